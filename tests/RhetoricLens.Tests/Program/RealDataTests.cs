using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Hosting;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>The program on real corpora, where the machine has them: folders ungdc, official-texts, kremlin-site-sample and gold.</summary>
public sealed class RealDataTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task All_speeches_of_the_general_debate_are_stored_indexed_and_scored()
    {
        var run = await Cli.RunAsync("ingest", "ungdc", Corpus("ungdc"), "--data", _folder.Path);
        Assert.True(run.Code == 0, run.Messages);
        using var workspace = Workspace.Open(_folder.Path).Value;
        Assert.Equal(10_952, workspace.Store.Documents.Counts().Documents);
        Assert.Equal(0, workspace.Store.Scores.CountUnscored(workspace.ModelId, RhetoricLens.Stance.Score.PassageSplitter.Version));
        Assert.Equal(workspace.Store.Documents.LastVersionId(), workspace.Index.Sequence);
        var speech = workspace.Store.Documents.Get("ungdc:USA_70_2015")!.Content;
        Assert.Equal(("USA", "2015", "Barack Obama"), (speech.Facts.Country, speech.Facts.Date.ToString(), speech.Facts.Speaker));
        Assert.DoesNotContain("**", workspace.Store.Documents.Get("ungdc:PER_79_2024")!.Content.Text);
    }

    [SkippableFact]
    public async Task Coded_passages_are_found_at_their_offsets_in_texts_taken_in_from_a_folder()
    {
        var run = await Cli.RunAsync("ingest", "folder", Path.Combine(Corpus("official-texts"), "official-texts"), "--data", _folder.Path);
        Assert.Contains("added 1331", run.Output);
        using var workspace = Workspace.Open(_folder.Path).Value;
        var passages = Gold().ToArray();
        var wrong = passages.Where(passage => !StandsInPlace(workspace, passage)).Select(passage => passage.GetProperty("id").GetString()).ToArray();
        // A few coded passages were cleaned of list marks within; their texts in the files are not.
        Assert.True(wrong.Length <= passages.Length / 100, string.Join(", ", wrong));
    }

    [SkippableFact]
    public async Task A_real_site_is_crawled_with_titles_dates_and_texts_and_a_crawl_again_stores_nothing()
    {
        await using var site = await ServeAsync(Path.Combine(Corpus("kremlin-site-sample"), "en.kremlin.ru"));
        string[] crawl = ["crawl", site.Urls.Single() + "/events/president/news/page/2.html", "--allow-loopback", "--pace", "0", "--country", "RUS", "--max-pages", "5000", "--data", _folder.Path];
        var run = await Cli.RunAsync(crawl);
        Assert.True(run.Code == 0, run.Messages);
        var again = await Cli.RunAsync(crawl);
        Assert.DoesNotContain(nameof(FetchOutcome.Stored), again.Output);
        using var workspace = Workspace.Open(_folder.Path).Value;
        var documents = workspace.Store.Documents.ReadAfter(0, 2000).Select(stored => stored.Content).ToArray();
        Assert.True(documents.Length > 850, $"only {documents.Length} documents");
        Assert.All(documents, document => Assert.NotEmpty(document.Facts.Title));
        Assert.All(documents, document => Assert.Equal(DatePrecision.Day, document.Facts.Date?.Precision));
        Assert.All(documents, document => Assert.InRange(document.Facts.Date!.Value.Start.Year, 2019, 2020));
    }

    [SkippableFact]
    public void The_shipped_model_admits_that_it_was_trained_on_the_gold_passages()
    {
        var set = LabelledSetReader.Read(Path.Combine(Corpus("gold"), "dev.jsonl")).Value;
        var registry = Workspace.RegistryOf(_folder.Path);
        Assert.Equal(813, registry.TrainedOn(registry.CurrentId().Value).Value.Seen(set).Passages);
    }

    private static string Corpus(string name)
    {
        Skip.If(Repository.RealData is null, "RHETORICLENS_REAL_DATA names no folder of real corpora.");
        return Path.Combine(Repository.RealData!, name);
    }

    private static IEnumerable<JsonElement> Gold() => File.ReadLines(Path.Combine(Corpus("gold"), "dev.jsonl"))
        .Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    /// <summary>Offsets of the gold set count Unicode code points; the store's count UTF-16 units.</summary>
    private static bool StandsInPlace(Workspace workspace, JsonElement passage)
    {
        var id = passage.GetProperty("id").GetString()!;
        var offsets = id[(id.LastIndexOf(':') + 1)..].Split('-').Select(offset => int.Parse(offset, CultureInfo.InvariantCulture)).ToArray();
        var document = workspace.Store.Documents.Get(DocumentId.Of(passage.GetProperty("corpus").GetString()!, passage.GetProperty("doc").GetString()!));
        if (document is null)
            return false;
        var runes = document.Content.Text.EnumerateRunes().Skip(offsets[0]).Take(offsets[1] - offsets[0]);
        return Words(string.Concat(runes)) == Words(passage.GetProperty("text").GetString()!);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<WebApplication> ServeAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var app = builder.Build();
        app.MapGet("/{**path}", (string path) => File.Exists(Path.Combine(folder, path))
            ? Results.File(Path.Combine(folder, path), path.EndsWith(".txt", StringComparison.Ordinal) ? "text/plain" : "text/html; charset=utf-8")
            : Results.NotFound());
        await app.StartAsync();
        return app;
    }
}
