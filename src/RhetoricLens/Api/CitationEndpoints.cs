using System.Text;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>How to cite, under /v1/citation.</summary>
internal static class CitationEndpoints
{
    public static void MapCitation(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/citation", (string? corpus, string? model, string? date) => Answers.Of(Citation.Of(workspace, corpus, model, date)))
            .Produces<Citation>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("How to cite program, model and texts: a sentence, BibTeX, and DataCite's members").WithTags("Citation");
        v1.MapGet("/citation.bib", (string? corpus, string? model, string? date) =>
                Answers.Of(Citation.Of(workspace, corpus, model, date), citation => Results.Text(citation.Bibtex, "application/x-bibtex", Encoding.UTF8)))
            .Produces<string>(StatusCodes.Status200OK, "application/x-bibtex").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The same as BibTeX").WithTags("Citation");
    }
}
