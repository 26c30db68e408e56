using System.Net;
using System.Net.Http.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>A served program that is killed in the middle of its background work and started again: nothing is lost, nothing is done twice.</summary>
public sealed class DurableWorkTests : IDisposable
{
    private const int Speeches = 120;

    /// <summary>Pages that can be under way: one on the wire, two for each core waiting or being read, and a batch being recorded.</summary>
    private static readonly int UnderWay = 1 + (2 * Environment.ProcessorCount) + 32;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_crawl_missed_while_the_program_was_off_is_made_up_for_once_though_it_is_killed_in_the_middle()
    {
        await using var site = new DurableWorkSite(Speeches);
        await site.StartAsync();
        using var store = Registered(site, daysAgo: 4);
        await using (var first = await DurableWorkProgram.StartAsync(_folder.Path))
        {
            await first.UntilAsync(store, _ => site.Pages >= Speeches / 3);
            await first.KillAsync();
        }
        var crawl = Assert.Single(store.Jobs.Recent(10));
        Assert.Equal((WorkKind.Crawl, WorkState.Leased), (crawl.Work.Kind, crawl.Work.State));
        Assert.StartsWith("Makes up for ", crawl.Work.LastReason);
        DurableWorkProgram.LetLeasesRunOut(_folder.Path);
        await using var second = await DurableWorkProgram.StartAsync(_folder.Path);
        await second.UntilAsync(store, _ => store.Work.Get(crawl.Work.Id)!.State == WorkState.Done);
        Assert.Equal(2, Assert.Single(store.Jobs.Recent(10)).Work.Attempts);
        Assert.Equal(Speeches, Assert.Single(store.Crawls.Latest(10)).Outcomes[FetchOutcome.Stored]);
        Assert.InRange(site.Pages, Speeches, Speeches + UnderWay);
        Assert.Equal(Speeches, store.Documents.Counts().Documents);
        Assert.True(store.Sources.Get(DurableWorkSite.Source)!.NextDueAt > DateTimeOffset.UtcNow);
    }

    [Theory]
    [InlineData("index")]
    [InlineData("score")]
    public async Task Indexing_or_scoring_that_is_killed_goes_on_and_the_crawl_before_it_is_not_repeated(string phase)
    {
        await using var site = new DurableWorkSite(1);
        await site.StartAsync();
        using var store = Registered(site, daysAgo: 1);
        var gate = new TaskCompletionSource();
        site.Opened = gate.Task;
        await using (var first = await DurableWorkProgram.StartAsync(_folder.Path))
        {
            // Stored after the start, so that only what follows the crawl meets them; enough to take a while.
            foreach (var batch in Many(3_000).Chunk(Limits.StoreBatchDocuments))
                store.Documents.Put(batch, CancellationToken.None);
            gate.SetResult();
            await first.UntilAsync(store, _ => store.Jobs.Recent(1) is [{ Done: > 0 } job] && job.Phase == phase);
            await first.KillAsync();
        }
        var left = Unscored(store);
        Assert.InRange(left, 1, 3_001);
        DurableWorkProgram.LetLeasesRunOut(_folder.Path);
        await using var second = await DurableWorkProgram.StartAsync(_folder.Path);
        await second.UntilAsync(store, _ => store.Jobs.Recent(1)[0].Work.State == WorkState.Done);
        Assert.Equal((0, 1), (Unscored(store), site.Asked["/list"]));
        Assert.Single(store.Crawls.Latest(10));
        Assert.InRange(store.Jobs.Recent(1)[0].Total!.Value, 1, left);
    }

    [Fact]
    public async Task A_training_that_is_killed_is_done_by_the_next_start_and_leaves_one_model()
    {
        using var store = Database.Open(_folder.Path).Value;
        string job;
        await using (var first = await DurableWorkProgram.StartAsync(_folder.Path))
        {
            using var asked = await first.Client.PostAsJsonAsync("/v1/models/train", new { labels = new[] { "authored" } });
            Assert.True(asked.StatusCode == HttpStatusCode.Accepted, await asked.Content.ReadAsStringAsync());
            job = asked.Headers.Location!.ToString();
            await first.UntilAsync(store, _ => store.Jobs.Recent(1)[0].Phase.Length > 0);
            await first.KillAsync();
        }
        Assert.Equal(["linear-3"], Models());
        DurableWorkProgram.LetLeasesRunOut(_folder.Path);
        await using var second = await DurableWorkProgram.StartAsync(_folder.Path);
        await second.UntilAsync(store, _ => store.Jobs.Recent(1)[0].Work.State is WorkState.Done or WorkState.Failed);
        Assert.Contains("\"succeeded\"", await second.Client.GetStringAsync(job), StringComparison.Ordinal);
        Assert.Equal(2, Models().Length);
    }

    private string[] Models() => Workspace.RegistryOf(_folder.Path).List().Value.Select(model => model.Id).ToArray();

    private static int Unscored(Database store) => store.Scores.CountUnscored("linear-3", PassageSplitter.Version);

    private Database Registered(DurableWorkSite site, int daysAgo)
    {
        using (var past = Database.Open(_folder.Path, new Past(daysAgo)).Value)
            past.Sources.Register([site.Definition()]);
        return Database.Open(_folder.Path).Value;
    }

    internal static ExtractedDocument[] Many(int count)
    {
        var facts = new DocumentFacts("test", "Statement", null, "EST", null, null, null, "speech", "en", null, null, null, SpeakerType.State);
        return Enumerable.Range(0, count)
            .Select(i => new ExtractedDocument(DocumentId.Of("test", $"{i}"), facts, string.Concat(Enumerable.Range(0, 12).Select(k => $"The Internet of place {i * k} must be governed by rule {i + k} of all states and users together. ")), []))
            .ToArray();
    }

    private sealed class Past(int days) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - TimeSpan.FromDays(days);
    }
}
