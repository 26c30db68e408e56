using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace RhetoricLens.Operations.Logging;

/// <summary>An event as one line for people: level, category, number, message, exception.</summary>
internal sealed class TextLines() : ConsoleFormatter(FormatName)
{
    public const string FormatName = "lines";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter writer)
    {
        var message = entry.Formatter(entry.State, entry.Exception);
        writer.WriteLine(OneLine.Of($"{Level(entry.LogLevel)}: {entry.Category}[{entry.EventId.Id}] {message} {entry.Exception}".TrimEnd()));
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Critical => "error",
        _ => level.ToString().ToLowerInvariant(),
    };
}
