namespace RhetoricLens.Crawling.Extract;

/// <summary>An address that a feed or sitemap lists.</summary>
/// <param name="Address">Canonical.</param>
/// <param name="LastModified">As stated; null when it is not stated or not readable.</param>
public sealed record ListedPage(Uri Address, DateTimeOffset? LastModified);

/// <summary>What a feed or sitemap lists.</summary>
/// <param name="Pages">Pages, in the order of the file.</param>
/// <param name="Sitemaps">Further sitemaps, when the file is an index.</param>
/// <param name="Complete">False when the file broke off, or lists more than is read.</param>
public sealed record ListedPages(IReadOnlyList<ListedPage> Pages, IReadOnlyList<ListedPage> Sitemaps, bool Complete);
