using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using RhetoricLens.Benchmarks.Search;
using RhetoricLens.Commands;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.FaultTests;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Benchmarks.Fleet;

/// <summary><c>fleet</c>: crawling and scoring by 1, 2 and 4 workers on one PostgreSQL store, each a process of its own on this machine.</summary>
internal static class FleetCommand
{
    private const string SourceId = "sites";

    public static Command Create()
    {
        var folder = new Argument<string>("UNGDC") { Description = "The UN General Debate Corpus as unpacked" };
        var hosts = new Option<int>("--hosts") { Description = "Sites on loopback, each a host", DefaultValueFactory = _ => 24 };
        var pages = new Option<int>("--pages") { Description = "Pages of each", DefaultValueFactory = _ => 60 };
        var takes = new Option<int>("--takes") { Description = "Milliseconds that a host takes to answer", DefaultValueFactory = _ => 50 };
        var documents = new Option<int>("--documents") { Description = "Documents to score", DefaultValueFactory = _ => 10_000 };
        var workers = new Option<int[]>("--workers") { Description = "Sizes of the fleet", DefaultValueFactory = _ => [1, 2, 4], AllowMultipleArgumentsPerToken = true };
        var command = new Command("fleet", "Measure workers that share a PostgreSQL store, whose connection string is in RHETORICLENS_CONNECTION.") { folder, hosts, pages, takes, documents, workers };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (Environment.GetEnvironmentVariable("RHETORICLENS_CONNECTION") is not { Length: > 0 } server)
                return Terminal.Fail(Configuration.StoreChoice.NoConnection);
            foreach (var size in parsed.GetRequiredValue(workers))
            {
                using var schema = new Schema(server);
                await CrawlAsync(schema.Connection, size, parsed.GetValue(hosts), parsed.GetValue(pages), TimeSpan.FromMilliseconds(parsed.GetValue(takes)), cancellation);
            }
            foreach (var size in parsed.GetRequiredValue(workers))
            {
                using var schema = new Schema(server);
                if (await ScoreAsync(schema.Connection, size, parsed.GetRequiredValue(folder), parsed.GetValue(documents), cancellation) is { } problem)
                    return Terminal.Fail(problem);
            }
            return Terminal.Done;
        });
        return command;
    }

    private static async Task CrawlAsync(string connection, int size, int hosts, int pages, TimeSpan takes, CancellationToken cancellation)
    {
        await using var sites = new ManyHosts(hosts, pages, takes);
        await sites.StartAsync();
        using var store = Database.OpenShared(connection).Value;
        store.Sources.Register([sites.Source(SourceId)]);
        var nodes = Workers(size, connection);
        await ReadyAsync(store, size, cancellation);
        var cpu = Cpu(nodes);
        var clock = Stopwatch.StartNew();
        store.Work.Enqueue(WorkKind.Crawl, "crawl", SourceId);
        while (store.Crawls.Get(1)?.State != "done")
            await Task.Delay(50, cancellation);
        var (took, used) = (clock.Elapsed, Cpu(nodes) - cpu);
        Write($"crawl, {size} workers: {sites.Pages} pages of {hosts} hosts in {took.TotalSeconds:0.0} s from the asking on, {sites.Pages / took.TotalSeconds:0} a second, {used.TotalSeconds:0.0} s CPU of workers; {sites.Askers.Count} took part; {sites.Impolite} times two at once; {sites.Total - sites.Pages} asked twice");
        Array.ForEach(nodes, node => node.Dispose());
    }

    private static async Task<Core.Outcomes.Problem?> ScoreAsync(string connection, int size, string folder, int documents, CancellationToken cancellation)
    {
        var texts = SpeechParts.Read(folder, documents);
        if (!texts.IsOk)
            return texts.Problem;
        using var store = Database.OpenShared(connection).Value;
        var model = new ModelRegistry(Workspace.ShippedModels).CurrentId().Value;
        var nodes = Workers(size, connection);
        await ReadyAsync(store, size, cancellation);
        foreach (var batch in texts.Value.Chunk(Core.Limits.StoreBatchDocuments))
            store.Documents.Put(batch, cancellation);
        var (first, clock) = (store.Scores.CountUnscored(model, PassageSplitter.Version), Stopwatch.StartNew());
        while (store.Scores.CountUnscored(model, PassageSplitter.Version) > 0)
            await Task.Delay(50, cancellation);
        Write($"score, {size} workers: {first} of {texts.Value.Count} documents left when all were stored, scored in {clock.Elapsed.TotalSeconds:0.0} s, {first / clock.Elapsed.TotalSeconds:0} a second, {Cpu(nodes).TotalSeconds:0.0} s CPU of workers since their start");
        Array.ForEach(nodes, node => node.Dispose());
        return null;
    }

    private static FleetNode[] Workers(int size, string connection) =>
        [.. Enumerable.Range(0, size).Select(i => new FleetNode($"worker{i}@example.org", connection, "worker", SourceId))];

    private static async Task ReadyAsync(Database store, int size, CancellationToken cancellation)
    {
        while (store.Nodes.Running().Count < size)
            await Task.Delay(100, cancellation);
    }

    private static TimeSpan Cpu(FleetNode[] nodes) => nodes.Aggregate(TimeSpan.Zero, (sum, node) => sum + node.Cpu);

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>A schema of its own in the database, dropped at the end.</summary>
    private sealed class Schema : IDisposable
    {
        private readonly string _server;
        private readonly string _name = "bench_" + Guid.NewGuid().ToString("N");

        internal Schema(string server)
        {
            _server = server;
            Run($"CREATE SCHEMA {_name}");
            Connection = new NpgsqlConnectionStringBuilder(server) { SearchPath = _name }.ToString();
        }

        internal string Connection { get; }

        public void Dispose() => Run($"DROP SCHEMA {_name} CASCADE; DROP SCHEMA IF EXISTS {_name}_hangfire CASCADE");

        private void Run(string sql)
        {
            using var connection = new NpgsqlConnection(_server);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
