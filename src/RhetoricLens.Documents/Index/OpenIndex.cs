using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index;

/// <summary>One generation of the index, open for searching by any number of threads.</summary>
internal sealed class OpenIndex : IDisposable
{
    private readonly NIOFSDirectory _directory;
    private readonly SearcherManager _searchers;
    private readonly SearcherLifetimeManager _walks = new();

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

    /// <summary>Runs a search on the last state, or on the one named.</summary>
    /// <param name="state">Where a ranked walk began; null for the last state.</param>
    /// <param name="pinned">Whether what follows this search must be found in the same state: it is kept open for a while.</param>
    /// <param name="search">Gets the state's name beside it.</param>
    internal Outcome<T> Use<T>(string? state, bool pinned, Func<IndexSearcher, string, Outcome<T>> search)
    {
        var searcher = _searchers.Acquire();
        try
        {
            if (state is null || state == State(searcher))
            {
                if (pinned)
                    _walks.Record(searcher);
                return search(searcher, State(searcher));
            }
        }
        finally
        {
            _searchers.Release(searcher);
        }
        return Earlier(state, search);
    }

    private Outcome<T> Earlier<T>(string state, Func<IndexSearcher, string, Outcome<T>> search)
    {
        var searcher = Version(state) is { } version ? _walks.Acquire(version) : null;
        if (searcher is null)
            return new Problem("cursor_expired", "The index has changed since this walk began, and ranks with it.", "cursor", "Begin again without it, or sort by date: such a walk goes on at any time.");
        try
        {
            return search(searcher, state);
        }
        finally
        {
            _walks.Release(searcher);
        }
    }

    private string State(IndexSearcher searcher) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(Folder)}/{((DirectoryReader)searcher.IndexReader).Version}");

    /// <summary>Number of a state of this generation; null for one of another.</summary>
    private long? Version(string state) =>
        state.Split('/') is [var generation, var number] && generation == Path.GetFileName(Folder) && long.TryParse(number, CultureInfo.InvariantCulture, out var version) ? version : null;

    private T Use<T>(Func<IndexSearcher, T> read)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return read(searcher);
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
            _walks.Prune(new OldWalks());
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
        _walks.Dispose();
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

    /// <summary>States are shown to it from the newest on.</summary>
    private sealed class OldWalks : SearcherLifetimeManager.IPruner
    {
        private int _shown;

        public bool DoPrune(double ageSec, IndexSearcher searcher) => ++_shown > Limits.RankedWalkStates || ageSec > TimeSpan.FromMinutes(Limits.RankedWalkMinutes).TotalSeconds;
    }

    private sealed class Bm25Factory : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = new BM25Similarity() };
    }
}
