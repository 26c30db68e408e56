using Microsoft.Data.Sqlite;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests.Power;

/// <summary>That the disk whose power goes is one: without syncs SQLite loses what it had acknowledged, with them it does not.</summary>
public sealed class CutFilesTests : IDisposable
{
    private const int Never = int.MaxValue;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("FULL", 3)]
    [InlineData("OFF", 0)]
    public void What_was_committed_is_kept_if_it_was_synced(string synchronous, int kept)
    {
        var (folder, after) = (Path.Combine(_folder.Path, "a"), Path.Combine(_folder.Path, "b"));
        Directory.CreateDirectory(folder);
        using (var connection = Open(folder))
            Run(connection, "PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER)");
        var cut = new PowerCut(folder, Never, Loss.AllUnsynced);
        CutFiles.Add(cut);
        using (var connection = Open(folder))
        {
            Run(connection, $"PRAGMA synchronous = {synchronous}");
            for (var i = 0; i < 3; i++)
                Run(connection, "INSERT INTO t VALUES (1)");
            cut.CopyTo(after);
        }
        CutFiles.Remove(cut);
        using var restored = Open(after);
        using var count = new SqliteCommand("SELECT count(*) FROM t", restored);
        Assert.Equal((long)kept, count.ExecuteScalar());
    }

    [Fact]
    public void After_the_cut_nothing_is_written()
    {
        var cut = new PowerCut(_folder.Path, 5, Loss.Nothing);
        CutFiles.Add(cut);
        using (var connection = Open(_folder.Path))
            Assert.Throws<SqliteException>(() => Run(connection, "CREATE TABLE a (n INTEGER); CREATE TABLE b (n INTEGER); CREATE TABLE c (n INTEGER)"));
        CutFiles.Remove(cut);
        Assert.Equal(5, cut.Writes);
    }

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "x.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
