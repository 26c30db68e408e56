using System.Text;
using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>
/// Puts wrapped lines together again and keeps the paragraphs that can be recognised. The evidence, in this order: numbered
/// paragraphs and list items; blank lines after a finished sentence; indents; and a line that ends although the next word would have fitted.
/// </summary>
internal static partial class Paragraphs
{
    /// <summary>Lines longer than this on average are whole paragraphs, not wrapped ones.</summary>
    private const double LongestWrap = 115;

    /// <summary>Characters up to which a line can be a greeting (Mr. President, distinguished delegates).</summary>
    private const int LongestGreeting = 40;

    public static string Join(IReadOnlyList<Line> lines)
    {
        if (lines.Count == 0)
            return "";
        var shape = Shape.Of(lines);
        var words = new Lazy<HashSet<string>>(() => WordsOf(lines));
        var text = new StringBuilder(lines[0].Text);
        for (var i = 1; i < lines.Count; i++)
        {
            if (Begins(lines[i - 1], lines[i], shape))
                text.Append("\n\n").Append(lines[i].Text);
            else
                Continue(text, lines[i].Text, words);
        }
        return text.ToString();
    }

    private static bool Begins(Line previous, Line line, Shape shape)
    {
        var ended = EndsSentence(previous.Text);
        // Over a page break the blank lines say nothing; only a greeting is known to be complete without a full stop.
        var mayEnd = ended || !line.AfterPage || previous.Text.Length < LongestGreeting;
        if (line.Starts || NumberedParagraph().IsMatch(line.Text))
            return mayEnd;
        if (!ended && char.IsLower(line.Text[0]))
            return false;
        if (!shape.Wrapped)
            return mayEnd;
        var room = previous.Text.Length + 1 + FirstWord(line.Text) < 0.9 * shape.Width;
        if (!ended)
            return mayEnd && room && (line.AfterBlank || previous.Text.Length < 0.5 * shape.Width);
        if (line.AfterBlank && !line.AfterPage && !shape.BlankBetweenLines)
            return true;
        return (shape.IndentsMean && line.Indented) || room;
    }

    /// <summary>
    /// Joins at a line end. A hyphen there is kept (Secretary-General, self-determination), as the United Nations break words only
    /// where a hyphen already stands, unless the text elsewhere has the word in one piece and nowhere with the hyphen.
    /// </summary>
    private static void Continue(StringBuilder text, string next, Lazy<HashSet<string>> words)
    {
        if (text.Length < 2 || text[^1] != '-' || !char.IsLetter(text[^2]) || !char.IsLetter(next[0]))
        {
            text.Append(' ').Append(next);
            return;
        }
        var start = text.Length - 1;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '-'))
            start--;
        var first = text.ToString(start, text.Length - 1 - start);
        var second = new string(next.TakeWhile(char.IsLetter).ToArray());
        if (char.IsLower(second[0]) && words.Value.Contains(first + second) && !words.Value.Contains(first + "-" + second))
            text.Length--;
        text.Append(next);
    }

    private static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd("”’\"')]»");
        return !end.IsEmpty && (end[^1] is '.' or '!' or '?' or ':' or ';' or '…') && !Abbreviation().IsMatch(end);
    }

    private static int FirstWord(string text) => text.IndexOf(' ', StringComparison.Ordinal) is var space and >= 0 ? space : text.Length;

    private static HashSet<string> WordsOf(IReadOnlyList<Line> lines)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            foreach (var word in Word().EnumerateMatches(line.Text))
                words.Add(line.Text.Substring(word.Index, word.Length));
        }
        return words;
    }

    [GeneratedRegex(@"^\d{1,3}\.\s+\p{Lu}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberedParagraph();

    [GeneratedRegex(@"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|Messrs|Gen|No|H\.E|[A-Z])\.$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"\p{L}+(?:-\p{L}+)*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    /// <summary>What the layout of a text says.</summary>
    /// <param name="Wrapped">Lines are broken at a width.</param>
    /// <param name="Width">That width: nine of ten lines are not longer.</param>
    /// <param name="IndentsMean">Some lines, but not most, are indented: those begin paragraphs.</param>
    /// <param name="BlankBetweenLines">Blank lines stand inside sentences too, so they say nothing alone.</param>
    private sealed record Shape(bool Wrapped, int Width, bool IndentsMean, bool BlankBetweenLines)
    {
        public static Shape Of(IReadOnlyList<Line> lines)
        {
            var lengths = lines.Select(line => line.Text.Length).Order().ToArray();
            var open = Enumerable.Range(1, lines.Count - 1).Where(i => !EndsSentence(lines[i - 1].Text) && char.IsLower(lines[i].Text[0])).ToArray();
            var wrapped = lines.Count > 3 && lengths.Average() < LongestWrap && open.Length > lines.Count / 8;
            var indented = lines.Count(line => line.Indented);
            var openBlanks = open.Count(i => lines[i].AfterBlank && !lines[i].AfterPage);
            return new Shape(wrapped, lengths[lengths.Length * 9 / 10], indented > 0 && indented < lines.Count / 2, openBlanks > open.Length / 10);
        }
    }
}
