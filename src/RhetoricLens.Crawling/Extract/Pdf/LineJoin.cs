using System.Text;
using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>
/// Joins lines, and words that were broken at line ends. Typesetters add the hyphen, so it goes; it stays where the document writes the word with it
/// elsewhere (multi-stakeholder), where both halves are words of the document and their whole is not (decision-making), and behind self, non and the like.
/// </summary>
internal sealed partial class LineJoin
{
    /// <summary>First parts that English writes with a hyphen whatever follows.</summary>
    private static readonly HashSet<string> Hyphened = new(StringComparer.OrdinalIgnoreCase) { "self", "non", "vice", "quasi", "ex" };

    private readonly Dictionary<string, int> _words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Learns the words of a document from its lines.</summary>
    public LineJoin(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            foreach (var word in Word().EnumerateMatches(line))
                Count(line.AsSpan(word.Index, word.Length), atEnd: word.Index + word.Length >= line.Length - 1);
        }
    }

    /// <summary>The line ends within a word or before its second part.</summary>
    public static bool IsOpen(string text) => text.Length > 1 && IsHyphen(text[^1]) && char.IsLetter(text[^2]);

    /// <summary>The lines as one.</summary>
    public string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            Add(text, line);
        return text.ToString();
    }

    private void Add(StringBuilder text, string line)
    {
        if (text.Length < 2 || !IsHyphen(text[^1]) || !char.IsLetter(text[^2]) || !char.IsLetter(line[0]))
        {
            // Chinese and Japanese have no spaces.
            if (text.Length > 0 && !(IsIdeographic(text[^1]) && IsIdeographic(line[0])))
                text.Append(' ');
            text.Append(line);
            return;
        }
        var start = text.Length - 1;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '-'))
            start--;
        var first = text.ToString(start, text.Length - 1 - start);
        text.Length--;
        if (KeepsHyphen(first, SecondPart().Match(line).Value))
            text.Append('-');
        text.Append(line);
    }

    private bool KeepsHyphen(string first, string second)
    {
        if (second.Length > 0 && char.IsUpper(second[0]))
            return true;
        var (whole, hyphened) = (_words.GetValueOrDefault(first + second), _words.GetValueOrDefault(first + "-" + second));
        return whole != hyphened
            ? hyphened > whole
            : Hyphened.Contains(first) || (first.Length > 2 && second.Length > 2 && _words.ContainsKey(first) && _words.ContainsKey(second));
    }

    /// <summary>What stands at the end of a line may be half a word, and counts only when it is whole.</summary>
    private void Count(ReadOnlySpan<char> word, bool atEnd)
    {
        if (atEnd && IsHyphen(word[^1]))
            return;
        var key = word.ToString().Replace('\u2010', '-').Replace('\u2011', '-');
        _words[key] = _words.GetValueOrDefault(key) + 1;
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u00AD';

    private static bool IsIdeographic(char c) => c is (>= '\u3000' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF');

    [GeneratedRegex(@"\p{L}+(?:[-\u2010\u2011]\p{L}+)*[-\u2010\u00AD]?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\p{L}+(?:-\p{L}+)*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SecondPart();
}
