using System.Globalization;
using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using RhetoricLens.Core.Checks;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Checks;

/// <summary>Whether the two indexes are whole, and say what the store says.</summary>
public static class IndexChecks
{
    /// <param name="index">The index; a rebuild is seen by its searches at once.</param>
    /// <param name="database">The store that it is a view of.</param>
    public static IReadOnlyList<Check> Of(LuceneIndex index, Database database) =>
    [
        new Check("index", _ => [Documents(index.Folder, database)]) { Mend = cancellation => Mend(index, Documents(index.Folder, database), cancellation) },
        new Check("passages", _ => [Passages(index.PassageFolder, database)]) { Mend = cancellation => Mend(index, Passages(index.PassageFolder, database), cancellation) },
    ];

    /// <summary>What is behind is caught up; what is damaged is built anew aside while the old one answers what it can.</summary>
    private static Problem? Mend(LuceneIndex index, Finding finding, CancellationToken cancellation) =>
        (finding.State == CheckState.Bad ? index.Rebuild(null, cancellation) : index.Replay(null, cancellation)).Problem;

    private static Finding Documents(string folder, Database database) => Look("index", folder, database, (reader, stamp) =>
    {
        var behind = database.Documents.CountAfter(stamp.Sequence);
        var expected = database.Documents.CountAfter(0);
        if (behind > 0)
            return (CheckState.Warn, $"{behind} of {expected} documents are not yet in the index.");
        return reader.NumDocs == expected
            ? (CheckState.Ok, $"{expected} documents, as in the store.")
            : (CheckState.Bad, $"The index has {reader.NumDocs} documents and the store {expected}.");
    });

    private static Finding Passages(string folder, Database database) => Look("passages", folder, database, (reader, _) =>
    {
        var split = database.Scores.SplitVersions();
        var (missing, gone) = PassageIndexBuilder.Difference(PassageIndexBuilder.Held(reader), split);
        if (missing.Count + gone.Count > 0)
            return (CheckState.Warn, $"The passages of {missing.Count} documents are not yet in the index, and those of {gone.Count} are out of date.");
        var expected = database.Scores.CountSplitPassages();
        return reader.NumDocs == expected
            ? (CheckState.Ok, $"{expected} passages, as in the store.")
            : (CheckState.Bad, $"The index has {reader.NumDocs} passages and the store {expected}.");
    });

    private static Finding Look(string check, string folder, Database database, Func<DirectoryReader, IndexStamp, (CheckState State, string What)> compare)
    {
        if (IndexGenerations.Newest(folder) is not { } newest)
            return database.Documents.LastVersionId() == 0
                ? new Finding(check, CheckState.Ok, "Nothing is stored, so nothing is indexed.", "")
                : new Finding(check, CheckState.Warn, "There is no index yet.", $"Build it with: rhetoriclens index. {Check.Fix}");
        if (Damage(newest) is { } damage)
            return new Finding(check, CheckState.Bad, damage, $"{Check.Fix}; nothing is lost, the store holds all texts.");
        var (state, what) = Compare(newest, database, compare);
        return new Finding(check, state, what, state == CheckState.Ok ? "" : $"Run rhetoriclens index. {Check.Fix}");
    }

    private static (CheckState, string) Compare(string generation, Database database, Func<DirectoryReader, IndexStamp, (CheckState State, string What)> compare)
    {
        using var directory = new NIOFSDirectory(generation);
        using var reader = DirectoryReader.Open(directory);
        var stamp = IndexStamp.Of(reader.IndexCommit);
        return stamp.StoreId != database.StoreId || stamp.Schema != IndexFields.Schema
            ? (CheckState.Bad, "The index belongs to another store or another version of the program.")
            : compare(reader, stamp);
    }

    /// <summary>What is wrong with the files; null when every byte of them is as it was written.</summary>
    private static string? Damage(string generation)
    {
        try
        {
            using var directory = new NIOFSDirectory(generation);
            if (!DirectoryReader.IndexExists(directory))
                return "The index has no commit: its building broke off, or a file is missing.";
            if (Sums(directory) is { } file)
                return $"The file {file} of the index is not what was written.";
            using var log = TextWriter.Synchronized(TextWriter.Null);
            var status = new CheckIndex(directory) { InfoStream = log }.DoCheckIndex();
            return status.Clean ? null : $"{status.NumBadSegments.ToString(CultureInfo.InvariantCulture)} segments of the index are damaged.";
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Lucene reports damage with whatever exception the damaged bytes lead to.
            return $"The index cannot be read ({exception.GetType().Name}).";
        }
    }

    /// <summary>The first file of the last commit whose checksum does not fit; CheckIndex reads past bytes that no reader of it needs.</summary>
    private static string? Sums(NIOFSDirectory directory)
    {
        using var reader = DirectoryReader.Open(directory);
        foreach (var file in reader.IndexCommit.FileNames.Order(StringComparer.Ordinal))
        {
            using var input = directory.OpenInput(file, IOContext.READ_ONCE);
            try
            {
                CodecUtil.ChecksumEntireFile(input);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                return file;
            }
        }
        return null;
    }
}
