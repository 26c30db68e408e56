using System.Globalization;
using System.Net;

namespace RhetoricLens.Configuration;

/// <summary>What a setting may be.</summary>
/// <param name="Text">In words, to follow "Give".</param>
/// <param name="HelpName">Placeholder in the help of a command; null for yes or no.</param>
/// <param name="Contains">Whether a value is one of them.</param>
public sealed record AllowedValues(string Text, string? HelpName, Predicate<string> Contains)
{
    public static AllowedValues YesOrNo { get; } = new("true or false", null, value => bool.TryParse(value, out _));

    public static AllowedValues Path { get; } = new("a path", "PATH", value => value.Length > 0 && !value.Contains('\0', StringComparison.Ordinal));

    public static AllowedValues Address { get; } = new("an address of this machine, such as 127.0.0.1, 0.0.0.0 or ::", "ADDRESS", value => value == "localhost" || IPAddress.TryParse(value, out _));

    public static AllowedValues Addresses { get; } = new("IP addresses separated by commas", "ADDRESS,...", value => Items(value).All(item => IPAddress.TryParse(item, out _)));

    public static AllowedValues HostNames { get; } = new(
        "names of hosts separated by commas, without http:// and port", "HOST,...", value => Items(value).All(item => Uri.CheckHostName(item) != UriHostNameType.Unknown));

    public static AllowedValues Endpoint { get; } = new(
        "an address such as http://127.0.0.1:4318", "URL", value => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    /// <summary>Whatever goes on one line.</summary>
    public static AllowedValues Line(string text, string helpName) => new(text, helpName, value => value.Length > 0 && !value.Any(char.IsControl));

    public static AllowedValues Whole(long least, long most) => new(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"), "N",
        value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most);

    public static AllowedValues OneOf(params string[] words) => new(string.Join(" or ", words), string.Join('|', words), value => words.Contains(value, StringComparer.Ordinal));

    /// <summary>The parts of a list that is separated by commas.</summary>
    public static string[] Items(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
