using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index;

namespace RhetoricLens.Queries;

/// <summary>A search as asked on the command line, in an address or on the page.</summary>
public sealed record SearchQuery(SearchRequest Request)
{
    private const int DefaultRows = 20;

    /// <summary>Reads the words; a problem names the parameter that is wrong. The query itself is judged by the index.</summary>
    public static Outcome<SearchQuery> Parse(
        string? words, string? countries, string? from, string? to, string? language, string? kind, int? limit, string? cursor)
    {
        if (string.IsNullOrWhiteSpace(words))
            return new Problem("empty_query", "There is nothing to search for.", "q", "Give words, a \"phrase\" or a prefix*.");
        return Read(words, countries, from, to, language, kind, limit, cursor);
    }

    /// <summary>Reads what chooses a set of documents; no words at all choose every document that passes the filters.</summary>
    public static Outcome<SearchQuery> ParseSet(string? words, string? countries, string? from, string? to, string? language, string? kind) =>
        Read(words ?? "", countries, from, to, language, kind, null, null);

    private static Outcome<SearchQuery> Read(
        string words, string? countries, string? from, string? to, string? language, string? kind, int? limit, string? cursor)
    {
        var scope = QueryScope.Parse(countries, from, to);
        if (!scope.IsOk)
            return scope.Problem;
        if (limit is < 1 or > Limits.MaxPageRows)
            return new Problem("bad_limit", $"{limit} rows cannot be asked for.", "limit", $"Ask for 1 to {Limits.MaxPageRows}.");
        return new SearchQuery(new SearchRequest(words)
        {
            Countries = [.. scope.Value.Countries ?? []],
            From = scope.Value.From,
            To = scope.Value.To,
            Language = language,
            Kind = kind,
            Take = limit ?? DefaultRows,
            Cursor = cursor,
        });
    }
}

/// <summary>A passage that matched, with the places of the matches in the document's text.</summary>
public sealed record FragmentAnswer(int Start, int End, string Text, IReadOnlyList<TextSpan> Matches)
{
    /// <summary>The passage cut at its matches.</summary>
    public IEnumerable<(string Text, bool Matched)> Pieces()
    {
        var at = Start;
        foreach (var match in Matches)
        {
            if (match.Start > at)
                yield return (Text[(at - Start)..(match.Start - Start)], false);
            yield return (Text[(match.Start - Start)..(match.End - Start)], true);
            at = match.End;
        }
        if (at < End)
            yield return (Text[(at - Start)..], false);
    }
}

/// <summary>A document that was found.</summary>
public sealed record HitAnswer(
    string Id, string Title, PartialDate? Date, string? Country, string? Speaker, string Language, string? Kind, string Collection, double Score,
    IReadOnlyList<FragmentAnswer> Fragments)
{
    /// <summary>The document of which this is a copy; null when it stands for itself.</summary>
    public string? CopyOf { get; init; }
}

/// <summary>One page of hits, best first.</summary>
/// <param name="Total">Documents that match, on all pages.</param>
/// <param name="Hits">Best first; equal scores by id.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Model">Version of the model by whose scores the documents found are shown.</param>
public sealed record SearchAnswer(int Total, IReadOnlyList<HitAnswer> Hits, string? Next, string Model);

/// <summary>Asks the index.</summary>
public static class Searching
{
    public static Outcome<SearchAnswer> Search(this Workspace workspace, SearchQuery query)
    {
        var page = workspace.Index.Search(query.Request);
        return page.IsOk
            ? new SearchAnswer(page.Value.Total, page.Value.Hits.Select(hit => Answer(hit) with { CopyOf = workspace.Store.Copies.Of(hit.DocumentId)?.OriginalId }).ToArray(), page.Value.Next, workspace.AnsweringModel())
            : page.Problem;
    }

    private static HitAnswer Answer(SearchHit hit) => new(
        hit.DocumentId, hit.Facts.Title, hit.Facts.Date, hit.Facts.Country, hit.Facts.Speaker, hit.Facts.Language, hit.Facts.Kind, hit.Facts.Collection,
        Math.Round(hit.Score, 4),
        hit.Fragments.Select(fragment => new FragmentAnswer(fragment.Start, fragment.End, fragment.Text, fragment.Matches)).ToArray());
}
