using System.CommandLine;

namespace RhetoricLens.Configuration;

/// <summary>Something that can be set: in the file under its key, in the environment, and on the command line where a command has the option.</summary>
/// <param name="Key">Its one name, lower case with hyphens.</param>
/// <param name="Default">Value unless set; empty when the program works it out, as <see cref="DefaultText"/> says.</param>
/// <param name="Meaning">What it does, one line, with its unit.</param>
/// <param name="Allowed">What it may be.</param>
public sealed record Setting(string Key, string Default, string Meaning, AllowedValues Allowed)
{
    private readonly string? _defaultText;

    /// <summary>The default for readers.</summary>
    public string DefaultText { get => _defaultText ?? Default; init => _defaultText = value; }

    /// <summary>Never shown, nor logged.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The option of commands that have it.</summary>
    public string Flag => "--" + Key;

    /// <summary>The environment variable.</summary>
    public string Variable => SettingTable.VariablePrefix + Key.ToUpperInvariant().Replace('-', '_');

    /// <summary>The option for a command; what it is given is checked with all other settings, in <see cref="Settings"/>.</summary>
    public Option Option()
    {
        var description = $"{Meaning} (default: {DefaultText})";
        return Allowed.HelpName is null
            ? new Option<bool>(Flag) { Description = description }
            : new Option<string?>(Flag) { Description = description, HelpName = Allowed.HelpName };
    }
}
