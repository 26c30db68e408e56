using Lucene.Net.Search;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>
/// Full-text search over the store's current versions. The index is a view: it knows up to which version it was built, and when
/// anything about it looks wrong it is built again from the store. One process at a time writes; any number search.
/// </summary>
public sealed class LuceneIndex : IDisposable
{
    private readonly string _folder;
    private readonly Database _database;
    private readonly Lock _opening = new();
    private readonly List<OpenIndex> _retired = [];
    private OpenIndex? _open;
    private string _damage = "";

    private LuceneIndex(string folder, Database database) => (_folder, _database) = (folder, database);

    /// <summary>Number of the last version that can be found; compare with <see cref="DocumentStore.LastVersionId"/>.</summary>
    public long Sequence => _open?.Stamp.Sequence ?? 0;

    /// <summary>Why the index has to be, or was, rebuilt; empty when all is well.</summary>
    public string Notice { get; private set; } = "";

    /// <summary>Opens what is there. Never fails: an index that cannot be used says so in <see cref="Notice"/> and is rebuilt by the next <see cref="Replay"/>.</summary>
    /// <param name="folder">The index's own folder; made when it is not there.</param>
    /// <param name="database">The store it is a view of.</param>
    public static LuceneIndex Open(string folder, Database database)
    {
        var index = new LuceneIndex(folder, database);
        index.Reopen();
        return index;
    }

    /// <summary>
    /// Brings the index up to the store. Dying at any moment loses nothing: each commit carries the number of the last version it holds, and the
    /// next replay goes on from there. Searches go on meanwhile and see the new documents at the end.
    /// </summary>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="cancellationToken">Stops after the batch under way; what was done is kept.</param>
    /// <returns>A problem when another process is writing the index, or the disk refuses.</returns>
    public Outcome<ReplayReport> Replay(IProgress<ReplayProgress>? progress, CancellationToken cancellationToken) =>
        Build(_damage, progress, cancellationToken);

    /// <summary>Builds the index anew from the store; the present one answers until the new one is complete.</summary>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="cancellationToken">Stops after the batch under way.</param>
    public Outcome<ReplayReport> Rebuild(IProgress<ReplayProgress>? progress, CancellationToken cancellationToken) =>
        Build("The index was rebuilt from the store, as asked.", progress, cancellationToken);

    /// <summary>Finds documents, best first.</summary>
    /// <returns>A problem with its place when the query cannot be read, or when there is no usable index.</returns>
    public Outcome<SearchPage> Search(SearchRequest request)
    {
        if (request.Take is < 1 or > Limits.MaxPageRows)
            return new Problem("bad_take", $"{request.Take} hits cannot be given at once.", "take", $"Ask for 1 to {Limits.MaxPageRows}.");
        var compiled = QueryCompiler.Compile(request.Query);
        if (!compiled.IsOk)
            return compiled.Problem;
        var after = request.Cursor is null ? null : SearchCursor.Read(request.Cursor, request);
        if (after is null && request.Cursor is not null)
            return new Problem("bad_cursor", "This cursor does not belong to this query.", "cursor", "Begin again without it.");
        return Ask(searcher => new IndexSearch(searcher, _database).Run(request, compiled.Value, after), new SearchPage(0, [], null));
    }

    /// <summary>Concordances, collocations and keyness.</summary>
    public Words.WordQuestions Words => new(this, _database);

    /// <summary>Puts a question that was read to the newest state of the index.</summary>
    /// <param name="question">Asks one state of the index.</param>
    /// <param name="nothing">The answer of an empty store.</param>
    internal Outcome<T> Ask<T>(Func<IndexSearcher, Outcome<T>> question, T nothing)
    {
        try
        {
            return Newest() is { } open
                ? open.Use(question)
                : _database.Documents.LastVersionId() == 0 ? nothing : IndexBuilder.Unusable(_folder);
        }
        catch (Exception exception) when (exception is not (Microsoft.Data.Sqlite.SqliteException or OutOfMemoryException))
        {
            // The query was read, so it is the index: damaged bytes lead to any exception.
            Notice = _damage = $"The index failed in a search ({exception.GetType().Name}) and is rebuilt from the store.";
            return IndexBuilder.Unusable(_folder);
        }
    }

    public void Dispose()
    {
        foreach (var index in _retired)
            index.Dispose();
        _open?.Dispose();
    }

    private Outcome<ReplayReport> Build(string rebuild, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        var report = new IndexBuilder(_folder, _database).Run(rebuild, progress, cancellationToken);
        if (!report.IsOk)
            return report;
        Reopen();
        (Notice, _damage) = (report.Value.Notice, "");
        return report;
    }

    private OpenIndex? Newest()
    {
        lock (_opening)
        {
            // Another process may have indexed more since, or have moved on to a new generation.
            if (_open is null || _open.Stamp.Sequence < _database.Documents.LastVersionId() || !Directory.Exists(_open.Folder))
                ReopenLocked();
            return _open;
        }
    }

    private void Reopen()
    {
        lock (_opening)
            ReopenLocked();
    }

    private void ReopenLocked()
    {
        if (_open is not null && IndexGenerations.Newest(_folder) == _open.Folder && _open.Refresh())
            return;
        // A search may be running on it, so it is closed with this object; generations change hardly ever.
        if (_open is not null)
            _retired.Add(_open);
        (_open, Notice) = OpenIndex.Newest(_folder);
    }
}

/// <summary>How far a replay has come.</summary>
/// <param name="Done">Documents indexed.</param>
/// <param name="Total">Documents to index, as counted at the start.</param>
public sealed record ReplayProgress(int Done, int Total);
