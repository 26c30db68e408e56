using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>Several programs that share a PostgreSQL store, killed at random.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes them; xunit calls it.")]
public sealed class FleetTests(Xunit.Abstractions.ITestOutputHelper log) : IAsyncLifetime
{
    private const string SourceId = "sites";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly PostgresSchema? _schema = PostgresSchema.WhyNot is null ? new PostgresSchema() : null;
    private ManyHosts _sites = null!;

    private static int Kills => Times.Number("RHETORICLENS_FLEET_KILLS", 2);

    /// <summary>Pages to crawl where more are asked for than kills alone need.</summary>
    private static int? Tasks => Times.Number("RHETORICLENS_FLEET_TASKS", 0) is > 0 and var tasks ? tasks : null;

    private static int Hosts => Tasks is null ? 8 : 40;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_sites is not null)
            await _sites.DisposeAsync();
        _schema?.Dispose();
    }

    [PostgresFact]
    public async Task Workers_share_a_crawl_by_hosts_and_no_host_is_asked_by_two_at_once()
    {
        using var store = await BeginAsync(hosts: 9, pages: 40);
        using var one = Worker("one@example.org");
        using var two = Worker("two@example.org");
        using var three = Worker("three@example.org");
        await UntilAsync(() => store.Crawls.Get(1)?.State == "done" && store.Work.Get(1)!.State == WorkState.Done, one, two, three);
        AssertWhole(store);
        Assert.Equal(0, _sites.Impolite);
        Assert.Equal(_sites.Pages, _sites.Total);
        Assert.Equal(3, _sites.Askers.Count);
        Assert.All(_sites.Askers, asker => Assert.InRange(asker.Value, _sites.Pages / 10, _sites.Pages));
    }

    [PostgresFact]
    public async Task Killed_workers_lose_nothing_and_double_nothing()
    {
        using var store = await BeginAsync(hosts: Hosts, pages: (Tasks ?? (Hosts * (30 + (10 * Kills)))) / Hosts);
        var random = new Random(6);
        var workers = Enumerable.Range(0, 4).Select(i => Worker($"worker{i}@example.org")).ToArray();
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                await UntilAsync(() => _sites.Total >= (kill + 1) * _sites.Pages / (Kills + 2) || IsDone(store), workers);
                var victim = random.Next(workers.Length);
                workers[victim].Dispose();
                workers[victim] = Worker($"worker{victim}@example.org");
            }
            await UntilAsync(() => IsDone(store), workers);
        }
        finally
        {
            Array.ForEach(workers, worker => worker.Dispose());
        }
        AssertWhole(store);
        Assert.Equal(0, _sites.Impolite);
        // Of a worker that dies, what is under way is fetched again: a page on the wire for each host, and what is read and not yet recorded.
        Assert.InRange(_sites.Total, _sites.Pages, _sites.Pages + (Kills * (Hosts + (2 * Environment.ProcessorCount) + 32)));
        log.WriteLine($"{_sites.Pages} pages of {Hosts} hosts, {workers.Length} programs, {Kills} kills: none lost, none stored twice, {_sites.Total - _sites.Pages} fetched again");
    }

    [PostgresFact]
    public async Task Every_document_is_scored_once()
    {
        using var store = await BeginAsync(hosts: 4, pages: 30);
        using var one = Worker("one@example.org");
        using var two = Worker("two@example.org");
        await UntilAsync(() => IsDone(store), one, two);
        var model = new ModelRegistry(Workspace.ShippedModels).CurrentId().Value;
        Assert.True(store.Scores.IsComplete(model));
        Assert.Equal(0, store.Scores.CountUnscored(model, PassageSplitter.Version));
        Assert.All(store.Lists.Documents(new ListFilter(), 200, ""), document => Assert.True(document.Passages > 0));
    }

    [PostgresFact]
    public async Task An_export_that_a_worker_made_is_fetched_from_a_program_that_only_answers()
    {
        using var store = await BeginAsync(hosts: 2, pages: 10);
        using var worker = Worker("worker@example.org");
        await UntilAsync(() => IsDone(store), worker);
        using var api = await ServedAsync(_schema!.Connection);
        using var client = new HttpClient { BaseAddress = api.Address };
        var job = await (await client.PostAsJsonAsync("/v1/exports", new { format = "jsonl", texts = true })).Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        var id = job.GetProperty("id").GetInt64();
        await UntilAsync(() => store.Work.Get(id)!.State == WorkState.Done, worker, api);
        worker.Kill();
        var whole = await client.GetByteArrayAsync($"/v1/exports/{id}");
        using (var zip = new ZipArchive(new MemoryStream(whole)))
        using (var lines = new StreamReader(zip.GetEntry("documents.jsonl")!.Open()))
            Assert.Equal(20, (await lines.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        using var piece = new HttpRequestMessage(HttpMethod.Get, $"/v1/exports/{id}");
        piece.Headers.Range = new RangeHeaderValue(100, 199);
        using var part = await client.SendAsync(piece);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[100..200], await part.Content.ReadAsByteArrayAsync());
    }

    [FaketimeFact]
    public async Task Workers_whose_clocks_are_an_hour_off_share_a_crawl_as_others_do()
    {
        using var store = await BeginAsync(hosts: 6, pages: 20);
        using var late = Worker("late@example.org", "-1h");
        using var early = Worker("early@example.org", "+1h");
        await UntilAsync(() => IsDone(store), late, early);
        AssertWhole(store);
        Assert.Equal(0, _sites.Impolite);
        Assert.Equal(_sites.Pages, _sites.Total);
        Assert.Equal(2, _sites.Askers.Count);
        Assert.InRange(store.Crawls.Get(1)!.EndedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crawl_goes_on_by_itself_when_the_wire_to_the_database_is_mended(bool silently)
    {
        using var wire = new PostgresProxy(_schema!.Connection);
        using var store = await BeginAsync(hosts: 6, pages: 40);
        using var one = new FleetNode("one@example.org", wire.Connection, "worker", SourceId);
        using var two = new FleetNode("two@example.org", wire.Connection, "worker", SourceId);
        await UntilAsync(() => _sites.Total > _sites.Pages / 4, one, two);
        if (silently)
            wire.Silence();
        else
            wire.Cut();
        await Task.Delay(CutFor);
        wire.Mend();
        await UntilAsync(() => IsDone(store), one, two);
        AssertWhole(store);
        Assert.Equal(0, _sites.Impolite);
    }

    [PostgresFact]
    public async Task An_api_says_503_while_the_database_is_away_and_answers_when_it_is_back()
    {
        using var wire = new PostgresProxy(_schema!.Connection);
        using var api = await ServedAsync(wire.Connection);
        using var client = new HttpClient { BaseAddress = api.Address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/v1/documents", UriKind.Relative))).StatusCode);
        wire.Cut();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(new Uri("/v1/documents", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(new Uri("/readyz", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);
        wire.Mend();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/v1/documents", UriKind.Relative))).StatusCode);
    }

    /// <summary>How long the wire is cut; longer with RHETORICLENS_CUT_SECONDS.</summary>
    private static TimeSpan CutFor => TimeSpan.FromSeconds(Times.Number("RHETORICLENS_CUT_SECONDS", 8));

    private static async Task<FleetNode> ServedAsync(string connection)
    {
        var node = new FleetNode("api@example.org", connection, "api", SourceId, FleetNode.FreePort());
        using var client = new HttpClient { BaseAddress = node.Address };
        for (var end = DateTime.UtcNow + Patience; DateTime.UtcNow < end && !node.HasExited; await Task.Delay(200))
        {
            try
            {
                if ((await client.GetAsync(new Uri("/healthz", UriKind.Relative))).IsSuccessStatusCode)
                    return node;
            }
            catch (HttpRequestException)
            {
                continue;
            }
        }
        node.Kill();
        throw new InvalidOperationException("It does not answer: " + string.Join('\n', await node.Output));
    }

    private static bool IsDone(Database store) => store.Work.Get(1)!.State == WorkState.Done;

    private async Task<Database> BeginAsync(int hosts, int pages)
    {
        _sites = new ManyHosts(hosts, pages, TimeSpan.FromMilliseconds(20));
        await _sites.StartAsync();
        var store = Database.OpenShared(_schema!.Connection).Value;
        Assert.Empty(store.Sources.Register([_sites.Source(SourceId)]));
        store.Work.Enqueue(WorkKind.Crawl, "crawl", SourceId);
        return store;
    }

    private FleetNode Worker(string name, string? timeShift = null) => new(name, _schema!.Connection, "worker", SourceId, timeShift: timeShift);

    private void AssertWhole(Database store)
    {
        var crawl = store.Crawls.Get(1)!;
        var lists = _sites.Source(SourceId).Start.Count;
        Assert.Equal(
            $"done: Listing {lists}, Stored {_sites.Pages - lists}",
            $"{crawl.State}: {string.Join(", ", crawl.Outcomes.OrderBy(outcome => outcome.Key.ToString(), StringComparer.Ordinal).Select(outcome => $"{outcome.Key} {outcome.Value}"))}");
        Assert.Null(store.Crawls.Get(2));
        var counts = store.Documents.Counts();
        Assert.Equal((_sites.Pages - lists, _sites.Pages - lists), (counts.Documents, counts.Versions));
    }

    private static async Task UntilAsync(Func<bool> isSo, params FleetNode[] nodes)
    {
        var end = DateTime.UtcNow + Patience;
        while (!isSo())
        {
            if (nodes.FirstOrDefault(node => node.HasExited) is { } dead)
                Assert.Fail("A program ended by itself: " + string.Join('\n', await dead.Output));
            if (DateTime.UtcNow > end)
            {
                Array.ForEach(nodes, node => node.Kill());
                Assert.Fail("Too slow. " + string.Join('\n', (await Task.WhenAll(nodes.Select(node => node.Output))).SelectMany(lines => lines)));
            }
            await Task.Delay(20);
        }
    }
}
