using System.CommandLine;
using System.Diagnostics;
using RhetoricLens.Commands;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Benchmarks;

/// <summary><c>copies</c>: planted copies that are found, distinct texts that are taken for copies, and the time it takes.</summary>
internal static class CopiesCommand
{
    private const int Planted = 300;

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The UN General Debate Corpus as unpacked, or any folder of texts" };
        var command = new Command("copies", "Measure the search for copies over a corpus of distinct texts; results on standard output.") { folder };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed.GetRequiredValue(folder), cancellation), cancellation));
        return command;
    }

    private static int Run(string folder, CancellationToken cancellation)
    {
        var corpus = UngdcReader.Read(folder) is { IsOk: true } ungdc ? ungdc : FolderReader.Read(folder);
        if (!corpus.IsOk)
            return Terminal.Fail(corpus.Problem);
        var documents = corpus.Value.OfType<IngestItem.Read>().Select(item => item.Document).ToArray();
        Fingerprints(documents);
        Pairs(documents);
        Store(documents, cancellation);
        return Terminal.Done;
    }

    private static void Fingerprints(ExtractedDocument[] documents)
    {
        var clock = Stopwatch.StartNew();
        var keys = documents.Sum(document => TextShingles.Of(document.Text).BandKeys().Length);
        Console.Out.WriteLine($"fingerprints of {documents.Length} texts, one thread: {clock.Elapsed.TotalSeconds:0.0} s ({clock.Elapsed.TotalSeconds / documents.Length * 10_000:0.0} s for 10,000; {keys} keys)");
    }

    /// <summary>Whatever voice and date: how alike distinct texts of the corpus are.</summary>
    private static void Pairs(ExtractedDocument[] documents)
    {
        var buckets = documents.Select((document, i) => (i, Shingles: TextShingles.Of(document.Text))).Where(pair => pair.Shingles.Words >= Limits.MinNearCopyWords)
            .SelectMany(pair => pair.Shingles.BandKeys().Select(key => (key, pair.i))).GroupBy(pair => pair.key, pair => pair.i).Where(bucket => bucket.Count() > 1);
        var candidates = buckets.SelectMany(bucket => bucket.SelectMany(a => bucket.Where(b => a < b).Select(b => (a, b)))).Distinct().ToArray();
        var alike = candidates.Select(pair => (pair.a, pair.b, Likeness: TextShingles.Of(documents[pair.a].Text).Likeness(TextShingles.Of(documents[pair.b].Text))))
            .Where(pair => pair.Likeness >= Limits.CopyLikeness).OrderByDescending(pair => pair.Likeness).ToArray();
        Console.Out.WriteLine($"pairs that share a band: {candidates.Length}; alike, whatever voice and date: {alike.Length}");
        foreach (var (a, b, likeness) in alike.Take(40))
            Console.Out.WriteLine($"  {likeness:0.000} {documents[a].Id} {documents[a].Facts.Date} / {documents[b].Id} {documents[b].Facts.Date}");
    }

    private static void Store(ExtractedDocument[] documents, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("rhetoriclens-copies-");
        try
        {
            using var store = Database.Open(folder.FullName).Value;
            Console.Out.WriteLine($"stored with the search for copies: {Put(store, documents, cancellation):0.0} s for {documents.Length} documents; called copies: {store.Documents.Counts().Copies}");
            foreach (var document in documents.Where(document => store.Copies.Of(document.Id) is not null).Take(40))
                Console.Out.WriteLine($"  {document.Id} {document.Facts.Date}: {store.Copies.Of(document.Id)}");
            foreach (var (name, make) in PlantedCopies.Kinds)
            {
                var step = Math.Max(1, documents.Length / Planted);
                var planted = documents.Where((document, i) => i % step == 0 && store.Copies.Of(document.Id) is null).Take(Planted).Select(document => (From: document.Id, Copy: make(document))).ToArray();
                Put(store, [.. planted.Select(pair => pair.Copy)], cancellation);
                var found = planted.Count(pair => store.Copies.Of(pair.Copy.Id)?.OriginalId == pair.From || store.Copies.Of(pair.From)?.OriginalId == pair.Copy.Id);
                Console.Out.WriteLine($"planted, {name}: {found} of {planted.Length} found");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Put(Database store, ExtractedDocument[] documents, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        foreach (var batch in documents.Chunk(Limits.StoreBatchDocuments))
            store.Documents.Put(batch, cancellation);
        return clock.Elapsed.TotalSeconds;
    }
}

/// <summary>Copies as other sites make them.</summary>
internal static class PlantedCopies
{
    private const string Editorial = "The following is the full text as published by the press service; for inquiries write to the editors. ";

    /// <summary>Ways in which a text is changed; the last two are no copies.</summary>
    public static IReadOnlyList<(string Name, Func<ExtractedDocument, ExtractedDocument> Make)> Kinds { get; } =
    [
        ("other layout and signs, a paper that speaks for no state", document => Of(document, "a", document.Text.Replace("\n\n", "\n", StringComparison.Ordinal).Replace("’", "'", StringComparison.Ordinal).ToUpperInvariant()) with { Facts = document.Facts with { Country = null, Collection = "paper" } }),
        ("editors' lines before and after", document => Of(document, "b", Editorial + document.Text + " " + Editorial)),
        ("one word in a hundred replaced", document => Of(document, "c", Replaced(document.Text, 100))),
        ("one word in fifty replaced", document => Of(document, "d", Replaced(document.Text, 50))),
        ("a tenth cut off at the end", document => Of(document, "e", document.Text[..(document.Text.Length * 9 / 10)])),
        ("the first half only (no copy)", document => Of(document, "f", document.Text[..(document.Text.Length / 2)])),
        ("in another state's name (no copy)", document => Of(document, "g", Editorial + document.Text) with { Facts = document.Facts with { Country = document.Facts.Country == "FRA" ? "DEU" : "FRA" } }),
    ];

    private static ExtractedDocument Of(ExtractedDocument document, string kind, string text) =>
        document with { Id = $"{document.Id}-{kind}", Text = text, Turns = [] };

    private static string Replaced(string text, int every) => string.Join(' ', text.Split(' ').Select((word, i) => i % every == every / 2 ? "xx" + i : word));
}
