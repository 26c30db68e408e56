using Dapper;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>Divides the documents that a model has not scored among programs that share a store.</summary>
public sealed class ScoreClaims
{
    private readonly Database _database;

    internal ScoreClaims(Database database) => _database = database;

    /// <summary>Takes unscored documents that no other program has taken within <see cref="Limits.ScoreClaim"/>; one that is not scored in that time is another's to take.</summary>
    /// <param name="modelId">See <see cref="ScoreStore.Unscored"/>.</param>
    /// <param name="splitterVersion">See <see cref="ScoreStore.Unscored"/>.</param>
    /// <param name="take">Most documents wanted.</param>
    /// <param name="after">Only versions stored after this one.</param>
    /// <param name="node">The program.</param>
    public IReadOnlyList<StoredDocument> Take(string modelId, int splitterVersion, int take, long after, string node)
    {
        var now = _database.Clock.GetUtcNow();
        var versions = _database.Write(transaction =>
        {
            var connection = transaction.Connection!;
            var free = connection.Query<long>(
                $"""
                SELECT v.id FROM version v {ScoreStore.UnscoredCondition}
                  AND NOT EXISTS (SELECT 1 FROM score_claim c WHERE c.model_id = @modelId AND c.version_id = v.id AND c.holder <> @node AND c.until > @now)
                ORDER BY v.id LIMIT @take
                """,
                new { modelId, splitterVersion, afterVersionId = after, node, take, now = StoredTime.Of(now) }, transaction).ToArray();
            connection.Execute(
                """
                INSERT INTO score_claim (model_id, version_id, holder, until) VALUES (@modelId, @version, @node, @until)
                ON CONFLICT (model_id, version_id) DO UPDATE SET holder = excluded.holder, until = excluded.until
                """,
                free.Select(version => new { modelId, version, node, until = StoredTime.Of(now + Limits.ScoreClaim) }), transaction);
            return free;
        });
        return versions.Length == 0 ? [] : _database.Documents.GetVersions(versions);
    }

    /// <summary>Forgets claims on documents that have been scored.</summary>
    public void Settle(string modelId, IReadOnlyList<long> versions) => _database.Once(connection => connection.Execute(
        $"DELETE FROM score_claim WHERE model_id = @modelId AND {connection.In("version_id", "versions")}", new { modelId, versions = versions.ToArray() }));
}
