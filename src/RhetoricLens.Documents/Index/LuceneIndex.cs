using Lucene.Net.Index;
using Lucene.Net.Search;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Queries;
using RhetoricLens.Documents.Index.Words;
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
    private readonly IndexView _documents;
    private readonly IndexView _passages;
    private readonly SearchFacts _facts;
    private string _damage = "";

    private LuceneIndex(string folder, Database database)
    {
        (_folder, _database) = (folder, database);
        (_documents, _passages, _facts) = (new IndexView(folder), new IndexView(PassageFolder), new SearchFacts(database));
    }

    /// <summary>Number of the last version that can be found; compare with <see cref="DocumentStore.LastVersionId"/>.</summary>
    public long Sequence => _documents.Sequence;

    /// <summary>Why the index has to be, or was, rebuilt; empty when all is well.</summary>
    public string Notice { get; private set; } = "";

    /// <summary>Opens the folder of a generation for writing; tests put a disk that fails in its place.</summary>
    public Func<string, Lucene.Net.Store.Directory> OpenForWriting { get; set; } = path => new Lucene.Net.Store.NIOFSDirectory(path);

    internal string Folder => _folder;

    internal string PassageFolder => _folder.TrimEnd(Path.DirectorySeparatorChar) + "-passages";

    /// <summary>Opens what is there. Never fails: an index that cannot be used says so in <see cref="Notice"/> and is rebuilt by the next <see cref="Replay"/>.</summary>
    /// <param name="folder">The index's own folder; made when it is not there. The index of passages stands beside it.</param>
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

    /// <summary>
    /// Brings the index of passages up to the passages in the store, which are made when documents are scored: run it after that. <see cref="Replay"/> does it too,
    /// for what was scored before.
    /// </summary>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="cancellationToken">Stops after the batch under way; what was done is kept.</param>
    /// <returns>How many documents' passages were written.</returns>
    public Outcome<ReplayReport> ReplayPassages(IProgress<ReplayProgress>? progress, CancellationToken cancellationToken) =>
        BuildPassages(_damage, progress, cancellationToken);

    private Outcome<ReplayReport> BuildPassages(string rebuild, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        if (_database.Documents.LastVersionId() == 0)
            return new ReplayReport(0, 0, "");
        var report = new PassageIndexBuilder(PassageFolder, _database, OpenForWriting).Run(rebuild, progress, cancellationToken);
        if (report.IsOk)
            _passages.Reopen();
        return report;
    }

    /// <summary>Finds documents or passages.</summary>
    /// <returns>A problem with its place when the query cannot be read, or when there is no usable index.</returns>
    public Outcome<SearchPage> Search(SearchRequest request)
    {
        if (request.Take is < 1 or > Limits.MaxPageRows)
            return new Problem("bad_take", $"{request.Take} hits cannot be given at once.", "take", $"Ask for 1 to {Limits.MaxPageRows}.");
        var parsed = QueryGrammar.Parse(request.Query);
        if (!parsed.IsOk)
            return parsed.Problem;
        var after = request.Cursor is null ? null : SearchCursor.Read(request.Cursor, request);
        if (after is null && request.Cursor is not null)
            return new Problem("bad_cursor", "This cursor does not belong to this query.", "cursor", "Begin again without it.");
        return Guarded(request.Level, after, request.Sort == SearchSort.Rank,
            (searcher, state) => new IndexSearch(searcher, _database, _facts).Run(request, parsed.Value, after, state));
    }

    /// <summary>Finds the documents most like one in the words that set it apart; without fragments, and without it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="take">Hits wanted, 1 to <see cref="Limits.MaxPageRows"/>.</param>
    /// <param name="model">Whose scores give the stance of the hits.</param>
    public Outcome<SearchPage> Similar(StoredDocument document, int take, string? model) => Guarded(
        SearchLevel.Document, null, false, (searcher, _) => new LikeSearch(searcher, _database).Run(document, take, model));

    /// <summary>Concordances, collocations and keyness.</summary>
    public WordQuestions Words => new(this, _database);

    /// <summary>Puts a question to the newest state of the index of documents.</summary>
    internal Outcome<T> Ask<T>(Func<IndexSearch, Outcome<T>> question) =>
        Guarded(SearchLevel.Document, null, false, (searcher, _) => question(new IndexSearch(searcher, _database, _facts)));

    public void Dispose()
    {
        _documents.Dispose();
        _passages.Dispose();
    }

    private Outcome<T> Guarded<T>(SearchLevel level, SearchCursor? after, bool pinned, Func<IndexSearcher, string, Outcome<T>> search)
    {
        try
        {
            return Find(level, after, pinned, search);
        }
        catch (Exception exception) when (exception is not (System.Data.Common.DbException or OutOfMemoryException))
        {
            // The query was read, so it is the index: damaged bytes lead to any exception.
            Notice = _damage = $"The index failed in a search ({exception.GetType().Name}) and is rebuilt from the store.";
            return IndexBuilder.Unusable(_folder);
        }
    }

    private Outcome<T> Find<T>(SearchLevel level, SearchCursor? after, bool pinned, Func<IndexSearcher, string, Outcome<T>> search)
    {
        // Passages are written by a comparison, not by sequence: whether there are more is asked of the index itself.
        var page = level == SearchLevel.Passage
            ? _passages.Use(_ => true, after, pinned, search)
            : _documents.Use(sequence => sequence < _database.Documents.LastVersionId(), after, pinned, search);
        if (page is not null)
            return page.Value;
        // Nothing is found where nothing is, but a query that cannot be read is none all the same.
        return _database.Documents.LastVersionId() == 0 ? search(new IndexSearcher(new MultiReader()), "") : IndexBuilder.Unusable(level == SearchLevel.Passage ? PassageFolder : _folder);
    }

    private Outcome<ReplayReport> Build(string rebuild, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        var report = new DocumentIndexBuilder(_folder, _database, OpenForWriting).Run(rebuild, progress, cancellationToken);
        if (!report.IsOk)
            return report;
        var passages = BuildPassages(rebuild, progress, cancellationToken);
        if (!passages.IsOk)
            return passages;
        _documents.Reopen();
        (Notice, _damage) = (report.Value.Notice, "");
        return report;
    }

    private void Reopen()
    {
        _documents.Reopen();
        _passages.Reopen();
        Notice = _documents.Notice;
    }
}

/// <summary>How far a replay has come.</summary>
/// <param name="Done">Documents indexed.</param>
/// <param name="Total">Documents to index, as counted at the start.</param>
/// <param name="Level">Which index: that of documents, then that of their passages.</param>
public sealed record ReplayProgress(int Done, int Total, SearchLevel Level);
