using RhetoricLens.Core;
using RhetoricLens.Documents.Index;

namespace RhetoricLens.Queries;

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

/// <summary>Where a document or passage stands.</summary>
/// <param name="Axis">Mean over the passages that take a position, -1 (states rule) to +1 (shared rule).</param>
/// <param name="Positions">How many passages those are.</param>
/// <param name="Labels">multilateral, multistakeholder, mixed: those that its passages have.</param>
public sealed record StanceAnswer(double Axis, int Positions, IReadOnlyList<string> Labels);

/// <summary>A document or passage that was found. Country and speaker are the document's, or those of the passage's voice; the score is BM25 (Robertson and Zaragoza 2009), comparable within one answer only.</summary>
public sealed record HitAnswer(
    string Id, string Title, PartialDate? Date, string? Country, string? Speaker, string Language, string? Kind, string Collection, double Score,
    IReadOnlyList<FragmentAnswer> Fragments)
{
    /// <summary>Place of the passage in its document, from 0; null when documents were looked for.</summary>
    public int? Passage { get; init; }

    /// <summary>By the answer's model; null when nothing takes a position.</summary>
    public StanceAnswer? Stance { get; init; }

    /// <summary>The document of which this is a copy; null when it stands for itself.</summary>
    public string? CopyOf { get; init; }
}

/// <summary>One page of hits in the order asked for.</summary>
/// <param name="Total">Documents or passages that match, on all pages, copies among them.</param>
/// <param name="Hits">Best first, or by date; equals by id.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Model">Version of the model by whose scores stances and labels are given.</param>
public sealed record SearchAnswer(int Total, IReadOnlyList<HitAnswer> Hits, string? Next, string Model)
{
    /// <summary>Exact counts over all hits, each text once, by facet; null when none were asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>>? Facets { get; init; }

    /// <summary>Hits that the facets leave out because another hit has the same text; null without facets.</summary>
    public int? Copies { get; init; }
}
