using Lucene.Net.Search;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index;

/// <summary>The newest usable generation of one index, followed as it changes.</summary>
internal sealed class IndexView(string folder) : IDisposable
{
    private readonly Lock _opening = new();
    private readonly List<OpenIndex> _retired = [];
    private OpenIndex? _open;

    /// <summary>Why there is no usable index though there is one; empty when all is well.</summary>
    internal string Notice { get; private set; } = "";

    internal long Sequence => _open?.Stamp.Sequence ?? 0;

    /// <summary>Runs a search on the last state, or for a ranked walk on the one in which it began.</summary>
    /// <param name="isStale">Whether an index with this sequence is behind the store.</param>
    /// <param name="after">Where the search goes on; null at its beginning.</param>
    /// <param name="pinned">Whether it must go on in the state in which it began.</param>
    /// <param name="search">Gets the state's name beside it.</param>
    /// <returns>Null when there is no usable index.</returns>
    internal Outcome<T>? Use<T>(Func<long, bool> isStale, SearchCursor? after, bool pinned, Func<IndexSearcher, string, Outcome<T>> search)
    {
        OpenIndex? open;
        lock (_opening)
        {
            // Another process may have indexed more since, or have moved on to a new generation.
            if (_open is null || isStale(_open.Stamp.Sequence) || !Directory.Exists(_open.Folder))
                ReopenLocked();
            open = _open;
        }
        return open is null ? (Outcome<T>?)null : open.Use(pinned ? after?.State : null, pinned, search);
    }

    internal void Reopen()
    {
        lock (_opening)
            ReopenLocked();
    }

    public void Dispose()
    {
        foreach (var index in _retired)
            index.Dispose();
        _open?.Dispose();
    }

    private void ReopenLocked()
    {
        if (_open is not null && IndexGenerations.Newest(folder) == _open.Folder && _open.Refresh())
            return;
        // A search may be running on it, so it is closed with this object; generations change hardly ever.
        if (_open is not null)
            _retired.Add(_open);
        (_open, Notice) = OpenIndex.Newest(folder);
    }
}
