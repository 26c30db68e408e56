using System.Globalization;
using System.Text.RegularExpressions;

namespace RhetoricLens.Operations.Logging;

/// <summary>Text from elsewhere (addresses, titles, messages of servers) as it may stand in one line of a log or terminal.</summary>
internal static partial class OneLine
{
    /// <summary>
    /// The text with each line break, control character and mark that turns or hides text (Unicode Cc, Cf, Zl, Zp) as a space, so that nobody can forge a line or steer a terminal with it,
    /// and without keys and passwords, wherever somebody put one.
    /// </summary>
    public static string Of(string text)
    {
        if (text.Any(IsUnruly))
            text = string.Create(text.Length, text, (line, from) =>
            {
                for (var i = 0; i < line.Length; i++)
                    line[i] = IsUnruly(from[i]) ? ' ' : from[i];
            });
        return Secret().Replace(text, "${name}(hidden)");
    }

    private static bool IsUnruly(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A key of the API, and the password of a connection string.</summary>
    [GeneratedRegex("(?<name>\\brl_)[0-9a-f]{16,}|(?<name>\\b(?:password|pwd)\\s*=\\s*)[^;\\s]+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secret();
}
