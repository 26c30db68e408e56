using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>One generation of the index, open for searching by any number of threads.</summary>
internal sealed class OpenIndex : IDisposable
{
    private readonly NIOFSDirectory _directory;
    private readonly SearcherManager _searchers;

    private OpenIndex(string folder)
    {
        Folder = folder;
        _directory = new NIOFSDirectory(folder);
        _searchers = new SearcherManager(_directory, new Bm25Factory());
        Stamp = Use(ReadStamp);
    }

    internal string Folder { get; }

    internal IndexStamp Stamp { get; private set; }

    /// <summary>The newest generation that opens; null, with the reason in words, when there is one but none opens.</summary>
    internal static (OpenIndex? Index, string Notice) Newest(string folder)
    {
        var notice = "";
        foreach (var generation in IndexGenerations.All(folder))
        {
            try
            {
                if (HasCommit(generation))
                    return (new OpenIndex(generation), notice);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // Lucene reports damage with whatever exception the damaged bytes lead to.
                notice = $"The index could not be opened ({exception.GetType().Name}) and is rebuilt from the store.";
            }
        }
        return (null, notice);
    }

    internal T Use<T>(Func<IndexSearcher, T> search)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return search(searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <summary>Moves on to the last commit; false when it cannot be opened.</summary>
    internal bool Refresh()
    {
        try
        {
            _searchers.MaybeRefreshBlocking();
            Stamp = Use(ReadStamp);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _searchers.Dispose();
        _directory.Dispose();
    }

    /// <summary>False for a generation whose builder died before its first commit.</summary>
    internal static bool HasCommit(string folder)
    {
        using var directory = new NIOFSDirectory(folder);
        return DirectoryReader.IndexExists(directory);
    }

    private static IndexStamp ReadStamp(IndexSearcher searcher) => IndexStamp.Of(((DirectoryReader)searcher.IndexReader).IndexCommit);

    private sealed class Bm25Factory : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = new BM25Similarity() };
    }
}
