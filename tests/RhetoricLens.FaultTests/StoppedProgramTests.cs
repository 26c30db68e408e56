using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;
using RhetoricLens.Queries;
using RhetoricLens.Tests.Support;
using Xunit.Abstractions;

namespace RhetoricLens.FaultTests;

/// <summary>SIGTERM in each phase: the process ends within ten seconds, says so, and the next run goes on with nothing lost.</summary>
public sealed class StoppedProgramTests(ITestOutputHelper output) : IDisposable
{
    private const int Texts = 1_000;
    private const int Speeches = 150;

    private readonly TempFolder _folder = new();
    private readonly Random _random = new(30);

    private string Data => Path.Combine(_folder.Path, "data");

    /// <summary>Stops in each phase; more in CI.</summary>
    private static int Stops => int.TryParse(Environment.GetEnvironmentVariable("RHETORICLENS_STOPS"), CultureInfo.InvariantCulture, out var stops) ? stops : 5;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Data")]
    [InlineData("index")]
    [InlineData("score")]
    public async Task Texts_that_were_being_taken_in_are_all_there_after_the_next_run(string phase)
    {
        var texts = WriteTexts();
        string[] ingest = ["ingest", "folder", texts, "--data", Data];
        await StopAsync(phase, ingest);
        using var rest = new StoppedProgram(ingest);
        Assert.True(await rest.EndAsync() == 0, rest.Messages);
        using var workspace = Workspace.Open(Data).Value;
        var counts = workspace.Store.Documents.Counts();
        Assert.Equal((Texts, Texts), (counts.Documents, counts.Versions));
        Assert.Equal(workspace.Store.Documents.LastVersionId(), workspace.Index.Sequence);
        Assert.Equal(0, workspace.Store.Scores.CountUnscored(workspace.ModelId, RhetoricLens.Stance.Score.PassageSplitter.Version));
        Assert.Equal(workspace.ModelId, workspace.AnsweringModel());
    }

    [Fact]
    public async Task A_crawl_goes_on_where_it_was_stopped()
    {
        await using var site = await SiteAsync();
        string[] crawl = ["crawl", site.Urls.Single() + "/", "--allow-loopback", "--pace", "0", "--data", Data];
        await StopAsync("crawl", crawl);
        using var rest = new StoppedProgram(crawl);
        Assert.True(await rest.EndAsync() == 0, rest.Messages);
        using var workspace = Workspace.Open(Data).Value;
        Assert.Equal(Speeches, workspace.Store.Documents.Counts().Versions);
        Assert.Equal(("done", Speeches), (workspace.Store.Crawls.Get(1)!.State, workspace.Store.Crawls.Get(1)!.Outcomes[FetchOutcome.Stored]));
    }

    [Fact]
    public async Task A_training_leaves_the_model_in_use_and_nothing_half_written()
    {
        await StopAsync("train", "models", "train", "--data", Data);
        var registry = Workspace.RegistryOf(Data);
        Assert.Equal(["linear-3"], registry.List().Value.Select(model => model.Id));
        Assert.True(registry.Verify("linear-3").IsOk);
    }

    [Fact]
    public async Task A_server_puts_the_work_back_that_it_had_in_hand()
    {
        using (var workspace = Workspace.Open(Data).Value)
            Assert.True(new TrainOrder(["authored"], [], null, "", null, new DateOnly(2026, 11, 28)).Place(workspace, null).IsOk);
        for (var stop = 0; stop < Stops; stop++)
        {
            using var server = new StoppedProgram("serve", "--port", "0", "--log-level", "information", "--data", Data);
            // After the first stop the work may be leased for another minute: then the server is stopped while it waits.
            Assert.True(await server.ReachesAsync(stop == 0 ? "info: RhetoricLens.Jobs.WorkJob" : "Serving"), server.Messages);
            await Task.Delay(_random.Next(1_000));
            AssertEnded(await server.StopAsync(), server);
            Assert.DoesNotContain("   at ", server.Messages);
            using var workspace = Workspace.Open(Data).Value;
            Assert.Contains(workspace.Store.Work.Get(1)!.State, new[] { WorkState.Due, WorkState.Leased });
        }
    }

    /// <summary>Stops the program at a random moment of a phase, as often as there is work left in that phase; at least once.</summary>
    private async Task StopAsync(string phase, params string[] arguments)
    {
        for (var stop = 0; stop < Stops; stop++)
        {
            using var program = new StoppedProgram(arguments);
            if (!await program.ReachesAsync(phase))
            {
                Assert.True(stop > 0, program.Messages);
                return;
            }
            await Task.Delay(_random.Next(150));
            AssertEnded(await program.StopAsync(), program);
        }
    }

    private void AssertEnded(TimeSpan took, StoppedProgram program)
    {
        output.WriteLine($"stopped after {took.TotalSeconds:0.00} s: {program.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]}");
        Assert.True(took <= StoppedProgram.Patience, program.Messages);
    }

    private string WriteTexts()
    {
        for (var i = 0; i < Texts; i++)
            _folder.File($"texts/{i}.txt", $"---\ncountry: CHN\ndate: {1970 + (i % 50)}-02-03\n---\n" + string.Concat(Enumerable.Range(0, 20).Select(part => Sentence(i, part))));
        return Path.Combine(_folder.Path, "texts");
    }

    private static string Sentence(int text, int part) =>
        $"In matter {text * 31 + part} the delegation of {text} held that states alone should rule the Internet by treaty {part}, and spoke of {text % 7}, {part * 3} and {text + part}.\n\n";

    private static Task<WebApplication> SiteAsync() => LoopbackSite.StartAsync(site => site.MapGet("/{**path}", async (HttpContext context) =>
    {
        await Task.Delay(20);
        var path = context.Request.Path.Value!;
        return path == "/robots.txt" ? Results.NotFound() : Results.Text(path == "/" ? List() : Speech(path), "text/html");
    }));

    private static string List() => "<html><body><ul>" + string.Concat(Enumerable.Range(0, Speeches).Select(i => $"<li><a href=\"/speech/{i}\">Speech {i}</a></li>")) + "</ul></body></html>";

    private static string Speech(string path) => $"<html lang=\"en\"><head><title>Speech {path}</title></head><body><article><h1>Speech {path}</h1><p>In speech {path} the minister spoke at length about "
        + "the rules of the network, about who should make them, and about the part that governments and others have in that.</p></article></body></html>";
}
