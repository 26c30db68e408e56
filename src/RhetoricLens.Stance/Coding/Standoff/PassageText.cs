using System.Text;
using System.Text.RegularExpressions;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding.Standoff;

/// <summary>
/// How a stretch of a file becomes a passage: lines wrapped in mid-sentence are joined, and so, in a second reading, are words that a hyphen divides
/// at a line's end, which some who cut passages join and some do not.
/// </summary>
internal static partial class PassageText
{
    /// <summary>One space for each run of white space, none around the text.</summary>
    public static string Collapse(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }
        return result.ToString().TrimEnd(' ');
    }

    /// <summary>The reading of a stretch that has the fingerprint; null when none has.</summary>
    public static string? Match(ReadOnlySpan<char> stretch, string sha256)
    {
        var plain = Collapse(stretch);
        if (DocumentId.Sha256(plain) == sha256)
            return plain;
        if (!stretch.Contains('-'))
            return null;
        var joined = Collapse(DividedWord().Replace(stretch.ToString(), ""));
        return joined != plain && DocumentId.Sha256(joined) == sha256 ? joined : null;
    }

    [GeneratedRegex(@"(?<=\w)-\s*\n\s*(?=\w)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DividedWord();
}
