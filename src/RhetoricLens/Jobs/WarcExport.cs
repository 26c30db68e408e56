using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Warc;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Jobs;

/// <summary>What was written.</summary>
/// <param name="Visits">Visits to addresses, each with a metadata record.</param>
/// <param name="Responses">Answers with their payload, redirects among them.</param>
/// <param name="Revisits">Answers that brought nothing new.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record WarcReport(int Visits, int Responses, int Revisits, long Bytes);

/// <summary>Writes what crawls received as a web archive that other tools can open.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="sourceId">Only visits of this source; null for all.</param>
/// <param name="crawlId">Only visits of this crawl; null for all. Answers of earlier crawls are referred to, not repeated.</param>
public sealed class WarcExport(Database store, string? sourceId, long? crawlId)
{
    private readonly Dictionary<long, WarcEarlier> _earlier = [];

    /// <summary>Writes the file, whole or not at all: it gets its name when it is complete.</summary>
    public Outcome<WarcReport> Write(string path, IProgress<Step>? progress, CancellationToken cancellation)
    {
        var unfinished = path + ".part";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            WarcReport report;
            using (var output = new FileStream(unfinished, FileMode.Create))
                report = Write(output, Path.GetFileName(path), progress, cancellation);
            if (report.Visits > 0)
                File.Move(unfinished, path, overwrite: false);
            return report.Visits > 0 ? report : new Problem("nothing_to_export", "No address was visited.", Named(), "Crawl a source first; sources and crawls are listed by their commands.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("path_unwritable", "The file cannot be written: " + failure.Message, path, "Give a new file in a folder that you may write to.");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private WarcReport Write(FileStream output, string name, IProgress<Step>? progress, CancellationToken cancellation)
    {
        var archive = new WarcArchive(new WarcWriter(output));
        archive.Begin(name, TimeProvider.System.GetUtcNow(), "RhetoricLens/" + typeof(WarcExport).Assembly.GetName().Version!.ToString(3), "Visits of " + Named());
        foreach (var visit in store.Archive.Read(sourceId, crawlId))
        {
            cancellation.ThrowIfCancellationRequested();
            if (crawlId is { } wanted && visit.CrawlId != wanted)
                Remember(visit);
            else
                Add(archive, visit);
            progress?.Report(new Step("export", archive.Visits, null));
        }
        output.Flush(flushToDisk: true);
        return new WarcReport(archive.Visits, archive.Responses, archive.Revisits, output.Length);
    }

    private void Add(WarcArchive archive, ArchivedVisit visit)
    {
        var hops = visit.HasHops ? store.Archive.Hops(visit.CrawlId, visit.PageId) : [];
        var body = visit.BodySha256 is null ? null : store.Bodies.Get(visit.BodySha256);
        var key = string.Create(CultureInfo.InvariantCulture, $"{store.StoreId}/{visit.CrawlId}/{visit.PageId}");
        var written = archive.Add(
            new WarcVisit(
                key, visit.Address, visit.FinalAddress ?? Answering(visit, hops), visit.EndedAt, visit.Status, visit.ContentType, visit.Headers, body, visit.Depth, visit.Outcome, visit.Reason, visit.DocumentId) { Hops = hops },
            _earlier.GetValueOrDefault(visit.PageId));
        if (written is not null)
            _earlier[visit.PageId] = written;
    }

    /// <summary>Where the last redirect leads, when an answer without a body came from there.</summary>
    private static string? Answering(ArchivedVisit visit, IReadOnlyList<RedirectHop> hops) =>
        visit.Status is not null && hops is [.., var last] && Uri.TryCreate(new Uri(last.Address), last.Headers.GetValueOrDefault("location"), out var address) ? address.AbsoluteUri : null;

    private void Remember(ArchivedVisit visit)
    {
        if (visit.BodySha256 is not null)
            _earlier[visit.PageId] = new WarcEarlier(null, visit.FinalAddress ?? visit.Address, visit.EndedAt);
    }

    private string Named() => (sourceId is null ? "all sources" : "source " + sourceId) + (crawlId is { } crawl ? string.Create(CultureInfo.InvariantCulture, $", crawl {crawl}") : "");
}
