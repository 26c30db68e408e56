using Microsoft.Data.Sqlite;
using RhetoricLens.Documents.Store;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Documents;

public sealed class DatabaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rhetoriclens-test-");

    private string File => Path.Combine(_folder.FullName, Database.FileName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_missing_data_folder_is_made()
    {
        using var database = Database.Open(Path.Combine(_folder.FullName, "a", "b")).Value;
        Assert.True(System.IO.File.Exists(database.File));
    }

    [Fact]
    public void A_database_opened_again_is_the_same_store()
    {
        string first;
        using (var database = Database.Open(_folder.FullName).Value)
            first = database.StoreId;
        using var again = Database.Open(_folder.FullName).Value;
        Assert.Equal(first, again.StoreId);
        Assert.NotEmpty(first);
    }

    [Fact]
    public void Two_databases_are_two_stores()
    {
        using var one = Database.Open(Path.Combine(_folder.FullName, "one")).Value;
        using var two = Database.Open(Path.Combine(_folder.FullName, "two")).Value;
        Assert.NotEqual(one.StoreId, two.StoreId);
    }

    [Fact]
    public void All_connections_of_the_program_together_keep_to_one_bound_of_memory()
    {
        using var database = Database.Open(_folder.FullName).Value;
        using var other = new SqliteConnection("Data Source=:memory:");
        other.Open();
        using var command = new SqliteCommand("PRAGMA soft_heap_limit", other);
        Assert.Equal(RhetoricLens.Core.Limits.DatabaseCacheBytes, command.ExecuteScalar());
    }

    [Fact]
    public void Several_threads_may_open_a_new_database_at_once()
    {
        var ids = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 4, _ =>
        {
            using var database = Database.Open(_folder.FullName).Value;
            ids.Add(database.StoreId);
        });
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        Database.Open(_folder.FullName).Value.Dispose();
        Execute("PRAGMA user_version = 999");
        var problem = Database.Open(_folder.FullName).Problem;
        Assert.Equal("database_too_new", problem?.Code);
        Assert.Equal(999L, Execute("PRAGMA user_version"));
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        Execute("CREATE TABLE bookmarks (url TEXT)");
        Assert.Equal("database_foreign", Database.Open(_folder.FullName).Problem?.Code);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        System.IO.File.WriteAllText(File, string.Concat(Enumerable.Repeat("This is a letter, not a database. ", 100)));
        var problem = Database.Open(_folder.FullName).Problem;
        Assert.Equal("database_damaged", problem?.Code);
        Assert.Contains(Database.FileName, problem!.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_folder_that_is_a_file_is_refused()
    {
        var file = Path.Combine(_folder.FullName, "file");
        System.IO.File.WriteAllText(file, "");
        Assert.Equal("data_folder_unusable", Database.Open(file).Problem?.Code);
    }

    [Fact]
    public void Models_that_scored_under_an_older_schema_go_on_answering()
    {
        MakeWithSchema(2);
        Execute("""
            PRAGMA foreign_keys = OFF;
            INSERT INTO model (number, id) VALUES (1, 'linear-1'), (2, 'linear-2');
            INSERT INTO scored (model, version_id, scored_at) VALUES (1, 1, '2026-01-01T00:00:00.000Z');
            """);
        using var database = Database.Open(_folder.FullName).Value;
        Assert.True(database.Scores.IsComplete("linear-1"));
        Assert.False(database.Scores.IsComplete("linear-2"));
        Assert.Empty(database.Jobs.Recent(10));
    }

    /// <summary>A database as the program made it when it had only its first scripts.</summary>
    private void MakeWithSchema(int scripts)
    {
        Database.Open(_folder.FullName).Value.Dispose();
        var id = Execute("PRAGMA application_id");
        System.IO.File.Delete(File);
        var folder = Path.Combine(Repository.Root, "src", "RhetoricLens.Documents", "Store", "Schema");
        Execute("CREATE TABLE SchemaVersions (SchemaVersionID INTEGER CONSTRAINT 'PK_SchemaVersions_SchemaVersionID' PRIMARY KEY AUTOINCREMENT NOT NULL, ScriptName TEXT NOT NULL, Applied DATETIME NOT NULL)");
        foreach (var script in Directory.GetFiles(folder, "*.sql").Order(StringComparer.Ordinal).Take(scripts))
        {
            Execute(System.IO.File.ReadAllText(script));
            Execute($"INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('RhetoricLens.Documents.Store.Schema.{Path.GetFileName(script)}', '2026-01-01')");
        }
        Execute($"PRAGMA application_id = {id}; PRAGMA user_version = {scripts}");
    }

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
