using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Analysis;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>Builds an index from the store and keeps it up with it; whatever is wrong with it, it is built anew.</summary>
internal abstract class IndexBuilder(string folder, Database database, Func<string, Lucene.Net.Store.Directory> open)
{
    /// <summary>Documents read from the store in one go and shared out to the threads.</summary>
    protected const int BatchDocuments = 256;

    /// <summary>Documents after which what was done is committed: a kill redoes at most this many, some ten seconds of speeches.</summary>
    protected const int CommitEvery = 5_000;

    /// <summary>Postings gathered in memory before they are written out. The UN debates take 28 s of CPU with 64, 25 s with 128 and 27 s with 256.</summary>
    private const double BufferMegabytes = 128;

    protected Database Database => database;

    internal static Problem Unusable(string folder) =>
        new("index_unusable", "There is no usable index.", folder, "Build it with: rhetoriclens index; nothing is lost, the store holds all texts.");

    /// <param name="rebuild">Why everything is to be indexed anew; empty to go on with what is there.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="cancellationToken">Stops after the batch under way.</param>
    internal Outcome<ReplayReport> Run(string rebuild, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        var from = 0L;
        try
        {
            System.IO.Directory.CreateDirectory(folder);
            (var target, from, var notice) = rebuild.Length > 0 ? (Fresh(), 0, rebuild) : Target();
            if (IsUpToDate(target, from))
                return new ReplayReport(0, from, notice);
            var (indexed, sequence) = Write(target, from, progress, cancellationToken);
            IndexGenerations.DeleteOthers(folder, target);
            return new ReplayReport(indexed, sequence, notice);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or LockObtainFailedException or OutOfMemoryException) && from > 0 && !IsDiskFull(exception))
        {
            // Damage in an index that had opened shows as whatever exception the damaged bytes lead to; if it is the disk, the rebuild says so.
            return Run($"The index could not be continued ({exception.GetType().Name}) and was rebuilt from the store.", progress, cancellationToken);
        }
        catch (Exception exception) when (Explain(exception) is not null)
        {
            return Explain(exception)!;
        }
    }

    /// <summary>ENOSPC on Linux and macOS, ERROR_DISK_FULL on Windows, wherever in the exception it stands.</summary>
    private static bool IsDiskFull(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.Any(IsDiskFull),
        _ => exception.HResult is 28 or unchecked((int)0x80070070) || exception.InnerException is { } inner && IsDiskFull(inner),
    };

    private Problem? Explain(Exception exception) => exception switch
    {
        _ when IsDiskFull(exception) => new Problem(
            "disk_full", "The disk is full; the index stays as it was.", folder, "Free some space and run it again: it goes on where it stopped."),
        LockObtainFailedException => new Problem(
            "index_busy", "Another process is writing the index.", folder, "Wait for it to end; it will index these documents too."),
        IOException or UnauthorizedAccessException => new Problem(
            "index_unwritable", $"The index cannot be written: {exception.Message}", folder, "Check the rights of the folder and the space on the disk, then run it again."),
        AggregateException { InnerException: { } inner } => Explain(inner),
        _ => null,
    };

    /// <summary>The generation to write to, from which version on, and why if it is a new one.</summary>
    private (string Target, long From, string Notice) Target()
    {
        var (open, notice) = OpenIndex.Newest(folder);
        using (open)
        {
            if (open is null || notice.Length > 0)
                return (Fresh(), 0, notice);
            var reason = Mismatch(open.Stamp);
            return reason is null ? (open.Folder, open.Stamp.Sequence, "") : (Fresh(), 0, reason);
        }
    }

    /// <summary>A new generation, or the one that its builder left before the first commit; if the builder lives, its lock says so.</summary>
    private string Fresh() => IndexGenerations.Newest(folder) is { } newest && !OpenIndex.HasCommit(newest) ? newest : IndexGenerations.Next(folder);

    private string? Mismatch(IndexStamp stamp) => stamp switch
    {
        _ when stamp.StoreId != database.StoreId => "The index belonged to another store and is rebuilt.",
        _ when stamp.Schema != IndexFields.Schema => "The index was made by another version of the program and is rebuilt.",
        _ when stamp.Sequence > database.Documents.LastVersionId() => "The index was ahead of the store and is rebuilt.",
        _ => null,
    };

    private (int Indexed, long Sequence) Write(string target, long from, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        using var directory = open(target);
        var configuration = new IndexWriterConfig(TextAnalyzer.Version, IndexFields.Analyzer()) { RAMBufferSizeMB = BufferMegabytes, Similarity = new BM25Similarity() };
        using var writer = new IndexWriter(directory, configuration);
        try
        {
            var written = Write(writer, from, progress, cancellationToken);
            Commit(writer, written.Sequence);
            cancellationToken.ThrowIfCancellationRequested();
            return written;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            GiveUp(writer, target);
            throw;
        }
    }

    /// <summary>
    /// Back to the last commit. A writer that is merely closed commits once more: after a flush that failed, a stamp without the documents that it promises.
    /// </summary>
    private static void GiveUp(IndexWriter writer, string target)
    {
        writer.Rollback();
        // A first build that failed, perhaps for want of space, must not hold on to it.
        if (!OpenIndex.HasCommit(target))
            System.IO.Directory.Delete(target, recursive: true);
    }

    /// <summary>Whether there is nothing to do.</summary>
    protected abstract bool IsUpToDate(string target, long from);

    /// <summary>Writes what is missing until it is stopped; returns how many documents that was and up to where the index now goes.</summary>
    protected abstract (int Indexed, long Sequence) Write(IndexWriter writer, long from, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken);

    protected void Commit(IndexWriter writer, long sequence)
    {
        writer.SetCommitData(new IndexStamp(database.StoreId, IndexFields.Schema, sequence).Data());
        writer.Commit();
    }
}
