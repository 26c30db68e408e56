using Dapper;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>A program that shares the store.</summary>
/// <param name="Id">Its name: machine, process and a random part.</param>
/// <param name="Role">What it does: <c>all</c>, <c>api</c> or <c>worker</c>.</param>
/// <param name="StartedAt">Since when.</param>
/// <param name="SeenAt">Its last sign.</param>
/// <param name="IndexVersion">Number of the last version that its index holds; null when it keeps none.</param>
public sealed record Node(string Id, string Role, DateTimeOffset StartedAt, DateTimeOffset SeenAt, long? IndexVersion);

/// <summary>The programs that share the store.</summary>
public sealed class NodeStore
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private readonly Database _database;

    internal NodeStore(Database database) => _database = database;

    /// <summary>Gives a sign of a program.</summary>
    /// <param name="id">See <see cref="Node.Id"/>.</param>
    /// <param name="role">See <see cref="Node.Role"/>.</param>
    /// <param name="indexVersion">See <see cref="Node.IndexVersion"/>.</param>
    public void Beat(string id, string role, long? indexVersion)
    {
        _database.Once(connection => connection.Execute(
            """
            INSERT INTO node (id, role, started_at, seen_at, index_version) VALUES (@id, @role, @Now, @Now, @indexVersion)
            ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, index_version = excluded.index_version
            """,
            new { id, role, _database.Now, indexVersion }));
        _database.Once(connection => connection.Execute("DELETE FROM node WHERE seen_at < @old", new { old = StoredTime.Of(_database.Clock.GetUtcNow() - KeptFor) }));
    }

    /// <summary>Takes a program that ends off the list.</summary>
    public void Leave(string id) => _database.Once(connection => connection.Execute("DELETE FROM node WHERE id = @id", new { id }));

    /// <summary>Programs that gave a sign within <see cref="Limits.NodeSilence"/>, by name.</summary>
    public IReadOnlyList<Node> Running() => _database.Read(connection => connection
        .Query<(string Id, string Role, string Started, string Seen, long? Index)>(
            "SELECT id, role, started_at, seen_at, index_version FROM node WHERE seen_at >= @since ORDER BY id",
            new { since = StoredTime.Of(_database.Clock.GetUtcNow() - Limits.NodeSilence) })
        .Select(row => new Node(row.Id, row.Role, StoredTime.Parse(row.Started), StoredTime.Parse(row.Seen), row.Index))
        .ToArray());
}
