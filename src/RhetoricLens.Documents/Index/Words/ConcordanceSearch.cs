using System.Globalization;
using Lucene.Net.Index;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Queries;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>Lists every place of a word or phrase with what stands around it.</summary>
internal sealed class ConcordanceSearch(IndexReader reader, StoredTexts texts)
{
    internal Outcome<Concordance> Run(ConcordanceRequest request, IEnumerable<QueryPattern> patterns, DocumentSet set)
    {
        var places = new Occurrences(reader, set).Of(patterns);
        var documents = places.DistinctBy(place => place.Document).Count();
        if (places.Count > Limits.MaxConcordanceLines && request.Order != LineOrder.Document)
            return TooMany(places.Count);
        var lines = request.Order == LineOrder.Document ? ByDocument(places, request) : Sorted(places, request);
        return new Concordance(places.Count, documents, lines);
    }

    private static Problem TooMany(int places) => new(
        "too_many_lines", string.Create(CultureInfo.InvariantCulture, $"The words stand at {places:N0} places; at most {Limits.MaxConcordanceLines:N0} are sorted."),
        "q", "Narrow the question by country, date or a longer phrase, or ask for the lines in the order of documents.");

    /// <summary>Only the documents of the lines asked for are read.</summary>
    private ConcordanceLine[] ByDocument(List<Occurrence> places, ConcordanceRequest request)
    {
        var ids = places.Select(place => place.Document).Distinct().ToDictionary(document => document, texts.Id);
        var wanted = places.OrderBy(place => ids[place.Document], StringComparer.Ordinal).ThenBy(place => place.Start).ThenBy(place => place.End)
            .Skip(request.Skip).Take(request.Take);
        return [.. Read(wanted, request.Words).Select(read => read.Line)];
    }

    private ConcordanceLine[] Sorted(List<Occurrence> places, ConcordanceRequest request)
    {
        var read = Read(places, request.Words);
        var sorted = request.Order switch
        {
            LineOrder.Date => read.OrderBy(row => row.Line.Facts.Date is { } date ? date.Start : DateOnly.MaxValue),
            LineOrder.Left => read.OrderBy(row => row.Context.Left, WordsInOrder.Comparer),
            _ => read.OrderBy(row => row.Context.Right, WordsInOrder.Comparer),
        };
        return [.. sorted
            .ThenBy(row => row.Line.DocumentId, StringComparer.Ordinal).ThenBy(row => row.Line.Start).ThenBy(row => row.Line.End)
            .Skip(request.Skip).Take(request.Take).Select(row => row.Line)];
    }

    private IEnumerable<(ConcordanceLine Line, Context Context)> Read(IEnumerable<Occurrence> places, int words)
    {
        var at = -1;
        StoredDocument? stored = null;
        foreach (var place in places)
        {
            if (place.Document != at)
                (at, stored) = (place.Document, texts.Of(place.Document));
            var context = Context.Around(stored!.Content.Text, place.Start, place.End, words, words);
            yield return (Line(stored, place, context), context);
        }
    }

    private static ConcordanceLine Line(StoredDocument stored, Occurrence place, Context context)
    {
        var text = stored.Content.Text;
        return new ConcordanceLine(
            stored.Content.Id, stored.VersionId, stored.Content.Facts, place.Start, place.End,
            OneLine(text[context.Start..place.Start]).TrimStart(), OneLine(text[place.Start..place.End]), OneLine(text[place.End..context.End]).TrimEnd());
    }

    /// <summary>White space of any kind becomes one space: a line is a line.</summary>
    private static string OneLine(string text) =>
        (text.Length > 0 && char.IsWhiteSpace(text[0]) ? " " : "") + string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        + (text.Length > 1 && char.IsWhiteSpace(text[^1]) ? " " : "");

    /// <summary>Compares lists of words word by word, as spelt in the index (folded); a shorter one comes first.</summary>
    private sealed class WordsInOrder : IComparer<IReadOnlyList<string>>
    {
        internal static readonly WordsInOrder Comparer = new();

        public int Compare(IReadOnlyList<string>? x, IReadOnlyList<string>? y)
        {
            for (var i = 0; i < Math.Min(x!.Count, y!.Count); i++)
            {
                if (string.CompareOrdinal(x[i], y[i]) is not 0 and var order)
                    return order;
            }
            return x.Count.CompareTo(y.Count);
        }
    }
}
