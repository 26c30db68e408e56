using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Plots;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Stance by country, group and period under /v1/trends, /v1/countries and /v1/groups.</summary>
internal static class TrendEndpoints
{
    public static void MapTrends(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/countries", () => workspace.CountryList())
            .Produces<IReadOnlyList<CountryAnswer>>()
            .WithSummary("Countries and groupings in the store, with counts and their stance over all time").WithTags("Trends");
        v1.MapPoints(workspace);
        v1.MapChange(workspace);
        v1.MapGroups();
    }

    private static void MapPoints(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/trends", ([AsParameters] TrendParameters asked, string? format) => Json(workspace, asked, format))
            .Produces<TrendAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Stance by country, group and period: raw and corrected mean, 95 % intervals, n, salience, dispersion; format = json or jsonstat").WithTags("Trends");
        v1.MapGet("/trends.csv", ([AsParameters] TrendParameters asked) => Trend(workspace, asked, answer => Answers.Table(answer, TrendCsv.Write)))
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("The same as one tidy table").WithTags("Trends");
        v1.MapGet("/trends.svg", ([AsParameters] TrendParameters asked) => Trend(workspace, asked, Svg))
            .Produces<string>(StatusCodes.Status200OK, "image/svg+xml")
            .WithSummary("The same as a figure, with n and the model in its caption").WithTags("Trends");
        v1.MapGet("/trends.png", ([AsParameters] TrendParameters asked) => Trend(workspace, asked, Png))
            .Produces<string>(StatusCodes.Status200OK, "image/png")
            .WithSummary("The same figure in pixels, 1920 by 1080").WithTags("Trends");
    }

    private static void MapChange(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/trends/difference", ([AsParameters] TrendParameters asked, [AsParameters] SideParameters sides) =>
                Answers.Of(workspace.Difference(asked.Words(), sides.Sides().A, sides.Sides().B)))
            .Produces<DifferenceAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Difference of two means with its 95 % interval: two countries or groups (a, b), or one in two spans (a_from, a_to, b_from, b_to)").WithTags("Trends");
        v1.MapGet("/trends/breaks", ([AsParameters] TrendParameters asked) => Answers.Of(workspace.Breaks(asked.Words())))
            .Produces<BreaksAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Shifts of means in time, with p by permutation and an interval for their date").WithTags("Trends");
        v1.MapGet("/trends/evidence.csv", ([AsParameters] TrendParameters asked, int? limit) =>
                Answers.Rows(workspace.Evidence(asked.Words(), limit), evidence => evidence.Passages))
            .Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The clearest passages behind a point: as a table").WithTags("Trends");
        v1.MapGet("/trends/evidence", ([AsParameters] TrendParameters asked, int? limit) => Answers.Of(workspace.Evidence(asked.Words(), limit)))
            .Produces<EvidenceAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The clearest passages behind a point, at most half of them from either pole").WithTags("Trends");
    }

    private static void MapGroups(this RouteGroupBuilder v1)
    {
        v1.MapGet("/groups", () => Answers.Of(QueryScope.KnownGroups, table => Results.Ok(table.All.Select(GroupAnswer.Of).ToArray())))
            .Produces<IReadOnlyList<GroupAnswer>>()
            .WithSummary("Groups of states, with who belonged when and the source of each fact").WithTags("Trends");
        v1.MapGet("/groups/{code}", (string code) => Answers.Of(QueryScope.ParseGroups(code), groups => groups is [var group]
                ? Results.Ok(GroupAnswer.Of(group))
                : ProblemAnswers.Of(new Problem("unknown_group", $"\"{code}\" is not one group.", "code", "See /v1/groups."))))
            .Produces<GroupAnswer>()
            .WithSummary("One of them").WithTags("Trends");
    }

    private static IResult Json(Workspace workspace, TrendParameters asked, string? format) => format switch
    {
        null or "json" => Trend(workspace, asked, Results.Ok),
        "jsonstat" => Trend(workspace, asked, answer => Results.Ok(TrendJsonStat.Of(answer))),
        _ => ProblemAnswers.Of(new Problem("bad_format", $"The format '{format}' is unknown.", "format", "Use json or jsonstat; for a table ask for /v1/trends.csv.")),
    };

    private static IResult Trend(Workspace workspace, TrendParameters asked, Func<TrendAnswer, IResult> write) =>
        Answers.Of(workspace.Ask(asked.Words()), query => write(workspace.Trends(query)));

    private static IResult Svg(TrendAnswer answer) => Results.Text(TrendPlot.Svg(answer), "image/svg+xml", Encoding.UTF8);

    private static IResult Png(TrendAnswer answer) => Results.Bytes(TrendPlot.Png(answer), "image/png");
}
