using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Crawling.Warc;
using RhetoricLens.Jobs;
using RhetoricLens.Queries;
using RhetoricLens.Tests.Core;
using RhetoricLens.Tests.Crawling.Extract.Pdf;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>A crawl of pages and a PDF on loopback, written as a web archive, opened by others and taken in again.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes them; xunit calls it.")]
public sealed class WarcTests : IAsyncLifetime
{
    private static readonly string Speech = House.States + " " + TextShinglesTests.Words(200);

    private readonly TempFolder _folder = new();
    private WebApplication _site = null!;
    private Workspace _workspace = null!;
    private PoliteFetcher _fetcher = null!;
    private Source _source = null!;

    public async Task InitializeAsync()
    {
        _site = await ServeAsync();
        var address = _site.Urls.Single();
        _source = new Source(
            "site", "A site", "CHE", "An institution", [address + "/"], null, ["en"], new SourceScope([new Uri(address).Authority], [], [], 2, 100), null, true, "");
        _workspace = Workspace.Open(Data).Value;
        _workspace.Store.Sources.Register([_source]);
        _fetcher = new PoliteFetcher(FetchSettings.Default with { AllowLoopback = true, Pace = TimeSpan.Zero }, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await _fetcher.DisposeAsync();
        _workspace.Dispose();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    private string Data => Path.Combine(_folder.Path, "data");

    private string Archive => Path.Combine(_folder.Path, "crawl.warc.gz");

    private async Task<CrawlReport> CrawlAsync() => (await new CrawlRun(_workspace, _fetcher, _source, null).RunAsync(CancellationToken.None))!;

    private WarcReport Export(long? crawl = null) => new WarcExport(_workspace.Store, "site", crawl).Write(Archive, null, CancellationToken.None).Value;

    private static List<WarcEntry.Record> Records(string file)
    {
        using var stream = File.OpenRead(file);
        return WarcReader.Read(stream, _ => true).Cast<WarcEntry.Record>().ToList();
    }

    [Fact]
    public async Task A_PDF_of_a_crawl_is_a_document_and_a_copy_of_it_names_the_original()
    {
        var report = await CrawlAsync();
        Assert.Equal((2, 1), (report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.NearDuplicate]));
        var pdf = _workspace.Store.Documents.Get("site:strategy.pdf")!.Content;
        Assert.Equal(("A strategy for the network", "2014-03-05", "CHE"), (pdf.Facts.Title, pdf.Facts.Date.ToString(), pdf.Facts.Country));
        // Both are read at once, and whichever is recorded first is the original.
        var copies = new[] { "site:copy", "site:speech" }.Select(id => (Id: id, _workspace.Document(id, null).Value.CopyOf)).OrderBy(document => document.CopyOf is null).ToArray();
        Assert.Equal((copies[1].Id, null), (copies[0].CopyOf, copies[1].CopyOf));
        Assert.Equal([copies[1].Id, copies[0].Id], _workspace.Document(copies[1].Id, null).Value.Places.Select(place => place.Document));
        Assert.Equal(2, _workspace.Store.Documents.Counts().Documents);
    }

    [Fact]
    public async Task What_was_crawled_is_taken_in_again_from_its_archive_word_by_word()
    {
        await CrawlAsync();
        var report = Export();
        Assert.Equal((4, 0), (report.Responses, report.Revisits));
        var run = await Cli.RunAsync("ingest", "warc", Archive, "--collection", "site", "--country", "CHE", "--data", Path.Combine(_folder.Path, "other"));
        Assert.Contains("added 3", run.Output);
        using var other = Workspace.Open(Path.Combine(_folder.Path, "other")).Value;
        Assert.Equal(
            _workspace.Store.Documents.ReadAfter(0, 10).Select(stored => stored.TextSha256).Order(), other.Store.Documents.ReadAfter(0, 10).Select(stored => stored.TextSha256).Order());
    }

    [Fact]
    public async Task Each_redirect_is_a_pair_of_records_before_the_answer_it_leads_to()
    {
        _source = _source with { Start = [_site.Urls.Single() + "/moved"] };
        await CrawlAsync();
        Export();
        var pairs = Records(Archive).Where(record => record.Header.Type is "response" or "request").Take(6).ToArray();
        Assert.Equal(["/moved", "/moved", "/moved/on", "/moved/on", "/speech", "/speech"], pairs.Select(record => record.Header.Target!.AbsolutePath));
        var (first, second) = (Encoding.UTF8.GetString(pairs[0].Block!), Encoding.UTF8.GetString(pairs[2].Block!));
        Assert.StartsWith("HTTP/1.1 301 Moved Permanently\r\n", first);
        Assert.Contains("location: /moved/on\r\n", first);
        Assert.EndsWith("\r\n\r\nIt has moved.", first);
        Assert.StartsWith("HTTP/1.1 302 Found\r\n", second);
    }

    [Fact]
    public async Task A_second_crawl_of_an_unchanged_site_is_revisits_that_refer_to_the_first()
    {
        await CrawlAsync();
        var second = await CrawlAsync();
        var report = Export(second.CrawlId);
        Assert.Equal((0, second.Outcomes[FetchOutcome.Unchanged]), (report.Responses, report.Revisits));
        var revisit = Records(Archive).First(record => record.Header.Type == "revisit");
        Assert.Equal((_site.Urls.Single() + "/", "http://netpreserve.org/warc/1.1/revisit/server-not-modified"), (revisit.Header["WARC-Refers-To-Target-URI"], revisit.Header["WARC-Profile"]));
    }

    [Fact]
    public async Task The_command_writes_a_new_file_and_never_over_one()
    {
        await CrawlAsync();
        var run = await Cli.RunAsync("export", "warc", "--source", "site", "--out", Archive, "--data", Data);
        Assert.Equal(0, run.Code);
        Assert.Contains("4 responses", run.Output);
        var again = await Cli.RunAsync("export", "warc", "--out", Archive, "--data", Data);
        Assert.Equal((1, true), (again.Code, again.Messages.Contains("The file is there already", StringComparison.Ordinal)));
        var nothing = await Cli.RunAsync("export", "warc", "--source", "none", "--out", Archive + "2", "--data", Data);
        Assert.Contains("No address was visited", nothing.Messages);
        Assert.False(File.Exists(Archive + "2"));
    }

    /// <summary>Webrecorder's warcio (npm install -g warcio), where it is on the path.</summary>
    [SkippableFact]
    public async Task Another_program_indexes_the_archive()
    {
        await CrawlAsync();
        Export();
        Skip.If(!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "warcio"))), "warcio is not installed.");
        using var process = Process.Start(new ProcessStartInfo("warcio", ["cdx-index", Archive]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var index = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.All(Records(Archive).Where(record => record.Header.Type == "response"), record =>
            Assert.Contains(record.Header["WARC-Payload-Digest"]!["sha1:".Length..], index));
    }

    private static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        using var sheet = new PdfSheet();
        sheet.Page().Line("A strategy for the network", 60, 780, 18, bold: true).Line("5 March 2014", 60, 750).Lines(60, 700, "The government will build the network with all who use it, and", "will report on the work to parliament each year in the spring.");
        var pdf = sheet.Bytes();
        app.MapGet("/", context => Page(context, "<ul><li><a href=\"/speech\">A</a></li><li><a href=\"/copy\">B</a></li><li><a href=\"/strategy.pdf\">C</a></li></ul>", "Mon, 02 Mar 2026 10:00:00 GMT"));
        app.MapGet("/speech", context => Page(context, $"<article><h1>Speech</h1><p>{Speech}</p></article>", "Mon, 02 Mar 2026 10:00:00 GMT"));
        app.MapGet("/copy", context => Page(context, $"<article><h1>Reprint</h1><p>{Speech} The end.</p></article>", "Mon, 02 Mar 2026 10:00:00 GMT"));
        app.MapGet("/moved", context =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (301, "/moved/on");
            return context.Response.WriteAsync("It has moved.");
        });
        app.MapGet("/moved/on", () => Results.Redirect("/speech"));
        app.MapGet("/strategy.pdf", () => Results.Bytes(pdf, "application/pdf"));
        await app.StartAsync();
        return app;
    }

    private static Task Page(HttpContext context, string body, string modified)
    {
        context.Response.Headers.LastModified = modified;
        if (context.Request.Headers.IfModifiedSince == modified)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"<!doctype html><html lang=\"en\"><head><title>x</title></head><body><main>{body}</main></body></html>");
    }
}
