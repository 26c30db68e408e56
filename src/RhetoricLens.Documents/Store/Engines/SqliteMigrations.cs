using Dapper;
using DbUp;
using DbUp.Engine.Output;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store.Engines;

/// <summary>Brings a database file to the schema of this program, and refuses files that are not ours or are ahead of us.</summary>
internal static class SqliteMigrations
{
    /// <summary>"RhLs" in the file header (PRAGMA application_id), so that another program's database is never written to.</summary>
    private const int ApplicationId = 0x52684C73;

    /// <summary>Null when the file now has this program's schema.</summary>
    internal static Problem? Apply(SqliteConnection connection, string file)
    {
        var refusal = Refusal(connection, file, out var version);
        if (refusal is not null || version == Schema.Newest)
            return refusal;
        // One process migrates and others wait here; dying before COMMIT leaves the old schema whole.
        connection.Execute("BEGIN IMMEDIATE");
        refusal = Refusal(connection, file, out version);
        if (refusal is null && version < Schema.Newest)
            Upgrade(connection);
        connection.Execute("COMMIT");
        return refusal;
    }

    private static Problem? Refusal(SqliteConnection connection, string file, out int version)
    {
        version = connection.ExecuteScalar<int>("PRAGMA user_version");
        var application = connection.ExecuteScalar<int>("PRAGMA application_id");
        var isEmpty = connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_master") == 0;
        if (application != ApplicationId && !(isEmpty && application == 0))
            return new Problem("database_foreign", "This database was not made by RhetoricLens.", file, "Choose another data folder with --data.");
        return version > Schema.Newest
            ? new Problem("database_too_new", $"This database has schema {version}; this program knows schemas up to {Schema.Newest}.", file, "Use the newer program, or choose another data folder with --data.")
            : null;
    }

    private static void Upgrade(SqliteConnection connection)
    {
        using var shared = new SharedConnection(connection);
        var result = DeployChanges.To.SqliteDatabase(shared)
            .WithScriptsEmbeddedInAssembly(typeof(Schema).Assembly, Schema.IsScript)
            .WithVariablesDisabled()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new InvalidOperationException($"The schema script {result.ErrorScript?.Name} failed.", result.Error);
        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Schema.Newest}");
    }
}
