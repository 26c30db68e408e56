using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Crawling.Ingest;

namespace RhetoricLens.Crawling.Warc;

/// <summary>
/// The texts of a web archive, whoever wrote it: pages, PDF and Word files of its responses, and its texts (conversion records, as in WET files). What is
/// no text, no answer of a page (errors, redirects) or only leads to others is passed over and counted; what should be a text and is not is refused with its place.
/// </summary>
public sealed class WarcCorpus
{
    private static readonly HashSet<string> Holding = new(StringComparer.Ordinal) { "response", "resource", "conversion" };

    private readonly Source _source;
    private readonly string _file;
    private int _passedOver;

    private WarcCorpus(string file, Source source) => (_file, _source) = (file, source);

    /// <summary>Opens an archive; a problem when it cannot be read or is none.</summary>
    /// <param name="path">A .warc or .warc.gz file.</param>
    /// <param name="collection">Corpus of the documents; the file's name when null.</param>
    /// <param name="country">Code of the country for which the texts speak unless they say otherwise; null when they speak for none.</param>
    public static Outcome<Corpus> Open(string path, string? collection, string? country)
    {
        if (!File.Exists(path))
            return new Problem("missing_path", "There is no such file.", path, Directory.Exists(path) ? "It is a folder: ingest its files one by one." : "Check the path.");
        var file = Path.GetFileName(path);
        var name = collection ?? CorpusName.Of(file.Split('.')[0]);
        var corpus = new WarcCorpus(file, new Source(name, name, country, "", [], null, [], new SourceScope([], [], [], 1, 1), null, true, ""));
        try
        {
            using var stream = File.OpenRead(path);
            return WarcReader.IsArchive(stream)
                ? new Corpus(corpus.Items(path), null, () => corpus._passedOver)
                : new Problem("not_a_warc", "The file does not begin with a WARC record.", file, "Give a .warc or .warc.gz file; ARC files are not read.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("unreadable_file", "The file cannot be read: " + failure.Message, file, "Check its permissions.");
        }
    }

    private IEnumerable<IngestItem> Items(string path)
    {
        _passedOver = 0;
        using var stream = File.OpenRead(path);
        foreach (var entry in WarcReader.Read(stream, header => Holding.Contains(header.Type) && header.Target is not null))
        {
            if (Item(entry) is { } item)
                yield return item;
            else
                _passedOver++;
        }
    }

    /// <summary>Null for what is passed over.</summary>
    private IngestItem? Item(WarcEntry entry) => entry switch
    {
        WarcEntry.Damage damage => Refused(damage, null, "bad_warc", damage.Reason, "Records before and after it are taken; fetch the archive again."),
        WarcEntry.Record { Block: { } block, Header.Target: { } target } record => Page(record, block, target),
        WarcEntry.Record { Block: null } record when Holding.Contains(record.Header.Type) && record.Header.Target is { } target && record.Header.Length > 0 =>
            MayBeText(record.Header["Content-Type"]) ? Refused(record, target, "too_large", $"The record has {record.Header.Length} bytes.", "Pages and files of that size are not read.") : null,
        _ => null,
    };

    private IngestItem? Page(WarcEntry.Record record, byte[] block, Uri target)
    {
        var isHttp = record.Header["Content-Type"]?.Contains("application/http", StringComparison.OrdinalIgnoreCase) == true || (record.Header.Type == "response" && block.AsSpan().StartsWith("HTTP/"u8));
        if (!isHttp && record.Header.Type == "response")
            return null;
        var message = isHttp ? HttpMessage.Read(block) : Plain(record.Header, block);
        if (message is null)
            return Refused(record, target, "bad_warc", "The record holds no HTTP response.", "");
        // Errors and redirects are no texts, and images no words.
        if (message.Status is < 200 or > 299 or 206 || !TextMedia.MayHoldText(message.MediaType))
            return null;
        var (body, reason) = message.Decode();
        return body is null
            ? Refused(record, target, "undecodable", reason!, "")
            : Extracted(record, target, new FetchResult.Body(target, message.Status, message.MediaType, message.Charset, body, null, null, message.Fields));
    }

    /// <summary>Resources and conversions are the payload itself.</summary>
    private static HttpMessage Plain(WarcHeader header, byte[] block) =>
        new(200, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["content-type"] = header["Content-Type"] ?? "" }, block);

    private IngestItem? Extracted(WarcEntry.Record record, Uri target, FetchResult.Body body) => PageExtractor.Extract(body, _source) switch
    {
        PageContent.Article article => new IngestItem.Read(article.Document),
        PageContent.Refused { Outcome: FetchOutcome.Listing or FetchOutcome.NotText } => null,
        PageContent.Refused refused => Refused(record, target, Code(refused.Outcome), refused.Reason, ""),
        var other => throw new InvalidOperationException("Unknown page content: " + other.GetType().Name),
    };

    private static string Code(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.NoMainText => "no_main_text",
        FetchOutcome.Undecodable => "undecodable",
        FetchOutcome.TooLarge => "too_large",
        _ => "malformed_page",
    };

    private static bool MayBeText(string? type) => type is null || type.Contains("http", StringComparison.OrdinalIgnoreCase) || type.StartsWith("text/", StringComparison.OrdinalIgnoreCase);

    private IngestItem.Refused Refused(WarcEntry entry, Uri? target, string code, string what, string remedy) =>
        new(new Problem(code, what, $"{_file}, record {entry.Number} at byte {entry.Offset} (unpacked){(target is null ? "" : ", " + target.AbsoluteUri)}", remedy));
}
