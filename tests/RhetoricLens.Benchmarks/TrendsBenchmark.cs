using System.CommandLine;
using System.Diagnostics;
using RhetoricLens.Commands;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Benchmarks;

/// <summary><c>trends</c>: a synthetic store of a million scored passages, and how long 50 countries by year with intervals take in one call.</summary>
internal static class TrendsBenchmark
{
    /// <summary>The name of the model that travels with the program: <c>serve</c> on the folder then shows the store.</summary>
    private const string Model = "linear-3";
    private const int OnTopic = 10;
    private const int FirstYear = 2000;
    private const int Years = 25;

    public static Command Create()
    {
        var documents = new Option<int>("--documents") { Description = "Documents, each with 10 scored passages on topic", DefaultValueFactory = _ => 100_000 };
        var calls = new Option<int>("--calls") { Description = "Calls of each kind", DefaultValueFactory = _ => 40 };
        var folder = new Option<string?>("--folder") { Description = "Keep the store here, and take it up again; made anew when left out", HelpName = "DIR" };
        var command = new Command("trends", "Measure trends over a synthetic store of a million scored passages; results on standard output.") { documents, calls, folder };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed.GetValue(documents), parsed.GetValue(calls), parsed.GetValue(folder), cancellation), cancellation));
        return command;
    }

    private static int Run(int documents, int calls, string? folder, CancellationToken cancellation)
    {
        var kept = folder is not null;
        folder ??= Directory.CreateTempSubdirectory("rhetoriclens-trends-").FullName;
        try
        {
            Fill(folder, documents, cancellation);
            Measure(folder, calls, cancellation);
            return Terminal.Done;
        }
        finally
        {
            if (!kept)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(string folder, int documents, CancellationToken cancellation)
    {
        using var store = Database.Open(folder).Value;
        if (store.Scores.Models().Contains(Model))
            return;
        var (random, clock, codes) = (new Random(1), Stopwatch.StartNew(), Codes());
        foreach (var batch in Enumerable.Range(0, documents).Chunk(Limits.StoreBatchDocuments))
        {
            store.Documents.Put([.. batch.Select(i => Document(i, codes[i % codes.Length]))], cancellation);
            store.Scores.SaveScores(Model, 1, [.. batch.Select(i => Scored(store.Documents.Get($"b:{i}")!.VersionId, codes[i % codes.Length], random))], cancellation);
        }
        store.Scores.MarkComplete(Model, 1);
        Terminal.Say($"{documents} documents stored in {clock.Elapsed.TotalSeconds:0} s");
    }

    private static string[] Codes() => [.. Countries.All.Where(country => country.Kind == CountryKind.Country).Take(50).Select(country => country.Code)];

    private static ExtractedDocument Document(int i, string country) => new(
        $"b:{i}",
        new DocumentFacts("b", "A speech", PartialDate.FromDay(new DateOnly(FirstYear + i / 50 % Years, 1 + i / 7 % 12, 1 + i % 28)), country, "A speaker", null, null, i % 3 == 0 ? "strategy" : "speech", "en", null, null, null, SpeakerType.State),
        $"Document {i}.", []);

    private static ScoredVersion Scored(long version, string country, Random random)
    {
        var passages = Enumerable.Range(0, OnTopic).Select(o => new ScoredPassage(new Passage(o, 0, 1, null), true, Probabilities(random))).ToArray();
        var positions = passages.Where(passage => passage.P.Label != StanceLabel.None).ToArray();
        return new ScoredVersion(version, passages, [new CountryStance(country, OnTopic * 5, OnTopic, positions.Length, positions.Sum(passage => passage.P.Axis))]);
    }

    private static StanceProbabilities Probabilities(Random random)
    {
        Span<float> p = [random.NextSingle(), random.NextSingle(), random.NextSingle() / 3, random.NextSingle() * 2];
        var sum = p[0] + p[1] + p[2] + p[3];
        return new StanceProbabilities(p[0] / sum, p[1] / sum, p[2] / sum, p[3] / sum);
    }

    private static void Measure(string folder, int calls, CancellationToken cancellation)
    {
        using var store = Database.Open(folder).Value;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var cube = new StanceCube(store.Parts.Read(Model, cancellation));
        Console.Out.WriteLine($"cube of {cube.Count} documents' parts, {cube.Sum.OnTopic} scored passages: read in {clock.Elapsed.TotalSeconds:0.00} s");
        Console.Out.WriteLine($"memory: cube {(GC.GetTotalMemory(forceFullCollection: true) - before) >> 20} MiB, process peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        var year = new PeriodLength(PeriodUnit.Year, 1);
        var points = Build(cube, new PartFilter(), year, seed: 1).Points.Count;
        Console.Out.WriteLine($"50 countries by year: {points} points");
        // Another seed each time: no interval can be kept from the call before.
        Report("cube at hand, every interval computed", calls, i => Build(cube, new PartFilter(), year, i + 2));
        Report("cube at hand, asked before", calls, _ => Build(cube, new PartFilter(), year, 1));
        using var workspace = Workspace.Open(folder).Value;
        Report("whole question, first (reads the store)", 1, _ => workspace.Trends(Question(0)));
        Report("whole question, new span each time", calls, i => workspace.Trends(Question(i + 1)));
        Report("whole question, asked before", calls, _ => workspace.Trends(Question(1)));
        GC.KeepAlive(cube);
    }

    private static TrendQuery Question(int i) => TrendQuery.Parse(new TrendWords
    {
        Country = string.Join(',', Codes()), From = new DateOnly(1990, 1, 1).AddDays(i).ToString("yyyy-MM-dd"), By = "year",
    }).Value with { Model = Model };

    private static Trend Build(StanceCube cube, PartFilter filter, PeriodLength length, int seed) =>
        TrendBuilder.Build(cube, [.. Codes().Select(TrendSeries.Of)], filter, length, seed);

    private static void Report(string name, int calls, Action<int> call)
    {
        var times = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            var clock = Stopwatch.StartNew();
            call(i);
            times[i] = clock.Elapsed.TotalMilliseconds;
        }
        Array.Sort(times);
        Console.Out.WriteLine($"{name}: p50 {times[calls / 2]:0} ms, p95 {times[Math.Min(calls - 1, calls * 95 / 100)]:0} ms ({calls} calls)");
    }
}
