using Dapper;
using Microsoft.Data.Sqlite;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Documents.Store;

/// <summary>
/// The one file in which everything is kept. Safe for use by several threads and processes at once: readers see the last
/// commit and never wait, writers take turns.
/// </summary>
public sealed class Database : IDisposable
{
    /// <summary>Name of the file in the data folder; SQLite keeps its write-ahead log beside it.</summary>
    public const string FileName = "rhetoriclens.db";

    /// <summary>Longest wait for another process's transaction; a batch takes well under a second, a checkpoint on a slow disk a few.</summary>
    private const int BusySeconds = 30;

    /// <summary>
    /// FULL: a commit is on the disk when it returns, so that a version number handed to the index is never given away twice after a
    /// power cut. Bulk writes come in batches, for which one fsync each is nothing.
    /// </summary>
    private const string Pragmas = "PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA foreign_keys = ON";

    private readonly string _connectionString;
    private readonly Lock _writing = new();

    private Database(string file, TimeProvider clock)
    {
        (File, Clock) = (file, clock);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = BusySeconds, Pooling = true }.ToString();
        Documents = new DocumentStore(this);
        Copies = new Copies(this);
        Archive = new VisitArchive(this);
        Scores = new ScoreStore(this);
        Voiced = new VoicedPassages(this);
        Parts = new StanceParts(this);
        Sources = new SourceStore(this);
        Frontier = new FrontierStore(this);
        Hosts = new HostStore(this);
        Crawls = new CrawlReports(this);
        Bodies = new BodyStore(this);
        Schedules = new Schedules(this);
        Work = new WorkQueue(this);
        Jobs = new JobStore(this);
        Queries = new SavedQueries(this);
        Keys = new KeyStore(this);
        Lists = new StoreLists(this);
    }

    /// <summary>Path of the database file.</summary>
    public string File { get; }

    /// <summary>Random name of this store, made with the file; an index built from another store carries another one.</summary>
    public string StoreId { get; private set; } = "";

    public DocumentStore Documents { get; }

    public Copies Copies { get; }

    public VisitArchive Archive { get; }

    public ScoreStore Scores { get; }

    public VoicedPassages Voiced { get; }

    public StanceParts Parts { get; }

    public SourceStore Sources { get; }

    public FrontierStore Frontier { get; }

    public HostStore Hosts { get; }

    public CrawlReports Crawls { get; }

    public BodyStore Bodies { get; }

    public Schedules Schedules { get; }

    public WorkQueue Work { get; }

    public JobStore Jobs { get; }

    public SavedQueries Queries { get; }

    public KeyStore Keys { get; }

    public StoreLists Lists { get; }

    /// <summary>
    /// Goes up whenever documents, copies, passages or scores change: while it stands still, the same question has the same answer. It says
    /// nothing of crawls, jobs and sources.
    /// </summary>
    public long Revision() => Read(connection => connection.ExecuteScalar<long>("SELECT number FROM revision"));

    internal TimeProvider Clock { get; }

    internal string Now => StoredTime.Of(Clock.GetUtcNow());

    /// <summary>Opens the database of a data folder, making both when they are not there, and brings an older schema up to date.</summary>
    /// <param name="dataFolder">Folder of the user's data.</param>
    /// <param name="clock">Source of time stamps and leases; the system's when null.</param>
    public static Outcome<Database> Open(string dataFolder, TimeProvider? clock = null)
    {
        var file = Path.Combine(dataFolder, FileName);
        try
        {
            Directory.CreateDirectory(dataFolder);
            var database = new Database(Path.GetFullPath(file), clock ?? TimeProvider.System);
            return database.Prepare() is { } problem ? problem : database;
        }
        catch (Exception exception) when (StoreProblems.Explain(exception, file) is not null)
        {
            return StoreProblems.Explain(exception, file)!;
        }
    }

    /// <summary>Lets go of the file; pending write-ahead pages are moved into it.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Opens a connection from the pool for one operation.</summary>
    internal SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute(Pragmas);
        return connection;
    }

    internal T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = Connect();
        return read(connection);
    }

    /// <summary>Runs one write transaction (BEGIN IMMEDIATE: the lock is taken before anything is read) and commits it when <paramref name="write"/> returns.</summary>
    internal T Write<T>(Func<SqliteTransaction, T> write)
    {
        // Threads of this process queue here, where they wake at once; SQLite's own waiting polls.
        lock (_writing)
        {
            using var connection = Connect();
            using var transaction = connection.BeginTransaction(deferred: false);
            var result = write(transaction);
            transaction.Commit();
            return result;
        }
    }

    /// <summary>As <see cref="Write{T}"/>, but rolls back when <paramref name="write"/> returns null.</summary>
    internal T? WriteOrNothing<T>(Func<SqliteTransaction, T?> write) where T : class
    {
        lock (_writing)
        {
            using var connection = Connect();
            using var transaction = connection.BeginTransaction(deferred: false);
            var result = write(transaction);
            if (result is not null)
                transaction.Commit();
            return result;
        }
    }

    private Problem? Prepare()
    {
        using var connection = Connect();
        connection.Execute("PRAGMA journal_mode = WAL");
        if (Migrations.Apply(connection, File) is { } problem)
        {
            Dispose();
            return problem;
        }
        StoreId = connection.ExecuteScalar<string>("SELECT id FROM store")!;
        return null;
    }
}
