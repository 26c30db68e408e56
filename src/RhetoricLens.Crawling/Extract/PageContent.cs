using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Extract;

/// <summary>What a fetched page holds.</summary>
/// <param name="Links">Absolute http and https addresses it links to, canonical, each once, in reading order; with rel=next.</param>
/// <param name="Canonical">The address the page names as its own (rel=canonical); null when it names none.</param>
public abstract record PageContent(IReadOnlyList<Uri> Links, Uri? Canonical)
{
    /// <summary>Which of the links the page names as the next part of itself (rel=next).</summary>
    public IReadOnlyList<Uri> Next { get; init; } = [];

    /// <summary>A text.</summary>
    /// <param name="Document">The text with its facts and voices.</param>
    /// <param name="Origins">For each known fact, by its name in lower case, where it was found: json-ld, og:title, time, source ...</param>
    /// <param name="Links">Addresses it links to.</param>
    /// <param name="Canonical">The address the page names as its own.</param>
    public sealed record Article(
        ExtractedDocument Document, IReadOnlyDictionary<string, string> Origins, IReadOnlyList<Uri> Links, Uri? Canonical) : PageContent(Links, Canonical)
    {
        /// <summary>Those whose words the page gives, one by one, as named; the document's speaker is all of them in one string.</summary>
        public IReadOnlyList<string> Speakers { get; init; } = [];
    }

    /// <summary>No text: Listing (mostly links, a feed or a sitemap), NoMainText, NotText, Undecodable or Malformed.</summary>
    /// <param name="Outcome">The class of failure.</param>
    /// <param name="Reason">One sentence for a reader.</param>
    /// <param name="Links">Addresses it links to.</param>
    /// <param name="Canonical">The address the page names as its own.</param>
    public sealed record Refused(FetchOutcome Outcome, string Reason, IReadOnlyList<Uri> Links, Uri? Canonical) : PageContent(Links, Canonical);
}
