using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Queries;

/// <summary>A source as it is registered: the members of a definition file, when it is crawled next (null when it is paused, held or has no schedule), and what is wrong with it (null when nothing is).</summary>
public sealed record SourceAnswer(
    string Id, string Name, string? Country, string Institution, IReadOnlyList<string> Start, string? Feed, IReadOnlyList<string> Languages, SourceScope Scope,
    SourceSchedule? Schedule, bool Enabled, string Note, DateTimeOffset? NextCrawl, FailingAnswer? Failing)
{
    public static SourceAnswer Of(RegisteredSource registered)
    {
        var source = registered.Source;
        return new SourceAnswer(
            source.Id, source.Name, source.Country, source.Institution, source.Start, source.Feed, source.Languages, source.Scope, source.Schedule, source.Enabled, source.Note,
            registered.Health.HeldAt is null ? registered.NextDueAt : null, FailingAnswer.Of(registered));
    }
}

/// <summary>Sources by id.</summary>
public sealed record SourceList(IReadOnlyList<SourceAnswer> Sources, string? Next);

/// <summary>Questions about sources and their schedules.</summary>
public static class SourceQuery
{
    /// <summary>A page of sources.</summary>
    public static Outcome<ListPage<SourceAnswer>> Page(Database store, int take, string? cursor) => Page(store, take, cursor, _ => true).Map(SourceAnswer.Of);

    /// <summary>A page of schedules.</summary>
    public static Outcome<ListPage<ScheduleAnswer>> Schedules(Database store, int take, string? cursor)
    {
        var history = store.Schedules.History();
        return Page(store, take, cursor, registered => registered.Source.Schedule is not null)
            .Map(registered => ScheduleAnswer.Of(registered, history.GetValueOrDefault(registered.Source.Id, ScheduleHistory.None), DateTimeOffset.UtcNow)!);
    }

    /// <summary>One source.</summary>
    public static Outcome<RegisteredSource> One(Database store, string id) => store.Sources.Get(id) is { } known ? known : Unknown(id);

    /// <summary>The schedule of one source.</summary>
    public static Outcome<ScheduleAnswer> Schedule(Database store, string id)
    {
        var source = One(store, id);
        if (!source.IsOk)
            return source.Problem;
        return ScheduleAnswer.Of(source.Value, store.Schedules.History(id).GetValueOrDefault(id, ScheduleHistory.None), DateTimeOffset.UtcNow) is { } schedule
            ? schedule
            : new Problem("unknown_schedule", $"The source \"{id}\" has no schedule.", "id", "Set one with PUT, or: rhetoriclens sources schedule.");
    }

    /// <summary>Pauses the schedule of one source, or takes it up again and forgets the source's failures.</summary>
    public static Outcome<ScheduleAnswer> Enable(Database store, string id, bool enabled)
    {
        var schedule = Schedule(store, id);
        if (!schedule.IsOk)
            return schedule.Problem;
        store.Sources.Enable(id, enabled);
        return Schedule(store, id);
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
