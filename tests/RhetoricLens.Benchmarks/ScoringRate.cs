using System.Collections.Concurrent;
using System.Diagnostics;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Benchmarks;

/// <summary>Runs the scorer over the same texts until enough time has passed for a rate.</summary>
/// <param name="scorer">Shared by all threads, as in the program.</param>
/// <param name="least">Least time measured, in whole passes over the texts.</param>
internal sealed class ScoringRate(StanceScorer scorer, TimeSpan least)
{
    /// <summary>Time until the runtime has compiled the hot paths with what it learned from running them.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Texts that a thread takes at once: few enough that threads end together, many enough that taking costs nothing.</summary>
    private const int Share = 32;

    /// <summary>Widths worth measuring: one thread, two beside the peer's two processes, and all.</summary>
    public static IEnumerable<int> Widths { get; } = new[] { 1, 2, Environment.ProcessorCount }.Where(width => width <= Environment.ProcessorCount).Distinct();

    /// <summary>Gate, features, model and calibration of passages that are already cut.</summary>
    public Rate Passages(PassageSet set, int threads, CancellationToken cancellation) =>
        Measure("score", set.Name, threads, set.Texts, Score, cancellation);

    /// <summary>The same for whole texts, cut into passages first.</summary>
    public Rate Texts(FolderTexts folder, int threads, CancellationToken cancellation) =>
        Measure("split and score", folder.Name, threads, folder.Texts, text => scorer.ScoreDocument(text.Text, text.Turns).Count, cancellation);

    private int Score(string passage)
    {
        _ = scorer.Score(passage);
        return 1;
    }

    private Rate Measure<T>(string what, string over, int threads, IReadOnlyList<T> texts, Func<T, int> score, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Repeat(texts, score, WarmUp, options);
        var cpu = Environment.CpuUsage.TotalTime;
        var (passages, wall) = Repeat(texts, score, least, options);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        return new Rate(what, over, threads, "thread", passages, wall.TotalSeconds, cpu.TotalSeconds);
    }

    private static (long Passages, TimeSpan Wall) Repeat<T>(IReadOnlyList<T> texts, Func<T, int> score, TimeSpan least, ParallelOptions options)
    {
        var passages = 0L;
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(Partitioner.Create(Shares(texts.Count, least, clock), EnumerablePartitionerOptions.NoBuffering), options, share =>
        {
            var done = 0;
            for (var i = share.Start; i < share.End; i++)
                done += score(texts[i]);
            Interlocked.Add(ref passages, done);
        });
        return (passages, clock.Elapsed);
    }

    /// <summary>Whole passes, one after another; no thread waits for another between them, as no process of the peer does.</summary>
    private static IEnumerable<(int Start, int End)> Shares(int count, TimeSpan least, Stopwatch clock)
    {
        do
        {
            for (var start = 0; start < count; start += Share)
                yield return (start, Math.Min(start + Share, count));
        }
        while (clock.Elapsed < least);
    }
}
