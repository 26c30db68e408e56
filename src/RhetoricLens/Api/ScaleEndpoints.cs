using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Api;

/// <summary>A text to be scaled.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Text">Its words.</param>
public sealed record ScaleText(string? Id, string? Text);

/// <summary>Texts, or a table of counts, with how they are to be scaled.</summary>
/// <param name="Method">wordscores, wordfish, lss, affinity or bayes.</param>
/// <param name="Documents">Texts; left out when counts are given.</param>
/// <param name="Terms">Names of the columns of <paramref name="Counts"/>.</param>
/// <param name="Counts">For each document one whole number from 0 a term.</param>
/// <param name="References">For each document of known position its score or class.</param>
/// <param name="Seeds">For LSS: words and their polarity; the program's own when left out.</param>
/// <param name="Low">For Wordfish: a document below <paramref name="High"/>.</param>
/// <param name="High">See <paramref name="Low"/>.</param>
/// <param name="Rescale">For Wordscores: none, lbg or mv.</param>
/// <param name="Rank">For LSS: dimensions.</param>
/// <param name="MinDocuments">Documents in which a term must occur.</param>
public sealed record ScaleRequest(
    string? Method, IReadOnlyList<ScaleText>? Documents = null, IReadOnlyList<string>? Terms = null, IReadOnlyDictionary<string, IReadOnlyList<int>>? Counts = null,
    IReadOnlyDictionary<string, string>? References = null, IReadOnlyDictionary<string, double>? Seeds = null,
    string? Low = null, string? High = null, string? Rescale = null, int? Rank = null, int? MinDocuments = null);

/// <summary>Classic scaling under /v1/scale.</summary>
internal static class ScaleEndpoints
{
    private const int TextMinDocuments = 2;

    public static void MapScale(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/scale", (
                string? method, string[]? reference, string? low, string? high, string? rescale, int? rank, int? minDocuments,
                string? by, string? country, string? from, string? to, string? kind, string? lang, CancellationToken cancellation) =>
                Answer(ScaleQuery.Parse(method, reference ?? [], rescale, rank, minDocuments), query =>
                    Answer(ScaleScope.Parse(country, from, to, by, kind, lang), scope =>
                        Answer(workspace.Scale(scope, query with { Low = low, High = high, IsRequest = true }, null, Limits.MaxScaleRequestChars, cancellation), Results.Ok))))
            .Produces<ScaleAnswer>().ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithSummary("Texts of the store on a scale by their words: Wordscores, Wordfish, Latent Semantic Scaling, class affinity, naive Bayes; reference = DOCUMENT=VALUE, repeated").WithTags("Scaling");
        v1.MapPost("/scale", ([FromBody] ScaleRequest request, CancellationToken cancellation) => Answer(Query(request), query =>
                Answer(Input(request, query), input => Answer(ScaleRun.Of(input, query, cancellation), Results.Ok))))
            .WithMetadata(new RequestSizeLimitAttribute(Limits.MaxScaleUploadBytes))
            .Produces<ScaleAnswer>().ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithSummary("The same for texts or a table of counts in the request").WithTags("Scaling");
    }

    private static IResult Answer<T>(Outcome<T> outcome, Func<T, IResult> answer) => outcome.IsOk ? answer(outcome.Value) : ProblemAnswers.Of(outcome.Problem);

    private static Outcome<ScaleQuery> Query(ScaleRequest request)
    {
        var seeds = new List<SeedWord>();
        foreach (var (word, polarity) in request.Seeds ?? new Dictionary<string, double>())
        {
            var seed = SeedWords.Of(word, polarity, "/seeds");
            if (!seed.IsOk)
                return seed.Problem;
            seeds.Add(seed.Value);
        }
        var references = (request.References ?? new Dictionary<string, string>()).Select(reference => $"{reference.Key}={reference.Value}");
        var query = ScaleQuery.Parse(request.Method, references, request.Rescale, request.Rank, request.MinDocuments);
        return query.IsOk ? query.Value with { Low = request.Low, High = request.High, Seeds = seeds, IsRequest = true } : query;
    }

    private static Outcome<ScaleInput> Input(ScaleRequest request, ScaleQuery query)
    {
        if (request.Documents is null == request.Counts is null)
            return new Problem("bad_request", "Give either documents or counts.", "/documents", "Send {\"documents\":[{\"id\":\"a\",\"text\":\"...\"}]} or {\"terms\":[\"x\"],\"counts\":{\"a\":[1]}}.");
        return request.Documents is { } texts ? Texts(texts, query) : Counts(request.Terms ?? [], request.Counts!);
    }

    private static Outcome<ScaleInput> Texts(IReadOnlyList<ScaleText> texts, ScaleQuery query)
    {
        var counted = new ScaleTexts(query.Method == ScaleMethod.Lss, null);
        foreach (var (i, text) in texts.Index())
        {
            if (string.IsNullOrWhiteSpace(text?.Id) || string.IsNullOrWhiteSpace(text.Text))
                return new Problem("empty_text", "A document needs an id and a text.", string.Create(CultureInfo.InvariantCulture, $"/documents/{i}"), "Send {\"id\":\"a\",\"text\":\"...\"}.");
            counted.Add(text.Id, text.Text);
        }
        return counted.Build(query.MinDocuments ?? TextMinDocuments, []);
    }

    private static Outcome<ScaleInput> Counts(IReadOnlyList<string> terms, IReadOnlyDictionary<string, IReadOnlyList<int>> counts)
    {
        if (terms.Distinct(StringComparer.Ordinal).Count() != terms.Count)
            return new Problem("duplicate_column", "A term is there twice.", "/terms", "Add up one of them.");
        foreach (var (name, row) in counts)
        {
            if (row is null || row.Count != terms.Count || row.Any(count => count < 0))
                return new Problem("bad_count", $"The row of \"{name}\" is not {terms.Count} whole numbers from 0.", "/counts/" + name, "Give one count a term.");
        }
        return new ScaleInput(
            new DocumentTermMatrix([.. counts.Keys], terms, [.. counts.Values.Select(row => row.Index().Where(cell => cell.Item > 0).Select(cell => KeyValuePair.Create(cell.Index, cell.Item)).ToArray())]), null, []);
    }
}
