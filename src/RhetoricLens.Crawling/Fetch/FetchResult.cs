using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>What became of one exchange with a server.</summary>
/// <param name="Address">Where the exchange ended, after redirects.</param>
public abstract record FetchResult(Uri Address)
{
    /// <summary>The redirects on the way there, in order.</summary>
    public IReadOnlyList<RedirectHop> Hops { get; init; } = [];

    /// <summary>A body is here.</summary>
    /// <param name="Address">Final address, after redirects.</param>
    /// <param name="Status">HTTP status, 200 to 299.</param>
    /// <param name="ContentType">Media type in lower case without parameters; null when the server named none.</param>
    /// <param name="Charset">The charset parameter as given; null when there is none.</param>
    /// <param name="Bytes">The body, decompressed.</param>
    /// <param name="ETag">As given; null when there is none.</param>
    /// <param name="LastModified">As given; null when there is none.</param>
    /// <param name="Headers">What else is worth keeping for provenance, by lower-case name: date, content-language, link and the like.</param>
    public sealed record Body(
        Uri Address, int Status, string? ContentType, string? Charset, byte[] Bytes, string? ETag, string? LastModified,
        IReadOnlyDictionary<string, string> Headers) : FetchResult(Address);

    /// <summary>304: what was fetched before still holds.</summary>
    public sealed record NotModified(Uri Address) : FetchResult(Address);

    /// <summary>No body, and why.</summary>
    /// <param name="Address">Where it failed.</param>
    /// <param name="Outcome">The class of failure.</param>
    /// <param name="Reason">One sentence for a reader.</param>
    public sealed record Failed(Uri Address, FetchOutcome Outcome, string Reason) : FetchResult(Address)
    {
        /// <summary>HTTP status; 0 when there was none.</summary>
        public int Status { get; init; }

        /// <summary>How long the server asks to be left alone (Retry-After); null when it does not say.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>True when robots.txt could not be read because the server failed: the address itself was not asked for.</summary>
        public bool IsUnreachable { get; init; }
    }
}
