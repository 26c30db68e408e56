using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store.Engines;

/// <summary>One file in the data folder: readers see the last commit and never wait, writers of all processes take turns.</summary>
internal sealed class SqliteEngine : StoreEngine
{
    /// <summary>Longest wait for another process's transaction; a batch takes well under a second, a checkpoint on a slow disk a few.</summary>
    private const int BusySeconds = 30;

    /// <summary>Faults named at most: the first few say where the damage is.</summary>
    private const int MostFaults = 20;

    /// <summary>
    /// FULL: a commit is on the disk when it returns, so that a version number handed to the index is never given away twice after a
    /// power cut. Bulk writes come in batches, for which one fsync each is nothing.
    /// </summary>
    private static readonly string Pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA soft_heap_limit = {Limits.DatabaseCacheBytes}; PRAGMA foreign_keys = ON");

    private readonly string _connectionString;

    internal SqliteEngine(string file)
    {
        Name = file;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = BusySeconds, Pooling = true }.ToString();
    }

    internal override string Name { get; }

    internal override TimeProvider Clock => TimeProvider.System;

    internal override DbConnection Connect() => Open();

    /// <summary>BEGIN IMMEDIATE: the lock is taken before anything is read.</summary>
    internal override DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    internal override DbTransaction BeginSnapshot(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    internal override Problem? Prepare()
    {
        using var connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        return SqliteMigrations.Apply(connection, Name);
    }

    internal override int SchemaVersion(DbConnection connection) => connection.ExecuteScalar<int>("PRAGMA user_version");

    internal override IReadOnlyList<string> Faults(DbConnection connection) =>
    [
        .. connection.Query<string>($"PRAGMA integrity_check({MostFaults})").Where(line => line != "ok"),
        .. connection.Query<(string Table, long? Row, string Parent, long Key)>("PRAGMA foreign_key_check").Take(MostFaults)
            .Select(row => $"a row of {row.Table} names a row of {row.Parent} that is not there"),
    ];

    /// <summary>SQLite's own online backup in one step: it reads one snapshot of the write-ahead log, beside which writers go on.</summary>
    internal override Problem? CopyTo(string file)
    {
        using var source = Open();
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
        // One file, with no write-ahead log beside it.
        target.Execute("PRAGMA journal_mode = DELETE");
        return null;
    }

    internal override void Reindex(DbConnection connection) => connection.Execute("REINDEX");

    /// <summary>Lets go of the file; pending write-ahead pages are moved into it.</summary>
    public override void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute(Pragmas);
        return connection;
    }
}
