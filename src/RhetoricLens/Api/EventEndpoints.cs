using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Queries;
using RhetoricLens.Queries.Events;

namespace RhetoricLens.Api;

/// <summary>What happened, to be seen beside trends: /v1/events.</summary>
internal static class EventEndpoints
{
    public static void MapTrendEvents(this RouteGroupBuilder v1, Workspace workspace)
    {
        var events = v1.MapGroup("").WithTags("Trends");
        events.MapGet("/events", (string? from, string? to) => Answers.Of(workspace.Store.ListEvents(from, to)))
            .Produces<IReadOnlyList<EventAnswer>>()
            .WithSummary("Events of Internet governance with their sources, and those noted in this store, by date");
        events.MapGet("/events.csv", (string? from, string? to) => Answers.Table(workspace.Store.ListEvents(from, to), (writer, rows) =>
                Csv.Write(writer, Tidy.Header<EventAnswer>(), rows.Select(Tidy.Cells))))
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("The same as one table");
        events.MapPost("/events", ([FromBody] EventRequest request) => Answers.Of(workspace.Store.AddEvent(request), added => Results.Created("/v1/events/" + added.Id, added)))
            .Produces<EventAnswer>(StatusCodes.Status201Created)
            .WithSummary("Note an event; the same date and name again replace its note");
        events.MapDelete("/events/{id}", (string id) => workspace.Store.RemoveEvent(id) is { } problem ? ProblemAnswers.Of(problem) : Results.NoContent())
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Remove an event that was noted in this store");
    }
}
