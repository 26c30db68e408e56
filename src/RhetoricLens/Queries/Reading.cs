using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Queries;

/// <summary>The questions that commands, API and pages put to a workspace.</summary>
public static class Reading
{
    /// <summary>The passages nearest to a pole, at most one a document.</summary>
    public static IReadOnlyList<TellingPassage> Telling(this Workspace workspace, bool multilateral, int take) => workspace.Store.Scores.TopPassages(
        workspace.AnsweringModel(), multilateral ? StanceLabel.Multilateral : StanceLabel.Multistakeholder, take);

    /// <summary>A document with its passages; a version number asks for an earlier text.</summary>
    public static Outcome<DocumentAnswer> Document(this Workspace workspace, string id, int? version)
    {
        if (workspace.Store.Documents.Get(id, version) is not { } stored)
            return new Problem("unknown_document", $"There is no document \"{id}\"{(version is null ? "" : $" with a version {version}")}.", "id", "Find documents with /v1/search.");
        var (facts, content) = (stored.Content.Facts, stored.Content);
        var model = workspace.AnsweringModel();
        var passages = workspace.Store.Scores.Passages(stored.VersionId, model).Select(Answer).ToArray();
        var versions = workspace.Store.Documents.Versions(id).Select(mark => new VersionAnswer(mark.Version, mark.StoredAt, mark.TextSha256)).ToArray();
        var (seen, gone) = workspace.Store.Crawls.Presence(content.Id);
        return new DocumentAnswer(
            content.Id, facts.Collection, facts.Title, facts.Date, facts.Date?.Precision, facts.Country, facts.Speaker, facts.Role, facts.Venue, facts.Kind,
            facts.Language, facts.Url, facts.Cites, facts.Verified, facts.SpeakerType, facts.Extra,
            stored.Version, stored.StoredAt, stored.TextSha256, passages.Length > 0 ? model : null,
            content.Text, content.Turns, passages, versions)
        {
            LastSeenAt = seen,
            GoneAt = gone,
            CopyOf = workspace.Store.Copies.Of(id)?.OriginalId,
            Places = workspace.Store.Copies.Places(id).Select(place => new PlaceAnswer(place.DocumentId, place.Url, place.Collection, place.Date, Math.Round(place.Likeness, 4))).ToArray(),
        };
    }

    /// <summary>Countries and groupings that have documents, with their stance over all time.</summary>
    public static IReadOnlyList<CountryAnswer> CountryList(this Workspace workspace)
    {
        var answer = workspace.Trends(new TrendQuery(null, null, null, null, TrendQuery.WholeSpan));
        var stance = answer.Points.ToDictionary(point => point.Country, StringComparer.Ordinal);
        var documents = workspace.Store.Documents.Counts().ByCountry;
        return documents.Keys.Union(stance.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(code => new CountryAnswer(
                code, Countries.NameOf(code), Countries.Find(code)?.Kind ?? CountryKind.Country,
                documents.GetValueOrDefault(code), stance.GetValueOrDefault(code)))
            .ToArray();
    }

    /// <summary>Judges what a request holds: a text, or passages one by one.</summary>
    public static Outcome<ScoreAnswer> Score(this Workspace workspace, ScoreRequest request)
    {
        var score = new ScoreText(workspace.Scorer);
        if (request.Passages is null == request.Text is null)
            return new Problem("bad_request", "Give either a text or passages.", "/text", "Send {\"text\":\"...\"} or {\"passages\":[{\"id\":\"1\",\"text\":\"...\"}]}.");
        if (request.Text is { } text)
            return Check(text, "/text") is { } problem ? problem : score.Answer("text", text);
        var total = request.Passages!.Sum(passage => (long)(passage?.Text ?? "").Length);
        if (total > Limits.MaxScoreRequestChars)
            return TooLong("/passages");
        var bad = request.Passages!.Select((passage, i) => string.IsNullOrWhiteSpace(passage?.Text) ? Check("", $"/passages/{i}/text") : null).FirstOrDefault(found => found is not null);
        return bad is not null ? bad : score.Answer(request.Passages!.Select(passage => (passage.Id ?? "", passage.Text)));
    }

    /// <summary>The card of the model in use, in Markdown; empty when it has none.</summary>
    public static string ModelCard(this Workspace workspace) => workspace.Registry.Card(workspace.ModelId) is { IsOk: true } card ? card.Value : "";

    /// <summary>Why a text cannot be scored; null when it can.</summary>
    internal static Problem? Check(string text, string where)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Problem("empty_text", "There is no text to score.", where, "Send at least one sentence.");
        return text.Length > Limits.MaxScoreRequestChars ? TooLong(where) : null;
    }

    private static Problem TooLong(string where) => new(
        "text_too_long", $"More than {Limits.MaxScoreRequestChars:N0} characters in one request.", where, "Send it in parts, or use rhetoriclens score.");

    /// <summary>A passage as it stands in answers.</summary>
    internal static PassageAnswer Answer(ScoredPassage scored) => new(
        scored.Passage.Ordinal, scored.Passage.Start, scored.Passage.End, scored.Passage.Turn, scored.OnTopic,
        StanceLabels.Name(scored.P.Label), ScoreText.Probabilities(scored.P), Math.Round(scored.P.Axis, 6));
}
