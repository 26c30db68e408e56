using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Queries;

/// <summary>A passage behind a point.</summary>
/// <param name="Document">Id of the document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">Its date.</param>
/// <param name="Country">Of the voice.</param>
/// <param name="Speaker">Who speaks; null when not named.</param>
/// <param name="Start">First character in the document's text (UTF-16 units).</param>
/// <param name="End">One past the last.</param>
/// <param name="Text">The passage.</param>
/// <param name="Label">multilateral or multistakeholder.</param>
/// <param name="Axis">Axis score.</param>
public sealed record EvidencePassage(
    string Document, string Title, PartialDate? Date, string Country, string? Speaker, int Start, int End, string Text, string Label, double Axis)
{
    /// <summary>Number of the passage in its document.</summary>
    public int Passage { get; init; }

    /// <summary>Language of the document (BCP 47).</summary>
    public string Language { get; init; } = "und";
}

/// <summary>Passages behind a point, strongest first.</summary>
/// <param name="Model">Version of the model.</param>
/// <param name="Multilateral">How many of them stand at that pole.</param>
/// <param name="Multistakeholder">How many at the other.</param>
/// <param name="Passages">By distance from 0; not more than half of the limit from either pole, whatever the mean.</param>
/// <param name="Note">What they are not.</param>
public sealed record EvidenceAnswer(string Model, int Multilateral, int Multistakeholder, IReadOnlyList<EvidencePassage> Passages, string Note);

/// <summary>Shows the passages behind a point of a trend.</summary>
public static class EvidenceQuery
{
    private const int DefaultRows = 20;

    /// <summary>The clearest passages of either pole; mixed ones, which sit near 0, are in the mean and not here.</summary>
    /// <param name="workspace">The store.</param>
    /// <param name="words">Whose, when and of which documents.</param>
    /// <param name="limit">Most passages wanted, 2 to 200; 20 when null.</param>
    public static Outcome<EvidenceAnswer> Evidence(this Workspace workspace, TrendWords words, int? limit)
    {
        if (limit is < 2 or > Limits.MaxPageRows)
            return new Problem("bad_limit", $"{limit} passages cannot be asked for.", "limit", $"Ask for 2 to {Limits.MaxPageRows}.");
        var asked = workspace.Ask(words with { Estimate = "raw" });
        if (!asked.IsOk)
            return asked.Problem;
        var model = asked.Value.Model ?? workspace.AnsweringModel();
        var (scope, half) = (Scope(asked.Value), (limit ?? DefaultRows) / 2);
        var states = workspace.Store.Scores.Evidence(model, StanceLabel.Multilateral, half, scope);
        var shared = workspace.Store.Scores.Evidence(model, StanceLabel.Multistakeholder, half, scope);
        return new EvidenceAnswer(
            model, states.Count, shared.Count, [.. states.Concat(shared).OrderByDescending(passage => Math.Abs(passage.Scored.P.Axis)).Select(Passage)],
            "The clearest passages of either pole, at most half of the limit each: examples to read, no sample to count.");
    }

    private static TellingScope Scope(TrendQuery query)
    {
        var scope = new TellingScope(null, query.From, query.To, query.Kind, query.Source, query.Language, Offices: query.Speaker);
        if (query.Series is not { } series)
            return scope;
        var members = series.SelectMany(one => one.Members).ToLookup(member => member.Country, StringComparer.Ordinal);
        return scope with
        {
            Countries = [.. members.Select(member => member.Key)],
            Counts = query.Groups.Count == 0 ? null : (country, date) => members[country].Any(member => member.Covers(date.Start, date.End)),
        };
    }

    private static EvidencePassage Passage(TellingPassage passage)
    {
        var (facts, place) = (passage.Document.Content.Facts, passage.Scored.Passage);
        return new EvidencePassage(
            passage.Document.Content.Id, facts.Title, facts.Date, passage.Country, passage.Speaker, place.Start, place.End, passage.Text,
            StanceLabels.Name(passage.Scored.P.Label), Math.Round(passage.Scored.P.Axis, 6))
        {
            Passage = place.Ordinal,
            Language = facts.Language,
        };
    }
}
