using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using RhetoricLens.Commands;
using RhetoricLens.Core;
using RhetoricLens.Documents.Index;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Benchmarks.Search;

/// <summary><c>search</c>: indexing and queries beside Java Lucene, and queries that are meant to hurt.</summary>
internal static class SearchBenchmark
{
    private const int MixedQueries = 200;
    private const int WarmPasses = 3;
    private const int WarmDocuments = 10_000;
    private const int PageRows = 20;
    private const int EndPages = 20;

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The UN General Debate Corpus as unpacked" };
        var documents = new Option<int>("--documents") { Description = "Documents made of its paragraphs", DefaultValueFactory = _ => 100_000 };
        var fuzz = new Option<int>("--fuzz") { Description = "Fuzzed queries asked as well", DefaultValueFactory = _ => 0 };
        var noPeer = new Option<bool>("--no-peer") { Description = "Leave Java out" };
        var command = new Command("search", "Index documents made of speeches and search them, beside Java Lucene; results on standard output.") { folder, documents, fuzz, noPeer };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(folder), parsed.GetValue(documents), parsed.GetValue(fuzz), !parsed.GetValue(noPeer), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string corpus, int count, int fuzz, bool withPeer, CancellationToken cancellation)
    {
        var read = SpeechParts.Read(corpus, count);
        if (!read.IsOk)
            return Terminal.Fail(read.Problem);
        var folder = Directory.CreateTempSubdirectory("rhetoriclens-search-");
        try
        {
            var (documents, queries) = (read.Value, QueryMix.Of(read.Value, MixedQueries));
            var bytes = documents.Sum(document => (long)Encoding.UTF8.GetByteCount(document.Text));
            Fill(Path.Combine(folder.FullName, "warm"), documents.Take(WarmDocuments), cancellation);
            using var store = Database.Open(Path.Combine(folder.FullName, "store")).Value;
            Put(store, documents, cancellation);
            using var index = LuceneIndex.Open(Path.Combine(folder.FullName, "index"), store);
            var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var indexed = index.Replay(null, cancellation).Value.Indexed;
            Rate("RhetoricLens, out of SQLite", indexed, bytes, clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            var hits = Ask(index, queries, 20, "RhetoricLens, 20 hits with fragments and stance");
            Ask(index, queries, 1, "RhetoricLens, 1 hit");
            Walk(index, SearchSort.Rank);
            Walk(index, SearchSort.OldestFirst);
            if (withPeer)
                await PeerAsync(folder.FullName, documents, queries, hits, bytes, cancellation);
            if (fuzz > 0)
                FuzzRun.Run(index, fuzz, cancellation);
            return Terminal.Done;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Fill(string folder, IEnumerable<ExtractedDocument> documents, CancellationToken cancellation)
    {
        using var store = Database.Open(folder).Value;
        Put(store, documents, cancellation);
        using var index = LuceneIndex.Open(Path.Combine(folder, "index"), store);
        index.Replay(null, cancellation);
    }

    private static void Put(Database store, IEnumerable<ExtractedDocument> documents, CancellationToken cancellation)
    {
        foreach (var batch in documents.Chunk(Limits.StoreBatchDocuments))
            store.Documents.Put(batch, cancellation);
    }

    private static int[] Ask(LuceneIndex index, List<MixedQuery> queries, int take, string name)
    {
        var (times, hits, before) = (new double[queries.Count], new int[queries.Count], TimeSpan.Zero);
        for (var pass = 0; pass <= WarmPasses; pass++)
        {
            before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < queries.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                var page = index.Search(new SearchRequest(queries[i].Text) { Take = take });
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                hits[i] = page.IsOk ? page.Value.Total : throw new InvalidOperationException($"{queries[i].Text}: {page.Problem}");
            }
        }
        Times(name, times, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        return hits;
    }

    /// <summary>From the first page of a word that nearly every document has to the last.</summary>
    private static void Walk(LuceneIndex index, SearchSort sort)
    {
        var (times, cursor, rows) = (new List<double>(), default(string), 0);
        do
        {
            var start = Stopwatch.GetTimestamp();
            var page = index.Search(new SearchRequest("\"the\"") { Take = PageRows, Cursor = cursor, Sort = sort }).Value;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            (cursor, rows) = (page.Next, rows + page.Hits.Count);
        }
        while (cursor is not null);
        var end = Math.Min(EndPages, times.Count / 2);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"walk by {sort}: {rows} hits, {times.Count} pages of {PageRows}; median ms of the second to {end + 1}th page {Median(times.Skip(1).Take(end)):0.0}, of the last {end} full ones {Median(times.SkipLast(1).TakeLast(end)):0.0}"));
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(times.Count() / 2);

    private static async Task PeerAsync(string folder, List<ExtractedDocument> documents, List<MixedQuery> queries, int[] hits, long bytes, CancellationToken cancellation)
    {
        var (texts, asked) = (Path.Combine(folder, "documents.tsv"), Path.Combine(folder, "queries.tsv"));
        File.WriteAllLines(texts, documents.Select(document => $"{document.Id}\t{document.Facts.Country}\t{document.Facts.Date?.Start.Year}\t{document.Text}"));
        File.WriteAllLines(asked, queries.Select(query => query.Cells));
        var peer = await JavaPeer.RunAsync(texts, asked, folder, Environment.ProcessorCount, cancellation);
        if (!peer.IsOk)
        {
            Terminal.Say(peer.Problem.ToString());
            return;
        }
        Rate("Java Lucene, out of memory", documents.Count, bytes, peer.Value.Seconds, peer.Value.CpuSeconds);
        Times("Java Lucene, 20 hits' numbers", peer.Value.Queries.Select(query => query.Milliseconds).ToArray(), peer.Value.QueryCpuMilliseconds);
        var different = queries.Index().Where(pair => peer.Value.Queries[pair.Index].Hits != hits[pair.Index]).ToArray();
        Console.Out.WriteLine($"equal hit counts: {queries.Count - different.Length} of {queries.Count}");
        foreach (var (i, query) in different.Take(10))
            Console.Out.WriteLine($"  {query.Text}: {hits[i]}, Java {peer.Value.Queries[i].Hits}");
    }

    private static void Rate(string name, int documents, long bytes, double seconds, double cpu) => Console.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name}: {documents} documents, {bytes / 1e6:0} MB in {seconds:0.0} s, {documents / seconds:0} documents/s, {bytes / 1e6 / seconds:0.0} MB/s; by CPU time {cpu:0.0} s, {bytes / 1e6 / cpu:0.0} MB/s"));

    private static void Times(string name, double[] times, double cpu)
    {
        var sorted = times.Order().ToArray();
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {times.Length} queries, ms p50 {sorted[sorted.Length / 2]:0.00}, p95 {sorted[sorted.Length * 95 / 100]:0.00}, max {sorted[^1]:0.0}; CPU time a query {cpu / sorted.Length:0.00}"));
    }
}
