using System.Data.Common;
using Dapper;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store.Engines;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Documents.Store;

/// <summary>
/// The database in which everything is kept: one file, or a server that several machines share. Safe for use by several threads and processes at once: readers see the last
/// commit and never wait, writers take turns.
/// </summary>
public sealed class Database : IDisposable
{
    /// <summary>Name of the file in the data folder; SQLite keeps its write-ahead log beside it.</summary>
    public const string FileName = "rhetoriclens.db";

    private readonly StoreEngine _engine;
    private readonly Lock _writing = new();

    private Database(StoreEngine engine, TimeProvider? clock)
    {
        (_engine, Clock) = (engine, clock ?? engine.Clock);
        Documents = new DocumentStore(this);
        Copies = new Copies(this);
        Archive = new VisitArchive(this);
        Scores = new ScoreStore(this);
        Voiced = new VoicedPassages(this);
        Parts = new StanceParts(this);
        Sources = new SourceStore(this);
        Frontier = new FrontierStore(this);
        Hosts = new HostStore(this);
        Sharing = new CrawlSharing(this);
        Claims = new ScoreClaims(this);
        Nodes = new NodeStore(this);
        Files = new SharedFiles(this);
        Exports = new ExportFiles(this);
        Crawls = new CrawlReports(this);
        Bodies = new BodyStore(this);
        Schedules = new Schedules(this);
        Health = new SourceHealth(this);
        Work = new WorkQueue(this);
        Jobs = new JobStore(this);
        Queries = new SavedQueries(this);
        Events = new EventStore(this);
        Keys = new KeyStore(this);
        Codings = new Codings(this);
        Lists = new StoreLists(this);
        StoreId = Read(connection => connection.ExecuteScalar<string>("SELECT id FROM store"))!;
    }

    /// <summary>Path of the database file, or address of the server without its password.</summary>
    public string File => _engine.Name;

    /// <summary>Random name of this store, made with the file; an index built from another store carries another one.</summary>
    public string StoreId { get; }

    public DocumentStore Documents { get; }

    public Copies Copies { get; }

    public VisitArchive Archive { get; }

    public ScoreStore Scores { get; }

    public VoicedPassages Voiced { get; }

    public StanceParts Parts { get; }

    public SourceStore Sources { get; }

    public FrontierStore Frontier { get; }

    public HostStore Hosts { get; }

    public CrawlSharing Sharing { get; }

    public ScoreClaims Claims { get; }

    public NodeStore Nodes { get; }

    public SharedFiles Files { get; }

    /// <summary>Files of exports, where the store is shared.</summary>
    public ExportFiles Exports { get; }

    public CrawlReports Crawls { get; }

    public BodyStore Bodies { get; }

    public Schedules Schedules { get; }

    public SourceHealth Health { get; }

    public WorkQueue Work { get; }

    public JobStore Jobs { get; }

    public SavedQueries Queries { get; }

    public EventStore Events { get; }

    public KeyStore Keys { get; }

    public Codings Codings { get; }

    public StoreLists Lists { get; }

    /// <summary>
    /// Goes up whenever documents, copies, passages or scores change: while it stands still, the same question has the same answer. It says
    /// nothing of crawls, jobs and sources.
    /// </summary>
    public long Revision() => Read(connection => connection.ExecuteScalar<long>("SELECT number FROM revision"));

    /// <summary>The time by which leases and due times are judged: the machine's for a file, the server's for a shared database.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Whether programs on several machines may work on it.</summary>
    public bool IsShared => SharedConnection is not null;

    /// <summary>Connection string of the server, for libraries that keep tables of their own there; null for a file. It holds the password: never show it.</summary>
    public string? SharedConnection => _engine.SharedConnection;

    /// <summary>Name for a schema beside this store's in a shared database.</summary>
    public string SchemaBeside(string name) => Read(connection => connection.ExecuteScalar<string>("SELECT current_schema()")) is var own and not "public" ? $"{own}_{name}" : name;

    /// <summary>Runs an action that no other program on the same shared store runs beside.</summary>
    public T Alone<T>(Func<T> action) => _engine.Alone(action);
    /// <summary>The schema that this program writes; an older one is brought up to it, a newer one is refused.</summary>
    public static int NewestSchema => Schema.Newest;

    /// <summary>
    /// Copies the database as it is at one moment into one file, which is a database of its own; reading and writing go on meanwhile.
    /// </summary>
    /// <param name="file">Not there yet.</param>
    /// <returns>What the copy holds; a problem for a database that is a server, which has its own way.</returns>
    public Outcome<StoreCopy> CopyTo(string file) => _engine.CopyTo(file) is { } problem ? problem : StoreCopy.Of(file);

    internal StoreEngine Engine => _engine;

    internal string Now => StoredTime.Of(Clock.GetUtcNow());

    /// <summary>Opens the database of a data folder, making both when they are not there, and brings an older schema up to date.</summary>
    /// <param name="dataFolder">Folder of the user's data.</param>
    /// <param name="clock">Source of time stamps and leases; the system's when null.</param>
    public static Outcome<Database> Open(string dataFolder, TimeProvider? clock = null)
    {
        var file = Path.Combine(dataFolder, FileName);
        return Open(file, clock, () =>
        {
            Directory.CreateDirectory(dataFolder);
            return new SqliteEngine(Path.GetFullPath(file));
        });
    }

    /// <summary>Opens a PostgreSQL database, which may be empty, and brings an older schema up to date.</summary>
    /// <param name="connection">Connection string, as Npgsql reads it: <c>Host=...;Database=...;Username=...;Password=...</c>.</param>
    /// <param name="clock">Source of time stamps and leases; the server's when null.</param>
    public static Outcome<Database> OpenShared(string connection, TimeProvider? clock = null) => Open("--connection", clock, () => new PostgresEngine(connection));

    private static Outcome<Database> Open(string where, TimeProvider? clock, Func<StoreEngine> connect)
    {
        StoreEngine? engine = null;
        try
        {
            engine = connect();
            where = engine.Name;
            if (engine.Prepare() is { } problem)
                return problem;
            var database = new Database(engine, clock);
            engine = null;
            return database;
        }
        catch (Exception exception) when (StoreProblems.Explain(exception, where) is not null)
        {
            return StoreProblems.Explain(exception, where)!;
        }
        finally
        {
            engine?.Dispose();
        }
    }

    /// <summary>Lets go of the database.</summary>
    public void Dispose() => _engine.Dispose();

    /// <summary>Opens a connection from the pool for one operation.</summary>
    internal DbConnection Connect() => _engine.Connect();

    /// <summary>Begins a transaction whose reads all see one moment.</summary>
    internal DbTransaction Snapshot(DbConnection connection) => _engine.BeginSnapshot(connection);

    internal T Read<T>(Func<DbConnection, T> read)
    {
        using var connection = Connect();
        return read(connection);
    }

    /// <summary>Runs one statement that is its own transaction and may write.</summary>
    internal T Once<T>(Func<DbConnection, T> statement) => Read(statement);

    /// <summary>Runs one write transaction, which no other runs beside, and commits it when <paramref name="write"/> returns.</summary>
    internal T Write<T>(Func<DbTransaction, T> write)
    {
        // Threads of this process queue here, where they wake at once; the database's own waiting polls, or holds a connection.
        lock (_writing)
        {
            using var connection = Connect();
            using var transaction = _engine.BeginWrite(connection);
            var result = write(transaction);
            transaction.Commit();
            return result;
        }
    }

    /// <summary>As <see cref="Write{T}"/>, but rolls back when <paramref name="write"/> returns null.</summary>
    internal T? WriteOrNothing<T>(Func<DbTransaction, T?> write) where T : class
    {
        lock (_writing)
        {
            using var connection = Connect();
            using var transaction = _engine.BeginWrite(connection);
            var result = write(transaction);
            if (result is not null)
                transaction.Commit();
            return result;
        }
    }
}
