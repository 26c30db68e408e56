using RhetoricLens.Queries;
using RhetoricLens.Queries.Words;

namespace RhetoricLens.Api;

/// <summary>How words are used: /v1/concordance, /v1/collocations, /v1/keyness, each also as .csv.</summary>
internal static class WordEndpoints
{
    private const string Tag = "Words";

    public static void MapWords(this RouteGroupBuilder v1, Workspace workspace)
    {
        MapConcordance(v1, workspace);
        MapCollocations(v1, workspace);
        MapKeyness(v1, workspace);
    }

    private static void MapConcordance(RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/concordance", (string? q, string? country, string? from, string? to, string? lang, string? kind, int? words, string? sort, int? limit, string? cursor, HttpContext context) =>
                Answers.Of(ConcordanceQuery.Parse(SearchQuery.Parse(new SearchWords(q, Country: country, From: from, To: to, Lang: lang, Kind: kind)), words, sort, limit, cursor), query =>
                    Answers.Of(query.Ask(workspace), page => Answers.Page(context, page, page.Next))))
            .Produces<ConcordanceAnswer>()
            .WithSummary("Every place of a word or phrase in its context (KWIC); words = how many on either side, sort = document, date, left or right").WithTags(Tag);
        v1.MapGet("/concordance.csv", (string? q, string? country, string? from, string? to, string? lang, string? kind, int? words, string? sort) =>
                Answers.Of(ConcordanceQuery.Parse(SearchQuery.Parse(new SearchWords(q, Country: country, From: from, To: to, Lang: lang, Kind: kind)), words, sort, null, null), query =>
                    Answers.Table(query.Whole().Ask(workspace), WordCsv.Write)))
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("All its lines as one table").WithTags(Tag);
    }

    private static void MapCollocations(RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/collocations", (string? q, string? @in, string? country, string? from, string? to, string? lang, string? kind, int? window, int? min, string? sort, int? limit) =>
                Answers.Of(CollocationQuery.Parse(q, SearchQuery.ParseSet(new SearchWords(@in, Country: country, From: from, To: to, Lang: lang, Kind: kind)), window, min, sort, limit), query => Answers.Of(workspace.Collocations(query))))
            .Produces<CollocationAnswer>()
            .WithSummary("The words that keep company with a word or phrase; in = a query that chooses documents, sort = logDice, logLikelihood or count").WithTags(Tag);
        v1.MapGet("/collocations.csv", (string? q, string? @in, string? country, string? from, string? to, string? lang, string? kind, int? window, int? min, string? sort, int? limit) =>
                Answers.Of(CollocationQuery.Parse(q, SearchQuery.ParseSet(new SearchWords(@in, Country: country, From: from, To: to, Lang: lang, Kind: kind)), window, min, sort, limit), query => Answers.Table(workspace.Collocations(query), WordCsv.Write)))
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("The same as one table").WithTags(Tag);
    }

    private static void MapKeyness(RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/keyness", (string? a, string? b, string? from, string? to, string? lang, string? kind, int? min, int? documents, int? limit) =>
                Answers.Of(KeynessQuery.Parse(SearchQuery.ParseSet(new SearchWords(a, From: from, To: to, Lang: lang, Kind: kind)), SearchQuery.ParseSet(new SearchWords(b, From: from, To: to, Lang: lang, Kind: kind)), min, documents, limit), query => Answers.Of(workspace.Keyness(query))))
            .Produces<KeynessAnswer>()
            .WithSummary("The words that tell two sets of documents apart; a and b are queries, such as country:CHN and country:USA").WithTags(Tag);
        v1.MapGet("/keyness.csv", (string? a, string? b, string? from, string? to, string? lang, string? kind, int? min, int? documents, int? limit) =>
                Answers.Of(KeynessQuery.Parse(SearchQuery.ParseSet(new SearchWords(a, From: from, To: to, Lang: lang, Kind: kind)), SearchQuery.ParseSet(new SearchWords(b, From: from, To: to, Lang: lang, Kind: kind)), min, documents, limit), query => Answers.Table(workspace.Keyness(query), WordCsv.Write)))
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("The same as one table").WithTags(Tag);
    }
}
