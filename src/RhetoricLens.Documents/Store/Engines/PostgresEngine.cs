using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store.Engines;

/// <summary>A PostgreSQL database (15 or later), shared by any number of programs on any machines.</summary>
internal sealed class PostgresEngine : StoreEngine
{
    /// <summary>Writers of all programs take turns here until their commit; the second number tells schemas of one database apart.</summary>
    private const string TakeTurn = "SELECT pg_advisory_xact_lock(1382568019, hashtext(current_schema()))";

    /// <summary>Names of the schema's broken indexes, quoted where they need it.</summary>
    private const string Invalid = """
        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace
        """;

    private readonly NpgsqlDataSource _source;
    private readonly Lazy<PostgresClock> _clock;

    internal PostgresEngine(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, ApplicationName = "rhetoriclens" };
        // A server has 100 connections by default, for all programs together.
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = Limits.MaxPostgresConnections;
        // A program that is cut off in the middle of a transaction must not keep the others waiting.
        settings.Options ??= "-c idle_in_transaction_session_timeout=20s -c lock_timeout=30s";
        SharedConnection = settings.ToString();
        _source = NpgsqlDataSource.Create(settings);
        Name = $"postgres://{settings.Host}:{settings.Port}/{settings.Database}";
        _clock = new Lazy<PostgresClock>(() => new PostgresClock(_source));
    }

    internal override string Name { get; }

    internal override TimeProvider Clock => _clock.Value;

    internal override DbConnection Connect() => _source.OpenConnection();

    internal override DbTransaction BeginWrite(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        connection.Execute(TakeTurn, transaction: transaction);
        return transaction;
    }

    internal override DbTransaction BeginSnapshot(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    /// <summary>Of several programs that start at once, one makes the schema and the others wait.</summary>
    internal override Problem? Prepare() => Alone(() =>
    {
        using var connection = _source.OpenConnection();
        return PostgresMigrations.Apply(connection, _source, Name);
    });

    internal override string? SharedConnection { get; }

    internal override T Alone<T>(Func<T> action)
    {
        using var connection = _source.OpenConnection();
        connection.Execute("SELECT pg_advisory_lock(1382568021, hashtext(current_schema()))");
        try
        {
            return action();
        }
        finally
        {
            connection.Execute("SELECT pg_advisory_unlock(1382568021, hashtext(current_schema()))");
        }
    }

    internal override int SchemaVersion(DbConnection connection) => connection.ExecuteScalar<int>("SELECT count(*) FROM schemaversions");

    /// <summary>Checksums of pages are the server's own affair; what it leaves behind is an index whose building broke off.</summary>
    internal override IReadOnlyList<string> Faults(DbConnection connection) =>
        [.. connection.Query<string>(Invalid).Select(name => $"the index {name} is invalid")];

    internal override Problem? CopyTo(string file) => new(
        "backup_by_server", "A PostgreSQL database is backed up by its own tools.", Name, "Use pg_dump or the server's base backup, and copy the folders models and labels beside it.");

    internal override void Reindex(DbConnection connection)
    {
        foreach (var name in connection.Query<string>(Invalid).ToArray())
            connection.Execute($"REINDEX INDEX {name}");
    }

    public override void Dispose() => _source.Dispose();
}
