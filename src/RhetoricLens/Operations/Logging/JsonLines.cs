using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace RhetoricLens.Operations.Logging;

/// <summary>An event as one JSON object on one line: time (UTC), level, category, event, message, the message's values by name, exception.</summary>
internal sealed class JsonLines() : ConsoleFormatter(FormatName)
{
    public const string FormatName = "json-lines";

    /// <summary>The template of a message, which the message itself makes needless.</summary>
    private const string Template = "{OriginalFormat}";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter writer) => writer.WriteLine(Line(
        entry.LogLevel, entry.Formatter(entry.State, entry.Exception), entry.Category, entry.EventId, Values(entry.State), entry.Exception));

    /// <summary>What the program itself says, in the shape of an event.</summary>
    public static string Line(LogLevel level, string message) => Line(level, message, "RhetoricLens", default, [], null);

    private static string Line(LogLevel level, string message, string category, EventId id, Dictionary<string, string> values, Exception? exception) => JsonSerializer.Serialize(new
    {
        time = TimeProvider.System.GetUtcNow(),
        level = level.ToString().ToLowerInvariant(),
        category,
        @event = id.Name ?? (id.Id == 0 ? null : $"{id.Id}"),
        message = OneLine.Of(message),
        values,
        exception = exception is null ? null : OneLine.Of(exception.ToString()),
    });

    private static Dictionary<string, string> Values<TState>(TState state) => state is IReadOnlyList<KeyValuePair<string, object?>> pairs
        ? pairs.Where(pair => pair.Key != Template).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => OneLine.Of($"{pair.Value}"), StringComparer.Ordinal)
        : [];
}
