using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class ExtractTests : IDisposable
{
    private const string Speech = $"""
        <html lang="en"><head><title>On networks</title><link rel="canonical" href="https://example.org/speeches/7"><meta name="author" content="Ann Example">
        <meta property="article:published_time" content="2014-12-15"></head><body><article><p>{House.States}</p><p>{House.Shared}</p></article></body></html>
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_gives_one_line_of_json_a_page_in_the_order_of_their_paths()
    {
        _folder.File("b/second.html", Speech);
        _folder.File("a.txt", House.States);
        _folder.File("picture.png", "no page");
        Pack("c.html.gz", Speech);
        var run = await Cli.RunAsync("extract", _folder.Path, "--json", "--country", "EST");
        Assert.Equal((0, ""), (run.Code, run.Messages));
        var lines = Lines(run.Output);
        Assert.Equal(["a.txt", "b/second.html", "c.html.gz"], lines.Select(line => Path.GetRelativePath(_folder.Path, line.GetProperty("file").GetString()!)));
        Assert.Equal(JsonValueKind.Null, lines[0].GetProperty("url").ValueKind);
        Assert.All(lines.Skip(1), line =>
        {
            Assert.Equal(("https://example.org/speeches/7", "On networks", "2014-12-15", "day"), (Text(line, "url"), Text(line, "title"), Text(line, "date"), Text(line, "datePrecision")));
            Assert.Equal(("en", "EST", House.States + "\n\n" + House.Shared), (Text(line, "language"), Text(line, "country"), Text(line, "text")));
            Assert.Equal(["Ann Example"], line.GetProperty("speakers").EnumerateArray().Select(name => name.GetString()));
            Assert.Equal("article:published_time", Text(line.GetProperty("sources"), "date"));
        });
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_named_and_the_rest_goes_on()
    {
        _folder.File("1.html", "<p>Hi");
        _folder.File("2.html", Speech);
        File.WriteAllText(Path.Combine(_folder.Path, "3.html.gz"), "not packed");
        var json = await Cli.RunAsync("extract", _folder.Path, "--json");
        Assert.Equal((1, ""), (json.Code, json.Messages));
        Assert.Equal(["no_text", null, "unreadable_file"], Lines(json.Output).Select(line => line.TryGetProperty("problem", out var problem) ? Text(problem, "code") : null));
        var plain = await Cli.RunAsync("extract", _folder.Path);
        Assert.Equal(1, plain.Code);
        Assert.Contains("1.html: NoMainText", plain.Messages);
        Assert.Contains(House.States, plain.Output);
    }

    [Fact]
    public async Task What_is_printed_can_be_taken_in_as_a_text_with_its_facts()
    {
        var run = await Cli.RunAsync("extract", _folder.File("page.html", Speech), "--url", "https://example.org/speeches/8");
        var taken = await Cli.RunAsync("ingest", "folder", Path.GetDirectoryName(_folder.File("texts/speech.txt", run.Output))!, "--data", Path.Combine(_folder.Path, "data"));
        Assert.True(taken.Code == 0, taken.Messages);
        using var workspace = Workspace.Open(Path.Combine(_folder.Path, "data")).Value;
        var document = Assert.Single(workspace.Store.Documents.ReadAfter(0, 10)).Content;
        Assert.Equal(("On networks", "Ann Example", "2014-12-15"), (document.Facts.Title, document.Facts.Speaker, document.Facts.Date.ToString()));
        Assert.Equal(House.States + "\n\n" + House.Shared, document.Text.Trim());
    }

    [Fact]
    public async Task An_address_is_fetched_as_a_crawl_would()
    {
        await using var site = await ServeAsync();
        var run = await Cli.RunAsync("extract", site.Urls.Single() + "/speech", "--json", "--allow-loopback");
        Assert.True(run.Code == 0, run.Messages);
        Assert.Equal("On networks", Text(Lines(run.Output).Single(), "title"));
        var barred = await Cli.RunAsync("extract", site.Urls.Single() + "/private/speech", "--allow-loopback");
        Assert.Equal(1, barred.Code);
        Assert.Contains(nameof(FetchOutcome.Robots), barred.Messages);
        var inside = await Cli.RunAsync("extract", site.Urls.Single() + "/speech");
        Assert.Contains(nameof(FetchOutcome.BlockedAddress), inside.Messages);
    }

    private static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/robots.txt", () => "User-agent: *\nDisallow: /private/\n");
        app.MapGet("/{**path}", () => Results.Text(Speech, "text/html"));
        await app.StartAsync();
        return app;
    }

    private void Pack(string name, string content)
    {
        using var packed = new GZipStream(File.Create(Path.Combine(_folder.Path, name)), CompressionLevel.Fastest);
        packed.Write(System.Text.Encoding.UTF8.GetBytes(content));
    }

    private static JsonElement[] Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
