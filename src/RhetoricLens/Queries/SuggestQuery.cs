using System.Globalization;
using System.Text.Json.Serialization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Suggest;

namespace RhetoricLens.Queries;

/// <summary>A passage to be coded: a row of a labelled set once <c>label</c> is filled in.</summary>
/// <param name="Id">The document and the place in it; a number that says neither when the coder is blind.</param>
/// <param name="Text">The passage.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Country">Country of the voice; absent when the coder is blind, or when it speaks for none.</param>
/// <param name="Document">Absent when the coder is blind: ids name countries.</param>
/// <param name="Start">First character in the document's text (UTF-16 units).</param>
/// <param name="End">One past the last.</param>
/// <param name="Group">What must stay on one side of a split: the document.</param>
/// <param name="Label">Null: to be filled in.</param>
/// <param name="Why">uncertain, rare or random.</param>
/// <param name="Uncertainty">Entropy of the probabilities, 0 to 1.</param>
/// <param name="Probability">With which it was to be offered, above 0 to 1: the corrected estimate dsl weighs by it. Absent for the few of which it is not known.</param>
/// <param name="P">What the model believes; absent when the coder is blind.</param>
public sealed record SuggestionRow(
    string Id, string Text, string Language,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Country,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Document,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Start,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? End,
    string Group, string? Label, string Why, double Uncertainty,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Probability,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClassProbabilities? P);

/// <summary>Passages to be coded.</summary>
/// <param name="Model">Version of the model that scored them.</param>
/// <param name="Candidates">Passages on topic from which they were chosen.</param>
/// <param name="Seed">The same store, model, labels and seed give the same passages.</param>
/// <param name="Suggestions">In an order that does not tell why they were chosen.</param>
public sealed record SuggestAnswer(string Model, int Candidates, int Seed, IReadOnlyList<SuggestionRow> Suggestions);

/// <summary>A request for passages to be coded.</summary>
/// <param name="Count">How many, 1 to <see cref="Limits.MaxSuggestions"/>.</param>
/// <param name="Countries">Codes of the voices wanted; null for all.</param>
/// <param name="Language">BCP 47; null for all.</param>
/// <param name="Seed">Seed of the lots.</param>
/// <param name="IsBlind">Whether country, document and the model's opinion are kept from the coder.</param>
public sealed record SuggestQuery(int Count, IReadOnlyList<string>? Countries, string? Language, int Seed, bool IsBlind)
{
    private const int DefaultCount = 20;
    private const int DefaultSeed = 1;

    /// <summary>Reads the request; a problem names the parameter that is wrong.</summary>
    public static Outcome<SuggestQuery> Parse(int? n, string? country, string? language, int? seed, bool? blind)
    {
        if (n is < 1 or > Limits.MaxSuggestions)
            return new Problem("bad_limit", $"{n} passages cannot be asked for.", "n", $"Ask for 1 to {Limits.MaxSuggestions}.");
        var countries = QueryScope.ParseCountries(country);
        return countries.IsOk
            ? new SuggestQuery(n ?? DefaultCount, countries.Value, string.IsNullOrWhiteSpace(language) ? null : language.Trim(), seed ?? DefaultSeed, blind ?? false)
            : countries.Problem;
    }
}

/// <summary>Chooses passages of the store that are worth coding.</summary>
public static class Suggesting
{
    /// <summary>From the scores of the last model that has scored everything.</summary>
    public static SuggestAnswer Suggest(this Workspace workspace, SuggestQuery query, CodedTexts coded, CancellationToken cancellation)
    {
        var model = workspace.AnsweringModel();
        var shortlist = new Shortlist(BaseRates.Of(coded.Labels), query.Count, query.Seed);
        foreach (var passage in workspace.Store.Voiced.Read(model, new PassageScope(Countries: query.Countries, Language: query.Language)))
        {
            cancellation.ThrowIfCancellationRequested();
            shortlist.Add(passage);
        }
        var chosen = Suggester.Choose(shortlist, workspace.Store.Voiced.Texts, coded.Texts, cancellation);
        return new SuggestAnswer(model, shortlist.Seen, query.Seed, [.. chosen.Select(suggestion => Row(suggestion, query.IsBlind))]);
    }

    private static SuggestionRow Row(Suggestion suggestion, bool isBlind)
    {
        var passage = suggestion.Passage;
        var id = string.Create(CultureInfo.InvariantCulture, $"{passage.DocumentId}:{passage.Start}-{passage.End}");
        var row = new SuggestionRow(
            id, suggestion.Text, passage.Language, passage.Country, passage.DocumentId, passage.Start, passage.End, passage.DocumentId, null,
            suggestion.Reason.ToString().ToLowerInvariant(), Math.Round(suggestion.Gain.Entropy, 6), suggestion.Probability, ScoreText.Probabilities(passage.P));
        return isBlind
            ? row with { Id = Hidden(id), Group = Hidden(passage.DocumentId), Country = null, Document = null, Start = null, End = null, P = null }
            : row;
    }

    /// <summary>A name that tells a coder nothing, and is the same each time.</summary>
    private static string Hidden(string name) => DocumentId.Sha256(name)[..16];
}
