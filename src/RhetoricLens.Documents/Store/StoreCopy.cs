using Dapper;
using Microsoft.Data.Sqlite;

namespace RhetoricLens.Documents.Store;

/// <summary>What a copy of the database holds.</summary>
/// <param name="Schema">Number of its schema.</param>
/// <param name="Revision">See <see cref="Database.Revision"/>.</param>
/// <param name="Documents">Current versions, copies of others included.</param>
public sealed record StoreCopy(int Schema, long Revision, int Documents)
{
    /// <summary>Reads it from the copy itself, as the store has gone on.</summary>
    internal static StoreCopy Of(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return new StoreCopy(
            connection.ExecuteScalar<int>("PRAGMA user_version"),
            connection.ExecuteScalar<long>("SELECT number FROM revision"),
            connection.ExecuteScalar<int>("SELECT count(*) FROM version WHERE is_current = 1"));
    }
}
