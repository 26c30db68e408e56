using Microsoft.Data.Sqlite;
using Npgsql;
using RhetoricLens.Core.Outcomes;
using static SQLitePCL.raw;

namespace RhetoricLens.Documents.Store;

/// <summary>Puts what the disk and the database file can do wrong into words.</summary>
public static class StoreProblems
{
    /// <summary>Code of a server that does not answer: it may at any moment.</summary>
    public const string Unreachable = "database_unreachable";

    /// <summary>The problem behind an exception, or null when it is a bug and should be thrown on.</summary>
    public static Problem? Explain(Exception exception, string file) => exception switch
    {
        SqliteException { SqliteErrorCode: SQLITE_NOTADB or SQLITE_CORRUPT } => new Problem(
            "database_damaged", "The file is damaged or is not a database.", file,
            "Restore a backup (rhetoriclens restore FILE --data NEW), or move it away and ingest again; rhetoriclens doctor says more."),
        SqliteException { SqliteErrorCode: SQLITE_FULL } => new Problem(
            "disk_full", "The disk is full; the last transaction was rolled back.", file, "Free some space and run the command again: it goes on where it stopped."),
        SqliteException { SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED } => new Problem(
            "database_busy", "Another process has been writing for longer than the waiting time.", file, "Wait for it to end, then run the command again."),
        SqliteException { SqliteErrorCode: SQLITE_CANTOPEN or SQLITE_READONLY or SQLITE_PERM or SQLITE_IOERR or SQLITE_AUTH } => new Problem(
            "database_unreadable", "The database cannot be opened for reading and writing.", file, "Check the rights of the file and its folder, and the disk."),
        PostgresException { SqlState: "28P01" or "28000" or "3D000" or "42501" } refused => new Problem(
            "database_refused", $"The database server does not let the program in: {refused.MessageText}", file, "Check the user, password, database and rights in the connection string."),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new Problem(
            "disk_full", "The database server's disk is full; the last transaction was rolled back.", file, "Free some space there; the work goes on where it stopped."),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => new Problem(
            "database_busy", "Another program has been writing for longer than the waiting time.", file, "Wait for it to end, then run the command again."),
        PostgresException { IsTransient: false, SqlState: not ("57P01" or "57P02" or "57P03" or "25P03") } => null,
        NpgsqlException or TimeoutException => new Problem(
            Unreachable, $"The database server does not answer: {exception.Message}", file, "Check that it runs and can be reached; the program goes on by itself when it answers again."),
        IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException => new Problem(
            "data_folder_unusable", $"The data folder cannot be used: {exception.Message}", file, "Choose another folder with --data."),
        _ => null,
    };
}
