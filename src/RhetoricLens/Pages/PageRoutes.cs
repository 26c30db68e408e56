using Microsoft.AspNetCore.Http.HttpResults;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;

namespace RhetoricLens.Pages;

/// <summary>The addresses of the pages; each asks the same questions as the API and writes the answer as HTML.</summary>
public static class PageRoutes
{
    private const int TellingPassages = 3;

    public static void MapPages(this IEndpointRouteBuilder app, Workspace workspace)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", () => Countries(workspace));
        pages.MapGet("/trends", (string? country, string? group, string? from, string? to, string? by, HttpContext context) => Trends(workspace, country, group, from, to, by, context));
        pages.MapGet("/search", ([AsParameters] SearchWords words) => Search(workspace, words));
        pages.MapGet("/documents/{id}", (string id, int? version) => Document(workspace, id, version));
        pages.MapGet("/score", () => Score(workspace, null));
        pages.MapPost("/score", (Delegate)((HttpContext context) => ScoreForm(workspace, context)));
        pages.MapGet("/models", () => new RazorComponentResult<ModelsPage>(new
        {
            workspace.Models, Current = workspace.ModelId, Card = Guides.Html(workspace.ModelCard()), workspace.HasDigests,
        }));
        pages.MapGet("/docs", () => Guide(workspace, "index"));
        pages.MapGet("/docs/{name}", (string name) => Guide(workspace, name));
        pages.MapGet("/site.css", () => Results.Stream(Guides.Style(), "text/css; charset=utf-8"));
    }

    private static IResult Countries(Workspace workspace)
    {
        return new RazorComponentResult<CountriesPage>(new
        {
            Answer = workspace.Trends(new TrendQuery(null, null, null, null, TrendQuery.WholeSpan)),
            Multilateral = workspace.Telling(multilateral: true, TellingPassages),
            Multistakeholder = workspace.Telling(multilateral: false, TellingPassages),
            workspace.HasDigests,
        });
    }

    private static IResult Trends(Workspace workspace, string? country, string? group, string? from, string? to, string? by, HttpContext context)
    {
        by ??= "year";
        var query = TrendQuery.Parse(new TrendWords { Country = country, Group = group, From = from, To = to, By = by, Estimate = "raw" });
        var address = context.Request.Query.ContainsKey("by") ? context.Request.QueryString : context.Request.QueryString.Add("by", by);
        return new RazorComponentResult<TrendsPage>(new
        {
            Answer = query.IsOk ? workspace.Trends(query.Value) : null,
            query.Problem, Country = country, Group = group, From = from, To = to, By = by,
            Address = (address.Value ?? "").TrimStart('?'),
            workspace.HasDigests,
        });
    }

    private static IResult Search(Workspace workspace, SearchWords words)
    {
        var isAsked = !string.IsNullOrWhiteSpace(words.Q) || !string.IsNullOrWhiteSpace(words.Query);
        var answer = isAsked ? workspace.Search(words with { Facets = words.Facets ?? "country,year,source,kind,language,label" }) : (Outcome<SearchAnswer>?)null;
        return new RazorComponentResult<SearchPage>(new
        {
            Answer = answer is { IsOk: true } found ? found.Value : null,
            answer?.Problem, Words = words, workspace.HasDigests, Model = workspace.AnsweringModel(),
        });
    }

    private static IResult Document(Workspace workspace, string id, int? version)
    {
        var answer = workspace.Document(id, version);
        return answer.IsOk
            ? new RazorComponentResult<DocumentPage>(new { Answer = answer.Value, workspace.HasDigests })
            : Refused(workspace, answer.Problem);
    }

    private static IResult Score(Workspace workspace, string? text)
    {
        var answer = text is null ? (Outcome<ScoreAnswer>?)null : workspace.Score(new ScoreRequest(text, null));
        return new RazorComponentResult<ScorePage>(new
        {
            Answer = answer is { IsOk: true } scored ? scored.Value : null, answer?.Problem, Text = text, workspace.HasDigests,
        });
    }

    private static async Task<IResult> ScoreForm(Workspace workspace, HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return Score(workspace, form["text"].ToString());
    }

    private static IResult Guide(Workspace workspace, string name) => Guides.Find(name) is { } guide
        ? new RazorComponentResult<GuidePage>(new { guide.Title, guide.Html, workspace.HasDigests, Model = workspace.ModelId })
        : Refused(workspace, new Problem("unknown_guide", $"There is no guide called \"{name}\".", "", "See /docs for the list."));

    private static RazorComponentResult<GuidePage> Refused(Workspace workspace, Problem problem) => new(new
    {
        Title = problem.What,
        Html = $"<p>{System.Net.WebUtility.HtmlEncode(problem.Remedy)}</p>",
        workspace.HasDigests,
        Model = workspace.ModelId,
    })
    {
        StatusCode = StatusCodes.Status404NotFound,
    };
}
