using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RhetoricLens.Api;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;
using RhetoricLens.Queries;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>What is counted, and where it goes.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly ConcurrentDictionary<string, double> _seen = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public TelemetryTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "RhetoricLens")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void Documents_and_passages_are_counted_where_they_are_stored_and_scored()
    {
        using var library = new Library();
        Assert.True(_seen["rhetoriclens.documents.stored{outcome=added} {document}"] >= 2);
        Assert.True(_seen[$"rhetoriclens.passages.scored{{model={library.Workspace.ModelId}}} {{passage}}"] >= 2);
    }

    [Fact]
    public void A_search_and_a_trend_are_timed_in_seconds()
    {
        using var library = new Library();
        new Pipeline(library.Workspace).Index(CancellationToken.None);
        library.Workspace.Search(new SearchWords { Q = "internet" });
        library.Workspace.Trends(TrendQuery.Parse("CHN", null, null, "year").Value);
        Assert.InRange(_seen["rhetoriclens.search.duration{} s"], 0.000001, 600);
        Assert.InRange(_seen["rhetoriclens.trend.duration{} s"], 0.000001, 600);
    }

    [Fact]
    public async Task Prometheus_gets_the_gauges_of_the_data_folder_and_only_when_it_may()
    {
        using var library = new Library();
        var text = await GetAsync(library, new ServeSettings(House.FreePort()) { Metrics = true });
        Assert.Contains("rhetoriclens_index_lag", text);
        Assert.Contains("rhetoriclens_queue_age_seconds", text);
        Assert.Contains($"model=\"{library.Workspace.ModelId}\"", text);
        Assert.Contains("not_found", await GetAsync(library, new ServeSettings(House.FreePort())));
    }

    [Fact]
    public async Task A_collector_gets_metrics_and_traces_over_http()
    {
        using var library = new Library();
        new Pipeline(library.Workspace).Index(CancellationToken.None);
        var received = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var collector = await CollectAsync(received);
        var serve = new ServeSettings(House.FreePort()) { Otlp = new Uri(collector.Urls.Single()) };
        await using (var app = WebHost.Build(library.Workspace, FetchSettings.Default, FrozenSet<string>.Empty, serve))
        {
            Assert.Null(await app.TryListenAsync(serve.Port, "--port", CancellationToken.None));
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{serve.Port}") };
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/search?q=hushhush")).StatusCode);
            await app.StopAsync();
        }
        Assert.Contains("rhetoriclens.search.duration", received["/v1/metrics"]);
        Assert.Contains("rhetoriclens.index.lag", received["/v1/metrics"]);
        Assert.Contains("search", received["/v1/traces"]);
        Assert.DoesNotContain("hushhush", string.Concat(received.Values));
    }

    [Fact]
    public void The_guide_names_every_instrument_with_its_unit()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "src", "RhetoricLens", "docs", "operations.md"));
        using var library = new Library();
        using var metrics = new RhetoricLens.Operations.WorkspaceMetrics(library.Workspace);
        var instruments = new List<Instrument>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => instruments.Add(instrument) };
        listener.Start();
        var own = instruments.Where(instrument => instrument.Meter.Name == "RhetoricLens").ToArray();
        Assert.True(own.Length >= 12, $"only {own.Length} instruments were found");
        Assert.All(own, instrument => Assert.Contains($"| `{instrument.Name}` | {instrument.Unit} |", guide));
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _seen.AddOrUpdate(
        $"{instrument.Name}{{{string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}}} {instrument.Unit}", value, (_, before) => before + value);

    private static async Task<string> GetAsync(Library library, ServeSettings serve)
    {
        await using var app = WebHost.Build(library.Workspace, FetchSettings.Default, FrozenSet<string>.Empty, serve);
        Assert.Null(await app.TryListenAsync(serve.Port, "--port", CancellationToken.None));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{serve.Port}") };
        using var answer = await client.GetAsync("/metrics");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A collector that keeps what it is sent as text, in which names can be found.</summary>
    private static async Task<WebApplication> CollectAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapPost("/{**path}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(context.Request.Path.Value!, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        await app.StartAsync();
        return app;
    }
}
