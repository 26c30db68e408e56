using System.Collections;
using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration.Memory;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Configuration;

/// <summary>All settings as they hold for one run: a flag wins over the environment, that over the file, that over the default.</summary>
public sealed class Settings
{
    private const string DefaultOrigin = "default";

    private readonly Dictionary<string, SettingValue> _values;

    private Settings(IEnumerable<SettingValue> values) => _values = values.ToDictionary(value => value.Setting.Key, StringComparer.Ordinal);

    /// <summary>In the order of the table.</summary>
    public IEnumerable<SettingValue> All => SettingTable.All.Select(setting => _values[setting.Key]);

    /// <summary>Those of a command as it was given: its options, the environment, and the file that it names or that lies in the data folder.</summary>
    public static Outcome<Settings> Of(ParseResult parsed) => Of(SettingFile.Named(parsed), parsed.GetRequiredValue(Commands.CommonOptions.Data), Variables(), SettingFlags.Of(parsed));

    /// <summary>Puts the layers over one another and checks every value.</summary>
    /// <param name="file">The file that was named; null for the one in the data folder, if any.</param>
    /// <param name="data">Data folder.</param>
    /// <param name="variables">Environment.</param>
    /// <param name="flags">Options given, by key.</param>
    public static Outcome<Settings> Of(string? file, string data, IReadOnlyDictionary<string, string> variables, IReadOnlyDictionary<string, string> flags)
    {
        var read = SettingFile.Read(file, data);
        if (!read.IsOk)
            return read.Problem;
        (Func<Setting, string> Origin, IConfigurationProvider Values)[] layers =
        [
            (setting => setting.Flag, Layer(setting => flags.GetValueOrDefault(setting.Key))),
            (setting => setting.Variable, Layer(setting => variables.GetValueOrDefault(setting.Variable) is { Length: > 0 } value ? value : null)),
            (_ => read.Value.Path, Layer(setting => read.Value.Values.GetValueOrDefault(setting.Key) is { Length: > 0 } value ? value : null)),
            (_ => DefaultOrigin, Layer(setting => setting.Key == "data" ? data : setting.Default)),
        ];
        var values = SettingTable.All.Select(setting => Value(setting, layers)).ToArray();
        return values.Select(Check).OfType<Problem>().FirstOrDefault() is { } problem ? problem : new Settings(values);
    }

    /// <summary>The environment variables of this process.</summary>
    public static IReadOnlyDictionary<string, string> Variables() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);

    /// <summary>The value; null when it is empty.</summary>
    public string? Text(string key) => _values[key].Value is { Length: > 0 } value ? value : null;

    public int? Whole(string key) => Text(key) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    public bool Is(string key) => bool.Parse(_values[key].Value);

    /// <summary>The parts of a list; none when it is empty.</summary>
    public string[] List(string key) => AllowedValues.Items(_values[key].Value);

    private static MemoryConfigurationProvider Layer(Func<Setting, string?> value) => new(new MemoryConfigurationSource
    {
        InitialData = SettingTable.All.Select(setting => KeyValuePair.Create(setting.Key, value(setting))).Where(pair => pair.Value is not null),
    });

    private static SettingValue Value(Setting setting, (Func<Setting, string> Origin, IConfigurationProvider Values)[] layers)
    {
        foreach (var (origin, values) in layers)
        {
            if (values.TryGet(setting.Key, out var value))
                return new SettingValue(setting, value ?? "", origin(setting));
        }
        return new SettingValue(setting, setting.Default, DefaultOrigin);
    }

    private static Problem? Check(SettingValue value)
    {
        if (value.Origin == DefaultOrigin || value.Setting.Allowed.Contains(value.Value))
            return null;
        var given = value.Setting.IsSecret ? "The value" : $"\"{value.Value}\"";
        var place = value.Origin == value.Setting.Flag || value.Origin == value.Setting.Variable ? value.Origin : $"{value.Origin}, {value.Setting.Key}";
        return new Problem("bad_setting", $"{given} is no value for {value.Setting.Key}.", place, $"Give {value.Setting.Allowed.Text}.");
    }
}
