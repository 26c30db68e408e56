using System.Text.Json;
using Dapper;
using System.Data.Common;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Documents.Store;

/// <summary>A source with the state of its schedule.</summary>
/// <param name="Source">Its definition; <see cref="Core.Source.Enabled"/> and <see cref="Core.Source.Schedule"/> are the user's choice where the user has made one.</param>
/// <param name="NextDueAt">When the next crawl is due; null when there is no schedule, it is off, or it never comes again.</param>
public sealed record RegisteredSource(Source Source, DateTimeOffset? NextDueAt)
{
    /// <summary>What its schedule does when things do not go as planned.</summary>
    public ScheduleRules Rules { get; init; } = ScheduleRules.Default;

    /// <summary>How its last crawls went.</summary>
    public CrawlHealth Health { get; init; } = CrawlHealth.Good;
}

/// <summary>The sources that can be crawled, and when.</summary>
public sealed class SourceStore
{
    private readonly Database _database;

    internal SourceStore(Database database) => _database = database;

    /// <summary>
    /// Takes definitions in, in one transaction. For a source known already the definition is replaced, but whether it is enabled, and a
    /// schedule that the user has set, stay as they are.
    /// </summary>
    /// <returns>A problem for each suggested schedule that cannot be used; its source is registered without one.</returns>
    public IReadOnlyList<Problem> Register(IReadOnlyList<Source> sources) => _database.Write(transaction =>
        sources.Select(source => Register(transaction, source)).OfType<Problem>().ToArray());

    /// <summary>All sources by id.</summary>
    public IReadOnlyList<RegisteredSource> List() => _database.Read(connection => Read(connection, "WHERE o.removed_at IS NULL", null));

    /// <summary>Null when there is no source of that id.</summary>
    public RegisteredSource? Get(string id) => _database.Read(connection => Read(connection, "WHERE o.id = @id AND o.removed_at IS NULL", id)).SingleOrDefault();

    /// <summary>
    /// Turns a source and its schedule on or off; false when there is no such source. Turning it on forgets its failures; times that passed while it was off
    /// are not made up for.
    /// </summary>
    public bool Enable(string id, bool enabled) => _database.Write(transaction =>
    {
        var connection = transaction.Connection!;
        if (connection.Execute("UPDATE source SET enabled = @enabled WHERE id = @id AND removed_at IS NULL", new { id, enabled = enabled ? 1 : 0 }, transaction) == 0)
            return false;
        if (enabled)
            SourceHealth.Forgive(transaction, id, _database.Clock.GetUtcNow());
        var schedule = connection.QuerySingleOrDefault<ScheduleRow>(
            "SELECT cron, time_zone, next_due_at, enabled FROM schedule WHERE source_id = @id", new { id }, transaction);
        if (schedule is not null && (schedule.enabled != 0) != enabled)
            ScheduleWriter.Put(transaction, id, new SourceSchedule(schedule.cron, schedule.time_zone), enabled, _database.Clock.GetUtcNow());
        return true;
    });

    /// <summary>Sets when a source is crawled; null takes its schedule away. A crawl that is overdue stays due.</summary>
    /// <param name="id">The source.</param>
    /// <param name="schedule">Its times; null for none.</param>
    /// <param name="rules">Its rules; null: as they are, <see cref="ScheduleRules.Default"/> when it had none.</param>
    public Problem? SetSchedule(string id, SourceSchedule? schedule, ScheduleRules? rules = null) => _database.Write(transaction =>
    {
        var connection = transaction.Connection!;
        var enabled = connection.ExecuteScalar<long?>("SELECT enabled FROM source WHERE id = @id AND removed_at IS NULL", new { id }, transaction);
        if (enabled is null)
            return new Problem("unknown_source", $"There is no source \"{id}\".", "", "List the sources to see their ids.");
        if (schedule is not null)
            return ScheduleWriter.Put(transaction, id, schedule, enabled != 0, _database.Clock.GetUtcNow(), rules);
        connection.Execute("DELETE FROM schedule WHERE source_id = @id", new { id }, transaction);
        return null;
    });

    /// <summary>Takes a source away with its schedule, and calls off its crawl; its documents, and what became of its addresses, stay. False when there is no such source.</summary>
    public bool Remove(string id) => _database.Write(transaction =>
    {
        var (connection, row) = (transaction.Connection!, new { id, _database.Now });
        if (connection.Execute("UPDATE source SET removed_at = @Now, enabled = 0 WHERE id = @id AND removed_at IS NULL", row, transaction) == 0)
            return false;
        connection.Execute("DELETE FROM schedule WHERE source_id = @id", row, transaction);
        connection.Execute(
            """
            UPDATE work SET state = 'cancelled', lease_until = NULL, lease_epoch = lease_epoch + 1, ended_at = @Now, last_reason = 'The source was removed.'
            WHERE kind = 'crawl' AND target = @id AND state IN ('due', 'leased', 'paused')
            """,
            row,
            transaction);
        return true;
    });

    private Problem? Register(DbTransaction transaction, Source source)
    {
        var connection = transaction.Connection!;
        var known = connection.QuerySingleOrDefault<(string Definition, long Enabled)?>(
            "SELECT definition, enabled FROM source WHERE id = @Id AND removed_at IS NULL", new { source.Id }, transaction);
        connection.Execute(
            """
            INSERT INTO source (id, enabled, definition, registered_at) VALUES (@Id, @Enabled, @definition, @Now)
            ON CONFLICT (id) DO UPDATE SET definition = excluded.definition, removed_at = NULL,
                enabled = CASE WHEN source.removed_at IS NULL THEN source.enabled ELSE excluded.enabled END
            """,
            new { source.Id, Enabled = source.Enabled ? 1 : 0, definition = JsonSerializer.Serialize(source), _database.Now },
            transaction);
        var suggestedBefore = known is { } row ? Definition(row.Definition).Schedule : null;
        if (source.Schedule is null || !TakesSuggestion(transaction, source, known is not null, suggestedBefore))
            return null;
        return ScheduleWriter.Put(transaction, source.Id, source.Schedule, known is { } old ? old.Enabled != 0 : source.Enabled, _database.Clock.GetUtcNow());
    }

    /// <summary>A new suggestion counts when the user has not changed or removed the one before.</summary>
    private static bool TakesSuggestion(DbTransaction transaction, Source source, bool isKnown, SourceSchedule? suggestedBefore)
    {
        if (!isKnown || suggestedBefore is null)
            return !isKnown || source.Schedule != suggestedBefore;
        var now = transaction.Connection!.QuerySingleOrDefault<ScheduleRow>(
            "SELECT cron, time_zone, next_due_at, enabled FROM schedule WHERE source_id = @Id", new { source.Id }, transaction);
        return source.Schedule != suggestedBefore && now is not null && new SourceSchedule(now.cron, now.time_zone) == suggestedBefore;
    }

    private static List<RegisteredSource> Read(DbConnection connection, string condition, string? id) => connection
        .Query<SourceRow>(
            "SELECT o.definition, o.enabled, o.failure_points, o.failures, o.failure_reason, o.failed_at, o.held_at, s.cron, s.time_zone, s.next_due_at, s.misfire, s.overlap "
            + "FROM source o LEFT JOIN schedule s ON s.source_id = o.id " + condition + " ORDER BY o.id",
            new { id })
        .Select(row => row.Registered())
        .ToList();

    private static Source Definition(string json) => JsonSerializer.Deserialize<Source>(json)!;

    private sealed record ScheduleRow(string cron, string time_zone, string? next_due_at, long enabled);

    private sealed record SourceRow(
        string definition, long enabled, double failure_points, long failures, string failure_reason, string? failed_at, string? held_at,
        string? cron, string? time_zone, string? next_due_at, string? misfire, string? overlap)
    {
        internal RegisteredSource Registered() => new(
            Definition(definition) with { Enabled = enabled != 0, Schedule = cron is null ? null : new SourceSchedule(cron, time_zone!) },
            StoredTime.ParseOrNull(next_due_at))
        {
            Rules = misfire is null ? ScheduleRules.Default : ScheduleRules.Parse(misfire, overlap!),
            Health = new CrawlHealth(failure_points, (int)failures, failure_reason, StoredTime.ParseOrNull(failed_at), StoredTime.ParseOrNull(held_at)),
        };
    }
}
