namespace RhetoricLens.Core;

/// <summary>Whose voice a document carries; a firm's or a citizen's words never count as their state's.</summary>
public enum SpeakerType { State, Nonstate }

/// <summary>A stretch of a text spoken by one voice.</summary>
/// <param name="Start">First character in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Speaker">Name as given.</param>
/// <param name="Role">Office or function as given; null when unknown.</param>
/// <param name="Country">Code of <see cref="Countries"/> for which the voice speaks; null when it speaks for no state.</param>
/// <param name="IsQuotation">True when the document quotes this voice, false when the voice is a party to the document.</param>
public sealed record Turn(int Start, int End, string? Speaker, string? Role, string? Country, bool IsQuotation);

/// <summary>What is known of a document apart from its words.</summary>
/// <param name="Collection">Corpus or source the document belongs to (ungdc, digests, a source's id ...).</param>
/// <param name="Title">Title; empty when there is none.</param>
/// <param name="Date">When it was delivered or published; null when unknown: then it is in no trend.</param>
/// <param name="Country">Code of <see cref="Countries"/>; null when it speaks for no state.</param>
/// <param name="Speaker">Who speaks, as given.</param>
/// <param name="Role">The speaker's office.</param>
/// <param name="Venue">Where it was said or printed.</param>
/// <param name="Kind">speech, op-ed, strategy, declaration, resolution, submission, joint-statement, article ...</param>
/// <param name="Language">BCP 47 tag of the stored text; "und" when unknown.</param>
/// <param name="Url">Address from which the text was obtained; null for a local file.</param>
/// <param name="Cites">Address of the original when the text is about another document (a digest); null otherwise.</param>
/// <param name="Verified">How the facts were verified (page, mention, memory); null when not stated.</param>
/// <param name="SpeakerType">State voice or not.</param>
public sealed record DocumentFacts(
    string Collection,
    string Title,
    PartialDate? Date,
    string? Country,
    string? Speaker,
    string? Role,
    string? Venue,
    string? Kind,
    string Language,
    string? Url,
    string? Cites,
    string? Verified,
    SpeakerType SpeakerType)
{
    /// <summary>The user's other metadata columns, kept as given; sorted by name so that equal facts compare equal when serialised.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A clean, dated text with its facts, ready to be stored.</summary>
/// <param name="Id">Stable identity, safe in an address: letters, digits and <c>. _ - : ~</c> (see <see cref="DocumentId"/>).</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Text">NFC text; paragraphs are separated by one blank line.</param>
/// <param name="Turns">Voices in reading order, not overlapping; text outside every turn is the document's own speaker.</param>
public sealed record ExtractedDocument(string Id, DocumentFacts Facts, string Text, IReadOnlyList<Turn> Turns);

/// <summary>A document as the store holds it: one version of it.</summary>
/// <param name="VersionId">Number of this version in the store; also its place in the change log.</param>
/// <param name="Version">1 for the first text stored under this id, 2 for the next ...</param>
/// <param name="StoredAt">When this version was stored.</param>
/// <param name="TextSha256">Lower-case hexadecimal SHA-256 of the UTF-8 text.</param>
/// <param name="Content">Text, facts and turns.</param>
public sealed record StoredDocument(long VersionId, int Version, DateTimeOffset StoredAt, string TextSha256, ExtractedDocument Content);

/// <summary>What became of a document handed to the store.</summary>
public enum StoreOutcome { Added, NewVersion, Unchanged }
