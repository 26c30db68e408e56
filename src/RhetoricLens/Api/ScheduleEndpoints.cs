using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>A wish when a source is crawled.</summary>
/// <param name="Cron">Five fields; those it has when left out.</param>
/// <param name="TimeZone">IANA time zone; that it has, or Etc/UTC, when left out.</param>
/// <param name="Paused">True to have no crawl due until it is taken up again.</param>
/// <param name="Misfire">once, skip or each; as it is, or once, when left out.</param>
/// <param name="Overlap">skip or queue; as it is, or skip, when left out.</param>
/// <param name="Words">English words in place of cron, with or without a time zone: "every Monday 06:00, Asia/Shanghai".</param>
public sealed record ScheduleRequest(string? Cron = null, string? TimeZone = null, bool Paused = false, MisfireRule? Misfire = null, OverlapRule? Overlap = null, string? Words = null);

/// <summary>Schedules under /v1/schedules, by the id of their source.</summary>
internal static class ScheduleEndpoints
{
    public static void MapSchedules(this RouteGroupBuilder v1, Workspace workspace)
    {
        var schedules = v1.MapGroup("/schedules").WithTags("Sources");
        v1.MapGroup("").WithTags("Sources").MapList<ScheduleList>(
            "/schedules",
            (int? limit, string? cursor, HttpContext context) => Lists.Answer(
                context, limit, cursor, (take, at) => SourceQuery.Schedules(workspace.Store, take, at), page => new ScheduleList(page.Rows, page.Next)),
            "Schedules by source: rules, the next five times, the last crawl and what came of it, why the last time was skipped");
        schedules.MapGet("/{id}", (string id) => Answers.Of(SourceQuery.Schedule(workspace.Store, id)))
            .Produces<ScheduleAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("When a source is crawled");
        schedules.MapPut("/{id}", (string id, [FromBody] ScheduleRequest request) => Answers.Of(Put(workspace.Store, id, request)))
            .Produces<ScheduleAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Set when a source is crawled and by what rules, and enable it, or pause it; a crawl that is overdue stays due");
        schedules.MapPost("/{id}/pause", (string id) => Answers.Of(SourceQuery.Enable(workspace.Store, id, false)))
            .Produces<ScheduleAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Have no crawl due until it is resumed; one that runs goes on");
        schedules.MapPost("/{id}/resume", (string id) => Answers.Of(SourceQuery.Enable(workspace.Store, id, true)))
            .Produces<ScheduleAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Go on from now, and forget the source's failures: the way back for a schedule that is paused or held");
        schedules.MapDelete("/{id}", (string id) => workspace.Store.Sources.SetSchedule(id, null) is { } problem ? ProblemAnswers.Of(problem) : Results.NoContent())
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Take the schedule away; the source is then crawled only when asked");
    }

    private static Outcome<ScheduleAnswer> Put(Database store, string id, ScheduleRequest request)
    {
        if (store.Sources.Get(id) is not { } known)
            return SourceQuery.Unknown(id);
        var old = known.Source.Schedule;
        var zone = request.TimeZone ?? old?.TimeZone ?? "Etc/UTC";
        var asked = Timing.Sentence.OrCron(request.Words, request.Cron, zone);
        if (!asked.IsOk)
            return asked.Problem with { Where = "/words" };
        if ((asked.Value ?? (old is null ? null : old with { TimeZone = zone })) is not { } chosen)
            return new Problem("bad_cron", "There are no fields to crawl by.", "/cron", "Send cron, such as \"0 6 * * 1\", or words, such as \"every Monday 06:00\".");
        store.Sources.Enable(id, !request.Paused);
        var rules = new ScheduleRules(request.Misfire ?? known.Rules.Misfire, request.Overlap ?? known.Rules.Overlap);
        return store.Sources.SetSchedule(id, chosen, rules) is { } problem
            ? problem with { Where = problem.Code == "bad_cron" ? "/cron" : "/timeZone" }
            : SourceQuery.Schedule(store, id);
    }
}
