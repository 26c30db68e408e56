using Lucene.Net.Index;
using Lucene.Net.Store;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>
/// Keeps the index of passages equal to the store's: what is indexed is compared with what is split, version by version, and only the difference is
/// written. A kill at any moment leaves a smaller difference.
/// </summary>
internal sealed class PassageIndexBuilder(string folder, Database database, Func<string, Lucene.Net.Store.Directory> open) : IndexBuilder(folder, database, open)
{
    /// <summary>The passages' stamp has no sequence of its own; 1 says that there is one.</summary>
    private const long Complete = 1;

    protected override bool IsUpToDate(string target, long from)
    {
        if (from == 0)
            return false;
        using var directory = new NIOFSDirectory(target);
        using var reader = DirectoryReader.Open(directory);
        var (missing, gone) = Difference(Held(reader), Database.Scores.SplitVersions());
        return missing.Count == 0 && gone.Count == 0;
    }

    protected override (int Indexed, long Sequence) Write(IndexWriter writer, long from, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        var split = Database.Scores.SplitVersions();
        var (missing, gone) = Difference(from == 0 ? [] : Held(writer), split);
        writer.DeleteDocuments(gone.Select(version => new Term(IndexFields.VersionId, IndexFields.Key(version))).ToArray());
        var (done, uncommitted) = (0, 0);
        foreach (var versions in missing.Chunk(BatchDocuments))
        {
            if (cancellationToken.IsCancellationRequested)
                break;
            Add(writer, Database.Documents.GetVersions(versions), Database.Scores.Split(versions), split);
            (done, uncommitted) = (done + versions.Length, uncommitted + versions.Length);
            progress?.Report(new ReplayProgress(done, missing.Count, SearchLevel.Passage));
            if (uncommitted < CommitEvery)
                continue;
            Commit(writer, Complete);
            uncommitted = 0;
        }
        return (done, Complete);
    }

    private static void Add(IndexWriter writer, IReadOnlyList<StoredDocument> documents, ILookup<long, Passage> passages, Dictionary<long, int> split) =>
        Parallel.ForEach(documents, stored =>
        {
            foreach (var passage in passages[stored.VersionId])
                writer.AddDocument(IndexFields.Passage(stored, passage, split[stored.VersionId]));
        });

    internal static (List<long> Missing, List<long> Gone) Difference(Dictionary<long, int> held, Dictionary<long, int> split) => (
        split.Where(pair => held.GetValueOrDefault(pair.Key, -1) != pair.Value).Select(pair => pair.Key).Order().ToList(),
        held.Where(pair => split.GetValueOrDefault(pair.Key, -1) != pair.Value).Select(pair => pair.Key).ToList());

    private static Dictionary<long, int> Held(IndexWriter writer)
    {
        using var reader = DirectoryReader.Open(writer, applyAllDeletes: true);
        return Held(reader);
    }

    /// <summary>The versions whose passages are in the index, with the splitter that made them.</summary>
    internal static Dictionary<long, int> Held(DirectoryReader reader)
    {
        var held = new Dictionary<long, int>();
        foreach (var context in reader.Leaves)
        {
            var (segment, live) = (context.AtomicReader, context.AtomicReader.LiveDocs);
            var (versions, splitters) = (segment.GetNumericDocValues(IndexFields.VersionId), segment.GetNumericDocValues(IndexFields.Splitter));
            for (var doc = 0; versions is not null && doc < segment.MaxDoc; doc++)
            {
                if (live is null || live.Get(doc))
                    held[versions.Get(doc)] = (int)splitters.Get(doc);
            }
        }
        return held;
    }
}
