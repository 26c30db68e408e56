namespace RhetoricLens.Configuration;

/// <summary>What a setting is, and who said so.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Value">Its value; empty when the program works it out.</param>
/// <param name="Origin">Flag, environment variable, path of the file, or "default".</param>
public sealed record SettingValue(Setting Setting, string Value, string Origin)
{
    /// <summary>For readers: secrets hidden, what is worked out in words.</summary>
    public string Shown => Value.Length == 0 ? Setting.DefaultText : Setting.IsSecret ? "(hidden)" : Value;
}
