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
