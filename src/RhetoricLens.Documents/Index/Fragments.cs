using RhetoricLens.Core;
using RhetoricLens.Documents.Index.Analysis;
using RhetoricLens.Documents.Index.Queries;

namespace RhetoricLens.Documents.Index;

/// <summary>Chooses the passages of a text that answer a query best, and marks the words in them.</summary>
internal static class Fragments
{
    /// <summary>Passages shown of one document: enough to judge it, few enough to read twenty.</summary>
    private const int PerDocument = 2;

    internal static IReadOnlyList<Fragment> Of(string text, IReadOnlyList<Passage> passages, IReadOnlyList<QueryPattern> patterns, Stemmer? stemmer)
    {
        var scanned = text.Length > Limits.MaxFragmentScanChars ? text[..Limits.MaxFragmentScanChars] : text;
        var found = Find(scanned, patterns, stemmer);
        if (found.Count == 0)
            return [];
        var places = passages.Count > 0 ? passages.Select(passage => new TextSpan(passage.Start, passage.End)).ToList() : Paragraphs(scanned);
        return places
            .Select(place => (Place: place, Found: Within(found, place)))
            .Where(candidate => candidate.Found.Count > 0)
            .OrderByDescending(candidate => candidate.Found.DistinctBy(match => match.Pattern).Count())
            .ThenByDescending(candidate => candidate.Found.Count)
            .ThenBy(candidate => candidate.Place.Start)
            .Take(PerDocument)
            .Select(candidate => Cut(text, candidate.Place, candidate.Found))
            .ToArray();
    }

    /// <summary>A passage with what matches in it.</summary>
    internal static Fragment Whole(string text, Passage passage, IReadOnlyList<QueryPattern> patterns, Stemmer? stemmer)
    {
        var words = text[passage.Start..passage.End];
        var found = Find(words, patterns, stemmer).Select(match => new TextSpan(match.Span.Start + passage.Start, match.Span.End + passage.Start));
        return new Fragment(passage.Start, passage.End, words, Merge(found));
    }

    /// <summary>Stretches between blank lines, without white space at their ends.</summary>
    internal static List<TextSpan> Paragraphs(string text)
    {
        var paragraphs = new List<TextSpan>();
        foreach (var range in text.AsSpan().Split("\n\n"))
        {
            var part = text.AsSpan()[range];
            var start = range.Start.Value + (part.Length - part.TrimStart().Length);
            if (part.Trim().Length is > 0 and var length)
                paragraphs.Add(new TextSpan(start, start + length));
        }
        return paragraphs;
    }

    private static List<(TextSpan Span, int Pattern)> Find(string text, IReadOnlyList<QueryPattern> patterns, Stemmer? stemmer)
    {
        var found = new List<(TextSpan, int)>();
        if (patterns.Count == 0)
            return found;
        var words = TextAnalyzer.Instance.Tokens(text);
        stemmer = patterns.Any(pattern => pattern.Stems is not null) ? stemmer : null;
        for (var word = 0; word < words.Count; word++)
        {
            var stem = stemmer?.Of(text.AsSpan()[words[word].Start..words[word].End]);
            for (var pattern = 0; pattern < patterns.Count; pattern++)
            {
                if (patterns[pattern].At(words, word, stemmer, stem) is { } span)
                    found.Add((span, pattern));
            }
        }
        return found;
    }

    private static List<(TextSpan Span, int Pattern)> Within(List<(TextSpan Span, int Pattern)> found, TextSpan place)
    {
        var first = found.BinarySearch((place with { End = 0 }, -1), Comparer<(TextSpan Span, int Pattern)>.Create((a, b) => a.Span.Start.CompareTo(b.Span.Start)));
        first = first < 0 ? ~first : first;
        while (first > 0 && found[first - 1].Span.Start >= place.Start)
            first--;
        return found.Skip(first).TakeWhile(match => match.Span.Start < place.End).Where(match => match.Span.End <= place.End).ToList();
    }

    /// <summary>An unsplit paragraph may be long: then the fragment is the part around the first match.</summary>
    private static Fragment Cut(string text, TextSpan place, List<(TextSpan Span, int Pattern)> found)
    {
        var (start, end) = (place.Start, place.End);
        if (end - start > Limits.MaxPassageChars)
        {
            start = Math.Max(start, found[0].Span.Start - (Limits.TargetPassageChars / 2));
            end = Math.Min(end, start + (2 * Limits.TargetPassageChars));
        }
        var inside = found.Select(match => match.Span).Where(span => span.Start >= start && span.End <= end);
        return new Fragment(start, end, text[start..end], Merge(inside));
    }

    private static List<TextSpan> Merge(IEnumerable<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && span.Start < merged[^1].End)
                merged[^1] = merged[^1] with { End = Math.Max(span.End, merged[^1].End) };
            else
                merged.Add(span);
        }
        return merged;
    }
}
