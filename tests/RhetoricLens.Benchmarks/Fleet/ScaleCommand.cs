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
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index;

namespace RhetoricLens.Benchmarks.Fleet;

/// <summary><c>scale</c>: what so many documents cost in time, memory and disk, stage by stage. One size a run: peaks of memory are of the process.</summary>
internal static class ScaleCommand
{
    private static readonly TrendQuery ByYear = new(null, null, null, new PeriodLength(PeriodUnit.Year, 1), "year");

    /// <summary>As long as the pieces of speeches that the middle size has.</summary>
    private const int MixedCharacters = 2_200;

    public static Command Create()
    {
        var folder = new Argument<string>("UNGDC") { Description = "The UN General Debate Corpus as unpacked" };
        var documents = new Option<int>("--documents") { Description = "Documents made of its paragraphs", DefaultValueFactory = _ => 10_000 };
        var mixed = new Option<bool>("--mixed") { Description = "Documents of 2,200 characters made of the corpus's sentences, drawn at random: as many as wanted" };
        var command = new Command("scale", """
            Measure what documents cost: store, index, score, and answers after that. More than the corpus has text for: --mixed. With RHETORICLENS_STORE=postgres and RHETORICLENS_CONNECTION (an empty database) over PostgreSQL.
            """) { folder, documents, mixed };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var texts = Texts(parsed.GetRequiredValue(folder), parsed.GetValue(documents), parsed.GetValue(mixed));
                return texts.IsOk ? Run(texts.Value, parsed.GetValue(documents), cancellation) : Terminal.Fail(texts.Problem);
            },
            cancellation));
        return command;
    }

    private static Outcome<Corpus> Texts(string folder, int documents, bool mixed)
    {
        if (mixed)
        {
            var sentences = MixedSpeeches.Read(folder);
            return sentences.IsOk ? Corpus(sentences.Value.Make(documents, MixedCharacters), documents) : sentences.Problem;
        }
        var texts = SpeechParts.Read(folder, documents);
        return texts.IsOk ? Corpus(texts.Value, texts.Value.Count) : texts.Problem;
    }

    private static Corpus Corpus(IEnumerable<ExtractedDocument> texts, int count) => new(texts.Select(text => new IngestItem.Read(text)), count, () => 0);

    private static int Run(Corpus texts, int documents, CancellationToken cancellation)
    {
        var data = Directory.CreateTempSubdirectory("rhetoriclens-scale-").FullName;
        try
        {
            StoreChoice.TakeFrom(() => Settings.Of(null, data, Settings.Variables(), new Dictionary<string, string>(StringComparer.Ordinal)));
            using var workspace = Workspace.Open(data).Value;
            var pipeline = new Pipeline(workspace);
            Time("store", documents, () => pipeline.Store(texts, cancellation));
            var stored = workspace.Store.Documents.Counts().Documents;
            Write($"{stored} documents in {workspace.Store.File}");
            Time("index", stored, () => pipeline.Index(cancellation));
            var passages = 0L;
            Time("score", stored, () => passages = pipeline.Score(cancellation).Passages);
            Write($"passages {passages}");
            Time("trends of all countries by year, first call", 1, () => workspace.Trends(ByYear));
            Time("the same again", 1, () => workspace.Trends(ByYear));
            Time("search for two words, 20 times", 20, () =>
            {
                for (var i = 0; i < 20; i++)
                    workspace.Index.Search(new SearchRequest("sovereignty AND internet"));
            });
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
