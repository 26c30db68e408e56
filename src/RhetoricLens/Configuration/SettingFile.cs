using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Commands;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Configuration;

/// <summary>The file of settings: a JSON object with a member for each key.</summary>
/// <param name="Path">Where it is; where it would be when it is not there.</param>
/// <param name="Values">By key; lists joined by commas.</param>
public sealed record SettingFile(string Path, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Its name in the data folder.</summary>
    public const string Name = "rhetoriclens.json";

    /// <summary>The file that the command or the environment names; null when neither does.</summary>
    public static string? Named(ParseResult parsed) => parsed.GetValue(CommonOptions.Config) ?? FromEnvironment();

    /// <summary>The file that the environment names.</summary>
    public static string? FromEnvironment() => Environment.GetEnvironmentVariable(SettingTable.FileVariable) is { Length: > 0 } path ? path : null;

    /// <summary>The data folder that a named file or the environment sets; null when neither does, or the file is bad, which is said when all settings are read.</summary>
    public static string? DataFolder(string? named)
    {
        if (Environment.GetEnvironmentVariable(SettingTable.Get("data").Variable) is { Length: > 0 } folder)
            return folder;
        return named is not null && Read(named, "") is { IsOk: true } file ? file.Value.Values.GetValueOrDefault("data") : null;
    }

    /// <summary>Reads the file that was named, which must be there, or the one in the data folder, which need not.</summary>
    public static Outcome<SettingFile> Read(string? named, string data)
    {
        var path = System.IO.Path.GetFullPath(named ?? System.IO.Path.Combine(data, Name));
        if (!File.Exists(path))
            return named is null ? new SettingFile(path, new Dictionary<string, string>(StringComparer.Ordinal)) : new Problem("config_unreadable", "There is no such file.", path, "Check the path given with --config.");
        var values = Load(path);
        if (!values.IsOk)
            return values.Problem;
        if (values.Value.Keys.FirstOrDefault(key => SettingTable.Find(key) is null) is { } unknown)
            return new Problem("unknown_setting", $"There is no setting \"{unknown}\".", path, "Give one of: " + string.Join(", ", SettingTable.All.Select(setting => setting.Key)) + ".");
        if (named is null && values.Value.ContainsKey("data"))
            return new Problem("bad_setting", "The file in the data folder cannot say where the data folder is.", $"{path}, data", "Give --data, or name a file elsewhere with --config.");
        return new SettingFile(path, values.Value);
    }

    private static Outcome<IReadOnlyDictionary<string, string>> Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new ConfigurationBuilder().AddJsonStream(stream).Build().GetChildren().ToDictionary(section => section.Key, Value, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or IOException or UnauthorizedAccessException or JsonException)
        {
            return new Problem("config_unreadable", "The file cannot be read as settings: " + exception.GetBaseException().Message, path, "Write one JSON object, such as {\"port\": 5080, \"contact\": \"you@example.org\"}.");
        }
    }

    /// <summary>A list in JSON becomes one with commas; an object within becomes what no setting takes.</summary>
    private static string Value(IConfigurationSection section) => section.Value
        ?? string.Join(',', section.GetChildren().Select(part => part.Key.All(char.IsAsciiDigit) ? part.Value ?? "{...}" : "{...}"));
}
