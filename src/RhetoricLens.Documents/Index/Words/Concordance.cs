namespace RhetoricLens.Documents.Index.Words;

/// <summary>How the lines of a concordance are ordered.</summary>
public enum LineOrder
{
    /// <summary>By document id, then place in the text.</summary>
    Document,

    /// <summary>By date, undated ones last, then as <see cref="Document"/>.</summary>
    Date,

    /// <summary>By the nearest word before the keyword, then the one before that, and so on.</summary>
    Left,

    /// <summary>By the nearest word after the keyword, then the one after that, and so on.</summary>
    Right,
}

/// <summary>What a concordance is asked for.</summary>
/// <param name="Documents">Words or phrases to list (every word of the query that speaks for a document is a keyword), and which documents.</param>
/// <param name="Words">Words of context on either side, 1 to <see cref="Core.Limits.MaxContextWords"/>.</param>
/// <param name="Order">Order of the lines.</param>
/// <param name="Skip">Lines to pass over.</param>
/// <param name="Take">Lines wanted, at least 1.</param>
public sealed record ConcordanceRequest(SearchRequest Documents, int Words, LineOrder Order, int Skip, int Take);

/// <summary>A keyword in its context (KWIC).</summary>
/// <param name="DocumentId">Where it stands.</param>
/// <param name="VersionId">The version of the document that was indexed.</param>
/// <param name="Facts">What is known of the document.</param>
/// <param name="Start">First character of the keyword in the document's text.</param>
/// <param name="End">One past its last.</param>
/// <param name="Left">Text before it, of so many words.</param>
/// <param name="Keyword">As it stands in the text.</param>
/// <param name="Right">Text after it.</param>
public sealed record ConcordanceLine(
    string DocumentId, long VersionId, Core.DocumentFacts Facts, int Start, int End, string Left, string Keyword, string Right);

/// <summary>Lines of a concordance.</summary>
/// <param name="Occurrences">Exact number of places, on all pages.</param>
/// <param name="Documents">Documents that hold them.</param>
/// <param name="Lines">Those asked for.</param>
public sealed record Concordance(int Occurrences, int Documents, IReadOnlyList<ConcordanceLine> Lines);
