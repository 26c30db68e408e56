using Dapper;
using System.Data.Common;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>What each host may expect of whoever reads it next. Written with the visits that it comes from, so that a process that dies forgets no answer that it has recorded.</summary>
public sealed class HostStore
{
    private readonly Database _database;

    internal HostStore(Database database) => _database = database;

    /// <summary>The hosts asked within <see cref="Limits.MaxHostMemory"/>, and those that are still closed.</summary>
    public IReadOnlyList<HostRest> Known() => _database.Read(connection => connection
        .Query<(string Name, string NotBefore, double Penalty, double? Latency)>(
            "SELECT name, not_before, penalty_seconds, latency_seconds FROM host WHERE not_before > @since", new { since = StoredTime.Of(_database.Clock.GetUtcNow() - Limits.MaxHostMemory) })
        .Select(row => new HostRest(row.Name, StoredTime.Parse(row.NotBefore), TimeSpan.FromSeconds(row.Penalty), row.Latency))
        .ToArray());

    /// <summary>Takes a host for a program, or keeps it; null while another holds it.</summary>
    /// <param name="host">See <see cref="HostRest.Host"/>.</param>
    /// <param name="node">The program.</param>
    public HostRest? Claim(string host, string node)
    {
        var now = _database.Clock.GetUtcNow();
        return _database.Once(connection => connection.Query<(string NotBefore, double Penalty, double? Latency)>(
            """
            INSERT INTO host (name, not_before, penalty_seconds, holder, held_until) VALUES (@host, @now, 0, @node, @until)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
            WHERE host.holder IS NULL OR host.holder = excluded.holder OR host.held_until <= @now
            RETURNING not_before, penalty_seconds, latency_seconds
            """,
            new { host, node, now = StoredTime.Of(now), until = StoredTime.Of(now + Limits.HostClaim) }))
            .Select(row => new HostRest(host, StoredTime.Parse(row.NotBefore), TimeSpan.FromSeconds(row.Penalty), row.Latency))
            .SingleOrDefault();
    }

    /// <summary>Leaves a host to other programs, with what they must know of it; nothing happens when the program does not hold it any more.</summary>
    public void Release(HostRest rest, string node) => _database.Once(connection => connection.Execute(
        """
        UPDATE host SET holder = NULL, held_until = NULL, penalty_seconds = @penalty, latency_seconds = @LatencySeconds,
                        not_before = CASE WHEN not_before > @until THEN not_before ELSE @until END
        WHERE name = @Host AND holder = @node
        """,
        new { rest.Host, rest.LatencySeconds, node, until = StoredTime.Of(rest.NotBefore), penalty = rest.Penalty.TotalSeconds }));

    /// <summary>Of several rests of a host the last counts, but the time before which it is not asked never comes nearer.</summary>
    internal static void Write(DbTransaction transaction, IEnumerable<HostRest> rests)
    {
        foreach (var rest in rests.GroupBy(rest => rest.Host, StringComparer.Ordinal).Select(group => group.Last()))
        {
            transaction.Connection!.Execute(
                """
                INSERT INTO host (name, not_before, penalty_seconds, latency_seconds) VALUES (@Host, @until, @penalty, @LatencySeconds)
                ON CONFLICT (name) DO UPDATE SET not_before = CASE WHEN host.not_before > excluded.not_before THEN host.not_before ELSE excluded.not_before END, penalty_seconds = excluded.penalty_seconds, latency_seconds = excluded.latency_seconds
                """,
                new { rest.Host, until = StoredTime.Of(rest.NotBefore), penalty = rest.Penalty.TotalSeconds, rest.LatencySeconds },
                transaction);
        }
    }
}
