using System.Net;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract.Facts;
using RhetoricLens.Crawling.Extract.Voices;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Makes a document of a fetched page: main text, facts, voices and links. Never throws on bad input.</summary>
public static class PageExtractor
{
    private static readonly Uri Local = new("file:///local");

    /// <summary>Reads a page.</summary>
    /// <param name="body">As fetched.</param>
    /// <param name="source">The source to which the page belongs.</param>
    /// <param name="clock">Tells today, after which no page was written; the system's when null.</param>
    public static PageContent Extract(FetchResult.Body body, Source source, TimeProvider? clock = null) =>
        // Character sets and feeds are found before the thread that reads begins.
        Guarded(() => OfKind(body, source, clock ?? TimeProvider.System));

    private static PageContent OfKind(FetchResult.Body body, Source source, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        var type = body.ContentType;
        if (FileKinds.Of(type, body.Bytes) is { } file)
            return InTime(cancel => file(body.Bytes, CanonicalUrl.Of(body.Address), IdOf(source, CanonicalUrl.Of(body.Address)), source, cancel), Limits.MaxFileExtract);
        if (type is not null && !type.Contains("html", StringComparison.Ordinal) && !type.Contains("xml", StringComparison.Ordinal) && type != "text/plain")
            return Refused(FetchOutcome.NotText, $"{type} is not a page.");
        if (PageDecoder.Decode(body.Bytes, body.Charset) is not { } text)
            return Refused(FetchOutcome.Undecodable, "The bytes are not text in any character set named or tried.");
        if (Listings.Read(body) is { } listed)
            return Listing(listed);
        PageLanguage.Load();
        return InTime(cancel => Read(type == "text/plain" ? Wrap(text) : text, body.Address, source, today, cancel), Limits.MaxExtract);
    }

    /// <summary>Reads a PDF or Word file from a disk; null when it is neither.</summary>
    internal static PageContent? ExtractFile(byte[] bytes, Source source) =>
        FileKinds.Of(null, bytes) is { } file ? InTime(cancel => file(bytes, Local, DocumentId.Of(source.Id, "file"), source, cancel), Limits.MaxFileExtract) : null;

    private static PageContent.Refused Listing(Outcome<ListedPages> listed) => listed.IsOk
        ? new PageContent.Refused(FetchOutcome.Listing, "A feed or sitemap.", listed.Value.Pages.Concat(listed.Value.Sitemaps).Select(page => page.Address).ToArray(), null)
        : Refused(FetchOutcome.Malformed, listed.Problem.What);

    private static PageContent InTime(Func<CancellationToken, PageContent> read, TimeSpan limit) =>
        TimedRun.Within(cancel => Guarded(() => read(cancel)), limit) ?? Refused(FetchOutcome.Malformed, $"The page could not be read within {limit.TotalSeconds:0} seconds.");

    private static PageContent Guarded(Func<PageContent> read)
    {
        try
        {
            return read();
        }
        // The parsers throw whatever a page drives them to; a page must not end the crawl, and an exception here would end the process.
        catch (Exception failure)
        {
            return Refused(FetchOutcome.Malformed, $"The page could not be parsed: {failure.GetType().Name}.");
        }
    }

    private static PageContent Read(string html, Uri address, Source source, DateOnly today, CancellationToken cancel)
    {
        var (document, reason) = GuardedParser.Parse(html, cancel);
        if (document is null)
            return Refused(FetchOutcome.Malformed, reason!);
        using (document)
        {
            var elements = new PageElements(document);
            // Read first: finding the text may change the tree.
            var next = PageLinks.Next(elements, address);
            return Read(elements, address, source, today) with { Next = next };
        }
    }

    private static PageContent Read(PageElements elements, Uri address, Source source, DateOnly today)
    {
        var links = PageLinks.All(elements, address);
        var canonical = PageLinks.Canonical(elements, address);
        // A page on disk has no address but the one it names.
        var own = address.IsFile && canonical is not null ? canonical : PageAddress.Of(address, canonical);
        var facts = new PageFacts(elements, source, own, today);
        var quotations = PageVoices.TakeQuotations(elements);
        var (found, isListing) = MainText.Find(elements.Document, address, facts.Title, facts.DescribedBody);
        var blocks = WithoutTitle(found, facts.Title);
        if (blocks.Count == 0)
            return new PageContent.Refused(isListing ? FetchOutcome.Listing : FetchOutcome.NoMainText, isListing ? "The page is mostly links." : "No main text was found.", links, canonical);
        var text = string.Join("\n\n", blocks.Select(block => block.Text));
        if (text.Length > Limits.MaxTextChars)
            return new PageContent.Refused(FetchOutcome.TooLarge, $"The text has more than {Limits.MaxTextChars} characters.", links, canonical);
        var stated = facts.Complete(text);
        var page = new ExtractedDocument(IdOf(source, own), stated.Facts, text, PageVoices.Turns(blocks, quotations, stated.Facts.Country));
        return new PageContent.Article(page, stated.Origins, links, canonical) { Speakers = stated.Speakers };
    }

    /// <summary>A name without the host where it is the source's first: those of other hosts must not meet it.</summary>
    private static string IdOf(Source source, Uri address)
    {
        var path = address.PathAndQuery.Trim('/');
        var name = path.EndsWith(".html", StringComparison.Ordinal) ? path[..^".html".Length] : path.Length > 0 ? path : "index";
        return DocumentId.Of(source.Id, source.Scope.Hosts is [var first, ..] && first == address.Authority ? name : $"{address.Authority}/{name}");
    }

    private static IReadOnlyList<TextBlock> WithoutTitle(IReadOnlyList<TextBlock> blocks, string title) =>
        blocks.Where((block, i) => i > 2 || !block.Text.Equals(title, StringComparison.OrdinalIgnoreCase)).ToArray();

    private static string Wrap(string plain) => "<article><p>" + WebUtility.HtmlEncode(plain.ReplaceLineEndings("\n")).Replace("\n\n", "</p><p>", StringComparison.Ordinal) + "</p></article>";

    private static PageContent.Refused Refused(FetchOutcome outcome, string reason) => new(outcome, reason, [], null);
}
