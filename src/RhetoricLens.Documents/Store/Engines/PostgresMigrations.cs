using Dapper;
using DbUp;
using DbUp.Engine.Output;
using DbUp.Postgresql;
using Npgsql;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store.Engines;

/// <summary>Brings a PostgreSQL schema to that of this program. To be run by one program at a time.</summary>
internal static class PostgresMigrations
{
    /// <summary>Null when the schema is now this program's.</summary>
    internal static Problem? Apply(NpgsqlConnection connection, NpgsqlDataSource source, string name)
    {
        if (connection.PostgreSqlVersion.Major < 15)
            return new Problem("database_too_old", $"This is PostgreSQL {connection.PostgreSqlVersion}.", name, "Use PostgreSQL 15 or later.");
        var refusal = Refusal(connection, name, out var version);
        if (refusal is null && version < Schema.Newest)
            Upgrade(connection, source, version == 0);
        return refusal;
    }

    private static Problem? Refusal(NpgsqlConnection connection, string name, out int version)
    {
        var tables = connection.Query<string>("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").ToHashSet(StringComparer.Ordinal);
        version = tables.Contains("schemaversions") ? connection.ExecuteScalar<int>("SELECT count(*) FROM schemaversions") : 0;
        if (tables.Count > 0 && !tables.Contains("schemaversions"))
            return new Problem("database_foreign", "This database holds tables that RhetoricLens did not make.", name, "Give it a database of its own.");
        return version > Schema.Newest
            ? new Problem("database_too_new", $"This database has schema {version}; this program knows schemas up to {Schema.Newest}.", name, "Use the newer program.")
            : null;
    }

    private static void Upgrade(NpgsqlConnection connection, NpgsqlDataSource source, bool isNew)
    {
        if (isNew)
            connection.Execute(PostgresDialect.Functions);
        var result = DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(source))
            .WithScriptsEmbeddedInAssembly(typeof(Schema).Assembly, Schema.IsScript)
            .JournalToPostgresqlTable(connection.ExecuteScalar<string>("SELECT current_schema()"), "schemaversions")
            .WithPreprocessor(new PostgresDialect())
            .WithVariablesDisabled()
            .WithTransaction()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new InvalidOperationException($"The schema script {result.ErrorScript?.Name} failed.", result.Error);
    }
}
