namespace RhetoricLens.Core.Outcomes;

/// <summary>What can become of an address in a crawl: a closed set, kept for every address with its reason.</summary>
public enum FetchOutcome
{
    /// <summary>In the frontier, not yet tried.</summary>
    Pending,

    /// <summary>Fetched; a document was stored.</summary>
    Stored,

    /// <summary>The server says that it has not changed since (304), or the same text was found.</summary>
    Unchanged,

    /// <summary>Fetched and used to find other addresses: a listing, feed or sitemap.</summary>
    Listing,

    /// <summary>Fetched; it is a print view of another page of the crawl, or names that page as its canonical address.</summary>
    Duplicate,

    /// <summary>Fetched; its text is, all but a few words, that of another document.</summary>
    NearDuplicate,

    /// <summary>Fetched; no main text was found.</summary>
    NoMainText,

    /// <summary>robots.txt disallows it, or could not be read because the server failed.</summary>
    Robots,

    /// <summary>Outside the source's scope: host, path, depth or date.</summary>
    OutOfScope,

    /// <summary>Its body went over the limit.</summary>
    TooLarge,

    /// <summary>Not HTML, XML or text.</summary>
    NotText,

    /// <summary>The bytes are not text in any character set found.</summary>
    Undecodable,

    /// <summary>404 or 410.</summary>
    Gone,

    /// <summary>Another 4xx or 5xx, or a protocol error.</summary>
    HttpError,

    /// <summary>Not finished within the deadline.</summary>
    Timeout,

    /// <summary>Given up because the body came slower than the least rate.</summary>
    Slow,

    /// <summary>The body ended before the length that the server had stated.</summary>
    Truncated,

    /// <summary>The name does not resolve.</summary>
    Dns,

    /// <summary>The connection was refused or cut.</summary>
    Connection,

    /// <summary>The connection could not be secured: certificate or protocol.</summary>
    Tls,

    /// <summary>Leads to a loopback, private or otherwise reserved address, or uses a scheme or port that is not allowed.</summary>
    BlockedAddress,

    /// <summary>Too many redirects or a redirect loop.</summary>
    RedirectLoop,

    /// <summary>The page could not be parsed within its limits.</summary>
    Malformed,
}
