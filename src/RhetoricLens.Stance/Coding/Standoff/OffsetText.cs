using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding.Standoff;

/// <summary>A text whose places are counted in Unicode code points, as most tools outside this platform count.</summary>
internal sealed class OffsetText
{
    private readonly string _text;

    // Places of the first halves of pairs, in code points; nearly always empty.
    private readonly int[] _pairs;

    public OffsetText(string text)
    {
        _text = text;
        var units = Enumerable.Range(0, text.Length).Where(i => char.IsHighSurrogate(text[i])).ToArray();
        _pairs = [.. units.Select((unit, before) => unit - before)];
    }

    private int Length => _text.Length - _pairs.Length;

    /// <summary>
    /// The passage with the fingerprint: at its place, as far beside it as its neighbour, or anywhere within <see cref="Limits.MaxOffsetDrift"/>; there
    /// also somewhat shorter or longer, from word to word. Null when it is nowhere.
    /// </summary>
    public (int Start, string Text)? Find(int start, int end, string sha256, int drift) =>
        At(start, end, sha256) ?? At(start + drift, end + drift, sha256) ?? Near(start, end, sha256);

    private (int Start, string Text)? At(int start, int end, string sha256) =>
        start >= 0 && end <= Length && start < end && PassageText.Match(Slice(start, end), sha256) is { } passage ? (start, passage) : null;

    private (int Start, string Text)? Near(int start, int end, string sha256)
    {
        var starts = Enumerable.Range(start - Limits.MaxOffsetDrift, 2 * Limits.MaxOffsetDrift + 1)
            .Where(at => at >= 0 && at < Length)
            .OrderBy(at => Math.Abs(at - start))
            .ToArray();
        return starts.Select(at => At(at, at + end - start, sha256)).FirstOrDefault(found => found is not null)
            ?? starts.Where(IsWordStart).SelectMany(at => Ends(at + end - start).Select(to => At(at, to, sha256))).FirstOrDefault(found => found is not null);
    }

    /// <summary>Ends of words about a place: white space within a passage may have been added or taken away.</summary>
    private IEnumerable<int> Ends(int about)
    {
        const int Slack = 40;
        return Enumerable.Range(about - Slack, 2 * Slack + 1).Where(at => at > 0 && at <= Length && IsWordEnd(at)).OrderBy(at => Math.Abs(at - about));
    }

    private bool IsWordStart(int at) => !char.IsWhiteSpace(_text[Unit(at)]) && (at == 0 || char.IsWhiteSpace(_text[Unit(at) - 1]));

    private bool IsWordEnd(int at) => !char.IsWhiteSpace(_text[Unit(at) - 1]) && (at == Length || char.IsWhiteSpace(_text[Unit(at)]));

    private ReadOnlySpan<char> Slice(int start, int end) => _text.AsSpan(Unit(start), Unit(end) - Unit(start));

    /// <summary>Index in UTF-16 of a place in code points.</summary>
    private int Unit(int place)
    {
        if (_pairs.Length == 0)
            return place;
        var before = Array.BinarySearch(_pairs, place);
        return place + (before < 0 ? ~before : before);
    }
}
