using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RhetoricLens.Benchmarks.Search;
using RhetoricLens.Commands;
using RhetoricLens.Configuration;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Jobs;
using RhetoricLens.Queries;
using RhetoricLens.Core;

namespace RhetoricLens.Benchmarks.Fleet;

/// <summary><c>scale</c>: what so many documents cost in time, memory and disk, stage by stage. One size a run: peaks of memory are of the process.</summary>
internal static class ScaleCommand
{
    private static readonly TrendQuery ByYear = new(null, null, null, new PeriodLength(PeriodUnit.Year, 1), "year");

    public static Command Create()
    {
        var folder = new Argument<string>("UNGDC") { Description = "The UN General Debate Corpus as unpacked" };
        var documents = new Option<int>("--documents") { Description = "Documents made of its paragraphs", DefaultValueFactory = _ => 10_000 };
        var command = new Command("scale", """
            Measure what documents cost: store, index, score, and answers after that. With RHETORICLENS_STORE=postgres and RHETORICLENS_CONNECTION (an empty database) over PostgreSQL.
            """) { folder, documents };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed.GetRequiredValue(folder), parsed.GetValue(documents), cancellation), cancellation));
        return command;
    }

    private static int Run(string folder, int documents, CancellationToken cancellation)
    {
        var texts = SpeechParts.Read(folder, documents);
        if (!texts.IsOk)
            return Terminal.Fail(texts.Problem);
        var data = Directory.CreateTempSubdirectory("rhetoriclens-scale-").FullName;
        try
        {
            StoreChoice.TakeFrom(() => Settings.Of(null, data, Settings.Variables(), new Dictionary<string, string>(StringComparer.Ordinal)));
            using var workspace = Workspace.Open(data).Value;
            var pipeline = new Pipeline(workspace);
            var megabytes = texts.Value.Sum(text => (long)text.Text.Length) / 1e6;
            Write($"{texts.Value.Count} documents, {megabytes:0} million characters, in {workspace.Store.File}");
            Time("store", texts.Value.Count, () => pipeline.Store(new Corpus(texts.Value.Select(text => new IngestItem.Read(text)), texts.Value.Count, () => 0), cancellation));
            Time("index", texts.Value.Count, () => pipeline.Index(cancellation));
            var passages = 0L;
            Time("score", texts.Value.Count, () => passages = pipeline.Score(cancellation).Passages);
            Write($"passages {passages}");
            Time("trends of all countries by year, first call", 1, () => workspace.Trends(ByYear));
            Time("the same again", 1, () => workspace.Trends(ByYear));
            Disk(data);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
        return Terminal.Done;
    }

    private static void Time(string stage, int units, Action run)
    {
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        run();
        var took = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        Write($"{stage}: {clock.Elapsed.TotalSeconds:0.0} s, {took:0.0} s CPU, {units / clock.Elapsed.TotalSeconds:0} a second; process peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
    }

    private static void Disk(string data)
    {
        foreach (var part in new DirectoryInfo(data).EnumerateFileSystemInfos().OrderBy(part => part.Name, StringComparer.Ordinal))
        {
            var bytes = part is DirectoryInfo folder ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : ((FileInfo)part).Length;
            if (bytes > 1 << 20)
                Write($"disk {part.Name}: {bytes >> 20} MiB");
        }
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
