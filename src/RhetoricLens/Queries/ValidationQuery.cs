using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Validate;

namespace RhetoricLens.Queries;

/// <summary>Scores held against what countries did.</summary>
/// <param name="Model">Version of the model; for coded passages, the files they come from.</param>
/// <param name="Corpus">Collection or corpus; null for all.</param>
/// <param name="Result">Figures, and the countries whose scores go against what they did.</param>
/// <param name="Notes">What a reader must know of the passages: unscored documents, voices left out.</param>
public sealed record ValidationAnswer(string Model, string? Corpus, Validation Result, IReadOnlyList<string> Notes);

/// <summary>Criterion validity of the scores in a store, or of coded passages.</summary>
public static class ValidationQuery
{
    private const string Folder = "criteria";

    /// <summary>Of the passages in the store, as a model scored them.</summary>
    public static Outcome<ValidationAnswer> Validate(this Workspace workspace, string? modelId, string? corpus)
    {
        var chosen = workspace.ChooseModel(modelId);
        if (!chosen.IsOk)
            return chosen.Problem;
        var model = chosen.Value;
        var criteria = Criteria();
        if (!criteria.IsOk)
            return criteria.Problem;
        var unscored = workspace.Store.Scores.CountUnscored(model, PassageSplitter.Version);
        var result = Validation.Of(workspace.Store.Voiced.Read(model, new PassageScope(corpus, StatesOnly: true)), criteria.Value);
        if (result.Positions == 0)
            return NoPositions(unscored > 0 ? $"{unscored} documents are not yet scored by {model}: put it in use and run rhetoriclens index." : "Take texts in first, and check the name of the corpus.");
        return new ValidationAnswer(model, corpus, result, [.. NotesOnStore(workspace, model, corpus, unscored), .. NotesOn(result)]);
    }

    /// <summary>Of coded passages: what a perfect reader of the codebook would get.</summary>
    public static Outcome<(ValidationAnswer Answer, IReadOnlyList<string> Texts)> Validate(IReadOnlyList<string> files, string? corpus, string? manifest)
    {
        var criteria = Criteria();
        if (!criteria.IsOk)
            return criteria.Problem;
        var coded = CodedVoices.Read(files, corpus, manifest);
        if (!coded.IsOk)
            return coded.Problem;
        var result = Validation.Of(coded.Value.Passages, criteria.Value);
        if (result.Positions == 0)
            return NoPositions("Give coded passages with a field country, and check the name of the corpus.");
        var notes = new List<string>();
        if (coded.Value.Nonstate > 0)
            notes.Add($"{coded.Value.Nonstate} passages left out: their speaker is no state.");
        if (coded.Value.Unstated > 0)
            notes.Add($"{coded.Value.Unstated} passages do not say whether a state speaks and are taken as states'; --manifest can say it.");
        var answer = new ValidationAnswer("labels of " + string.Join(", ", files.Select(Path.GetFileName)), corpus, result, [.. notes, .. NotesOn(result)]);
        return (answer, coded.Value.Texts);
    }

    private static Outcome<IReadOnlyList<CriterionFacts>> Criteria() => CriteriaReader.Read(Path.Combine(Workspace.Corpora, Folder));

    private static IEnumerable<string> NotesOnStore(Workspace workspace, string model, string? corpus, int unscored)
    {
        if (unscored > 0)
            yield return $"{unscored} documents are not yet scored by {model} and are not in the figures.";
        if (corpus is null && workspace.HasDigests)
            yield return "Digests are among the documents: they were chosen because their position is known, and say nothing of validity. Choose texts with --corpus.";
    }

    private static IEnumerable<string> NotesOn(Validation result)
    {
        if (result.LeftOut.Count > 0)
            yield return $"{result.LeftOut.Values.Sum()} passages left out, which speak for no state of today: {string.Join(", ", result.LeftOut.Select(pair => $"{pair.Key} {pair.Value}"))}.";
        if (result.Unvoiced > 0)
            yield return $"{result.Unvoiced} passages left out, which name no country.";
    }

    private static Problem NoPositions(string remedy) => new("no_positions", "No passage of a state takes a position.", "", remedy);
}
