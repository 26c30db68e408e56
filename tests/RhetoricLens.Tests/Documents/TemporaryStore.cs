using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Tests.Documents;

/// <summary>
/// A store of its own, deleted at the end, and a clock that stands still: a folder, or a schema of the PostgreSQL database that
/// RHETORICLENS_TEST_STORE=postgres and RHETORICLENS_POSTGRES (a connection string) ask for.
/// </summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rhetoriclens-test-");

    private readonly PostgresSchema? _schema = PostgresSchema.IsAskedFor ? new PostgresSchema() : null;

    internal TemporaryStore() => Database = Open();

    internal string Folder => _folder.FullName;

    internal StillClock Clock { get; } = new();

    internal Database Database { get; private set; }

    /// <summary>As after the end of the process.</summary>
    internal void Restart()
    {
        Database.Dispose();
        Database = Open();
    }

    public void Dispose()
    {
        Database.Dispose();
        _schema?.Dispose();
        _folder.Delete(recursive: true);
    }

    internal static ExtractedDocument Document(string id, string text = "The Internet is a global resource.", string? country = "EST", string date = "2015", IReadOnlyList<Turn>? turns = null) =>
        new(id, Facts(country, date), text, turns ?? []);

    internal static DocumentFacts Facts(string? country, string date) => new(
        "test", "Statement", PartialDate.TryParse(date, out var parsed) ? parsed : null, country, "A Speaker", "Minister", "Tallinn", "speech", "en",
        "https://example.org/a", null, "page", SpeakerType.State);

    internal long Put(ExtractedDocument document)
    {
        Database.Documents.Put([document], default);
        return Database.Documents.Get(document.Id)!.VersionId;
    }

    /// <summary>What lies in the tables, or a change of them behind the program's back.</summary>
    internal long? Scalar(string sql)
    {
        using DbConnection connection = _schema is null ? new SqliteConnection($"Data Source={Database.File}") : new NpgsqlConnection(_schema.Connection);
        return connection.ExecuteScalar<long?>(sql);
    }

    private Database Open() => (_schema is null ? Database.Open(Folder, Clock) : Database.OpenShared(_schema.Connection, Clock)).Value;
}

internal sealed class StillClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    internal void Advance(TimeSpan time) => _now += time;
}
