using Lucene.Net.Index;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>Replays the store's change log into the index of documents.</summary>
internal sealed class DocumentIndexBuilder(string folder, Database database, Func<string, Lucene.Net.Store.Directory> open) : IndexBuilder(folder, database, open)
{
    protected override bool IsUpToDate(string target, long from) => from > 0 && from == Database.Documents.LastVersionId();

    protected override (int Indexed, long Sequence) Write(IndexWriter writer, long from, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        var (total, done, uncommitted, sequence) = (Database.Documents.CountAfter(from), 0, 0, from);
        while (!cancellationToken.IsCancellationRequested && Database.Documents.ReadAfter(sequence, BatchDocuments) is { Count: > 0 } batch)
        {
            Add(writer, batch);
            (sequence, done, uncommitted) = (batch[^1].VersionId, done + batch.Count, uncommitted + batch.Count);
            progress?.Report(new ReplayProgress(done, total, SearchLevel.Document));
            if (uncommitted < CommitEvery)
                continue;
            Commit(writer, sequence);
            uncommitted = 0;
        }
        return (done, sequence);
    }

    /// <summary>A batch holds each document once and the next waits for it, so that no thread can put an older version over a newer one.</summary>
    private static void Add(IndexWriter writer, IReadOnlyList<StoredDocument> batch) => Parallel.ForEach(
        batch, stored => writer.UpdateDocument(new Term(IndexFields.Id, stored.Content.Id), IndexFields.Document(stored)));
}
