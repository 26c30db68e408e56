using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index;

/// <summary>What an answer lists.</summary>
public enum SearchLevel { Document, Passage }

/// <summary>Order of an answer; equals go by id. The undated come last by either date.</summary>
public enum SearchSort { Rank, OldestFirst, NewestFirst }

/// <summary>What hits are counted by. Of the labels, a document counts for each that a passage of it has.</summary>
public enum SearchFacet { Country, Year, Source, Kind, Language, Label }

/// <summary>What is looked for.</summary>
/// <param name="Query">Words, "phrases", prefix*, fuzzy~, NEAR/n, BEFORE/n, AND, OR, NOT (or - before a term), fields and parentheses; words side by side must all occur.</param>
public sealed record SearchRequest(string Query)
{
    /// <summary>Codes of <see cref="Core.Countries"/>, any of which may speak; empty for all.</summary>
    public IReadOnlyCollection<string> Countries { get; init; } = [];

    /// <summary>Only documents whose date may lie on or after this day (one dated 2014 may lie in June).</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only documents whose date may lie on or before this day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>BCP 47; <c>zh</c> also finds <c>zh-Hant</c>.</summary>
    public string? Language { get; init; }

    /// <summary>See <see cref="DocumentFacts.Kind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>See <see cref="DocumentFacts.Collection"/>.</summary>
    public string? Source { get; init; }

    public SearchLevel Level { get; init; }

    public SearchSort Sort { get; init; }

    /// <summary>What all hits are counted by.</summary>
    public IReadOnlyList<SearchFacet> Facets { get; init; } = [];

    /// <summary>Model whose scores <c>stance:</c>, <c>label:</c> and the stance of hits mean; null when none has scored.</summary>
    public string? Model { get; init; }

    /// <summary>Reads what stands after <c>country:</c>; null for the table of countries alone.</summary>
    public Func<string, Outcome<IReadOnlyList<VoiceSpan>>>? ReadCountry { get; init; }

    /// <summary>Reads what stands after <c>group:</c>; null when no groups are known.</summary>
    public Func<string, Outcome<IReadOnlyList<VoiceSpan>>>? ReadGroup { get; init; }

    /// <summary>Hits wanted, 1 to <see cref="Limits.MaxPageRows"/>.</summary>
    public int Take { get; init; } = 20;

    /// <summary><see cref="SearchPage.Next"/> of the page before; null for the first.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A voice while it is wanted: of the members of a group, while they belong.</summary>
/// <param name="Country">Code of <see cref="Core.Countries"/>.</param>
/// <param name="From">First day; a document counts when its whole date lies on or after it. Null for no beginning.</param>
/// <param name="To">Last day, included. Null for no end.</param>
public readonly record struct VoiceSpan(string Country, DateOnly? From = null, DateOnly? To = null);

/// <summary>A stretch of a text.</summary>
/// <param name="Start">First character in the document's text (UTF-16).</param>
/// <param name="End">One past the last character.</param>
public readonly record struct TextSpan(int Start, int End);

/// <summary>A passage in which a query was found.</summary>
/// <param name="Start">First character in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Text">Its words.</param>
/// <param name="Matches">What matched, as places in the document's text, in order and not overlapping.</param>
public sealed record Fragment(int Start, int End, string Text, IReadOnlyList<TextSpan> Matches);

/// <summary>Where a document or passage stands on the axis by one model.</summary>
/// <param name="Axis">Mean over the passages that take a position, -1 (states rule) to +1 (shared rule).</param>
/// <param name="Positions">Those passages.</param>
/// <param name="Labels">What labels they have.</param>
public sealed record HitStance(double Axis, int Positions, IReadOnlyList<StanceLabel> Labels);

/// <summary>How many hits have a value.</summary>
public sealed record FacetCount(string Value, int Count);

/// <summary>A document that was found.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="VersionId">The version that was indexed.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Score">BM25; comparable within one answer only.</param>
/// <param name="Fragments">Its best passages, best first; empty when only the title or nothing within the searched beginning matches.</param>
public sealed record SearchHit(string DocumentId, long VersionId, DocumentFacts Facts, double Score, IReadOnlyList<Fragment> Fragments)
{
    /// <summary>The passage that was found; null when documents were looked for.</summary>
    public Passage? Passage { get; init; }

    /// <summary>Whose voice it is: of the passage, or of the document. Null for no state's.</summary>
    public string? Country { get; init; }

    /// <summary>Who speaks; null when not named.</summary>
    public string? Speaker { get; init; }

    /// <summary>Null when no passage takes a position.</summary>
    public HitStance? Stance { get; init; }
}

/// <summary>One page of an answer.</summary>
/// <param name="Total">Documents that match, on all pages.</param>
/// <param name="Hits">Best first; equal scores by document id.</param>
/// <param name="Next">Opaque cursor of the next page; null on the last.</param>
public sealed record SearchPage(int Total, IReadOnlyList<SearchHit> Hits, string? Next)
{
    /// <summary>Counts over all hits, each text once, most frequent first; years in order.</summary>
    public IReadOnlyDictionary<SearchFacet, IReadOnlyList<FacetCount>> Facets { get; init; } = new Dictionary<SearchFacet, IReadOnlyList<FacetCount>>();

    /// <summary>Hits that the facets leave out because another hit has the same text; 0 when no facets were asked for.</summary>
    public int Copies { get; init; }
}

/// <summary>What a replay did.</summary>
/// <param name="Indexed">Documents written to the index.</param>
/// <param name="Sequence">Number of the last version the index now holds.</param>
/// <param name="Notice">Why the index was rebuilt from the store; empty when it was only brought up to date.</param>
public sealed record ReplayReport(int Indexed, long Sequence, string Notice);
