using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Plots;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Stance by country and period under /v1/trends and /v1/countries.</summary>
internal static class TrendEndpoints
{
    public static void MapTrends(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/countries", () => workspace.CountryList())
            .Produces<IReadOnlyList<CountryAnswer>>()
            .WithSummary("Countries and groupings in the store, with counts and their stance over all time").WithTags("Trends");
        v1.MapGet("/trends", (string? country, string? from, string? to, string? by, string? model) =>
                Trend(workspace, TrendQuery.Parse(country, from, to, by), model, Results.Ok))
            .Produces<TrendAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Stance by country and period: mean, 95 % interval, n; by = month, quarter, year, 5y, 10y or all; model = a version of the model").WithTags("Trends");
        v1.MapGet("/trends.csv", (string? country, string? from, string? to, string? by, string? model) =>
                Trend(workspace, TrendQuery.Parse(country, from, to, by), model, Csv))
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("The same as one tidy table").WithTags("Trends");
        v1.MapGet("/trends.svg", (string? country, string? from, string? to, string? by, string? model) =>
                Trend(workspace, TrendQuery.Parse(country, from, to, by), model, Svg))
            .Produces<string>(StatusCodes.Status200OK, "image/svg+xml")
            .WithSummary("The same as a figure, with n and the model in its caption").WithTags("Trends");
    }

    private static IResult Trend(Workspace workspace, Outcome<TrendQuery> query, string? model, Func<TrendAnswer, IResult> write) =>
        Answers.Of(query, asked => Answers.Of(workspace.Choose(asked, model), chosen => write(workspace.Trends(chosen))));

    private static IResult Csv(TrendAnswer answer)
    {
        using var writer = new StringWriter();
        TrendCsv.Write(writer, answer);
        return Results.Text(writer.ToString(), "text/csv", Encoding.UTF8);
    }

    private static IResult Svg(TrendAnswer answer) => Results.Text(TrendPlot.Svg(answer), "image/svg+xml", Encoding.UTF8);
}
