using System.CommandLine;

namespace RhetoricLens.Configuration;

/// <summary>Which settings were given on the command line.</summary>
internal static class SettingFlags
{
    /// <summary>By key; an option that was not written is not among them, whatever its default.</summary>
    public static IReadOnlyDictionary<string, string> Of(ParseResult parsed) => SettingTable.All
        .Select(setting => (setting.Key, Value: Value(parsed, setting)))
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);

    private static string? Value(ParseResult parsed, Setting setting) => parsed.GetResult(setting.Flag) is System.CommandLine.Parsing.OptionResult { Implicit: false } given
        ? given.Tokens is { Count: > 0 } tokens ? string.Join(',', tokens.Select(token => token.Value)) : "true"
        : null;
}
