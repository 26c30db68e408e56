using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;
using RhetoricLens.Queries.Frames;

namespace RhetoricLens.Api;

/// <summary>How two sides argue: /v1/frames.</summary>
internal static class FrameEndpoints
{
    public static void MapFrames(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/frames", ([AsParameters] SideParameters sides, string? from, string? to, string? source, string? lang, string? model, CancellationToken cancellation) =>
                Answers.Of(Frames(workspace, sides, new TrendWords { From = from, To = to, Source = source, Language = lang, Model = model }, cancellation)))
            .Produces<FrameAnswer>()
            .WithSummary("Labels and codebook claims of the position passages of two sides, as shares with 95 % intervals").WithTags("Trends");
        v1.MapGet("/frames.csv", ([AsParameters] SideParameters sides, string? from, string? to, string? source, string? lang, string? model, CancellationToken cancellation) =>
                Answers.Table(Frames(workspace, sides, new TrendWords { From = from, To = to, Source = source, Language = lang, Model = model }, cancellation), (writer, answer) =>
                    Csv.Write(writer, Tidy.Header<FrameRow>(), answer.Rows.Select(Tidy.Cells))))
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("The same as one table").WithTags("Trends");
    }

    private static Outcome<FrameAnswer> Frames(Workspace workspace, SideParameters sides, TrendWords words, CancellationToken cancellation) =>
        workspace.Frames(words with { Estimate = "raw" }, sides.Sides().A, sides.Sides().B, cancellation);
}
