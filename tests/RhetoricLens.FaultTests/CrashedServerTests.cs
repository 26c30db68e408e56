using System.Diagnostics;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using Xunit.Abstractions;

namespace RhetoricLens.FaultTests;

public sealed class CrashedServerTests(ITestOutputHelper output)
{
    private const string SourceId = "sites";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [OwnPostgresFact]
    public async Task Workers_go_on_by_themselves_when_a_crashed_database_is_back_and_nothing_is_lost()
    {
        using var server = new PostgresServer();
        await using var sites = new ManyHosts(6, 40, TimeSpan.FromMilliseconds(20));
        await sites.StartAsync();
        using var store = Database.OpenShared(server.Connection).Value;
        store.Sources.Register([sites.Source(SourceId)]);
        store.Work.Enqueue(WorkKind.Crawl, "crawl", SourceId);
        using var one = new FleetNode("one@example.org", server.Connection, "worker", SourceId);
        using var two = new FleetNode("two@example.org", server.Connection, "worker", SourceId);
        await UntilAsync(() => sites.Total > sites.Pages / 3);
        server.Crash();
        await Task.Delay(TimeSpan.FromSeconds(4));
        var before = sites.Total;
        server.Start();
        var since = Stopwatch.StartNew();
        await UntilAsync(() => sites.Total > before);
        output.WriteLine($"asked the first page {since.Elapsed.TotalSeconds:0.0} s after the server was back");
        await UntilAsync(() => Try(() => store.Work.Get(1)?.State == WorkState.Done));
        Assert.False(one.HasExited || two.HasExited);
        Assert.Equal(sites.Pages - 6, store.Crawls.Get(1)!.Outcomes[FetchOutcome.Stored]);
        var counts = store.Documents.Counts();
        Assert.Equal((sites.Pages - 6, sites.Pages - 6), (counts.Documents, counts.Versions));
        Assert.Equal(0, sites.Impolite);
    }

    private static bool Try(Func<bool> ask)
    {
        try
        {
            return ask();
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var end = DateTime.UtcNow + Patience; !isSo(); await Task.Delay(50))
            Assert.True(DateTime.UtcNow < end, "Too slow.");
    }
}
