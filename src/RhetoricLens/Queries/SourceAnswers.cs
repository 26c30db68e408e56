using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Queries;

/// <summary>A source as it is registered: the members of a definition file, and when it is crawled next (null when it is paused or has no schedule).</summary>
public sealed record SourceAnswer(
    string Id, string Name, string? Country, string Institution, IReadOnlyList<string> Start, string? Feed, IReadOnlyList<string> Languages, SourceScope Scope,
    SourceSchedule? Schedule, bool Enabled, string Note, DateTimeOffset? NextCrawl)
{
    public static SourceAnswer Of(RegisteredSource registered)
    {
        var source = registered.Source;
        return new SourceAnswer(
            source.Id, source.Name, source.Country, source.Institution, source.Start, source.Feed, source.Languages, source.Scope, source.Schedule, source.Enabled, source.Note,
            registered.NextDueAt);
    }
}

/// <summary>Sources by id.</summary>
public sealed record SourceList(IReadOnlyList<SourceAnswer> Sources, string? Next);

/// <summary>When a source is crawled.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Cron">Minute, hour, day of month, month, day of week.</param>
/// <param name="TimeZone">IANA time zone of the fields.</param>
/// <param name="Paused">True when no crawl is due until it is taken up again.</param>
/// <param name="NextCrawl">The crawl that is due next, which may be overdue; null when paused.</param>
/// <param name="Next">The next five times that the fields name, paused or not, in UTC.</param>
public sealed record ScheduleAnswer(string Source, string Cron, string TimeZone, bool Paused, DateTimeOffset? NextCrawl, IReadOnlyList<DateTimeOffset> Next)
{
    private const int Shown = 5;

    /// <summary>Null when the source has no schedule.</summary>
    public static ScheduleAnswer? Of(RegisteredSource registered, DateTimeOffset now) => registered.Source.Schedule is { } schedule
        ? new ScheduleAnswer(registered.Source.Id, schedule.Cron, schedule.TimeZone, !registered.Source.Enabled, registered.NextDueAt, [.. Coming(schedule, now)])
        : null;

    private static IEnumerable<DateTimeOffset> Coming(SourceSchedule schedule, DateTimeOffset after)
    {
        for (var i = 0; i < Shown && Occurrences.Next(schedule, after) is { IsOk: true, Value: { } next }; i++)
            yield return after = next;
    }
}

/// <summary>Schedules by source.</summary>
public sealed record ScheduleList(IReadOnlyList<ScheduleAnswer> Schedules, string? Next);

/// <summary>Questions about sources and their schedules.</summary>
public static class SourceQuery
{
    /// <summary>A page of sources.</summary>
    public static Outcome<ListPage<SourceAnswer>> Page(Database store, int take, string? cursor) => Page(store, take, cursor, _ => true).Map(SourceAnswer.Of);

    /// <summary>A page of schedules.</summary>
    public static Outcome<ListPage<ScheduleAnswer>> Schedules(Database store, int take, string? cursor) =>
        Page(store, take, cursor, registered => registered.Source.Schedule is not null).Map(registered => ScheduleAnswer.Of(registered, DateTimeOffset.UtcNow)!);

    /// <summary>One source.</summary>
    public static Outcome<RegisteredSource> One(Database store, string id) => store.Sources.Get(id) is { } known ? known : Unknown(id);

    /// <summary>The schedule of one source.</summary>
    public static Outcome<ScheduleAnswer> Schedule(Database store, string id)
    {
        var source = One(store, id);
        if (!source.IsOk)
            return source.Problem;
        return ScheduleAnswer.Of(source.Value, DateTimeOffset.UtcNow) is { } schedule
            ? schedule
            : new Problem("unknown_schedule", $"The source \"{id}\" has no schedule.", "id", "Set one with PUT, or: rhetoriclens sources schedule.");
    }

    /// <summary>There is none of that id.</summary>
    public static Problem Unknown(string id) => new("unknown_source", $"There is no source \"{id}\".", "id", "See /v1/sources or: rhetoriclens sources list.");

    // A few hundred sources at most: all are read, and a page is cut out.
    private static Outcome<ListPage<RegisteredSource>> Page(Database store, int take, string? cursor, Func<RegisteredSource, bool> wanted)
    {
        var after = Cursors.Read(cursor);
        if (!after.IsOk)
            return after.Problem;
        var rows = store.Sources.List().Where(wanted).Where(row => string.CompareOrdinal(row.Source.Id, after.Value) > 0).Take(take + 1).ToArray();
        return ListPages.Of(rows, take, row => row.Source.Id);
    }

    private static Outcome<ListPage<TOther>> Map<T, TOther>(this Outcome<ListPage<T>> page, Func<T, TOther> change) => page.IsOk ? page.Value.Select(change) : page.Problem;
}
