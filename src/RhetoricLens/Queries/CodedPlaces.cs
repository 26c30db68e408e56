using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Train;
using RhetoricLens.Stance.Trends.Correction;

namespace RhetoricLens.Queries;

/// <summary>Coded passages as far as they can correct a model: found in the store, with a prediction of a model that was not trained on them.</summary>
/// <param name="Sample">Those that can.</param>
/// <param name="TrainedOn">Left out: the model knows them, or their document, and no out-of-fold prediction of them was kept.</param>
/// <param name="NotFound">Left out: no passage on topic of a document in the store, or in no state's voice.</param>
/// <param name="Sets">Names of the user's sets.</param>
/// <param name="Unreadable">Why no set could be used at all; null when that is not so.</param>
/// <param name="OutOfFold">What is wrong with the model's out-of-fold predictions, or that there are none; null when they were used.</param>
internal sealed record CodedPlaces(CodedSample Sample, int TrainedOn, int NotFound, IReadOnlyList<string> Sets, string? Unreadable, string? OutOfFold = null)
{
    private static CodedPlaces Nothing(IReadOnlyList<string> sets, string why) => new(new CodedSample([]), 0, 0, sets, why);

    /// <summary>Why nothing can be corrected; null when something can.</summary>
    internal string? None => Sample.Places.Count > 0 ? null : Unreadable ?? Unusable + (OutOfFold is null ? "" : " " + OutOfFold);

    private string Unusable => Sets.Count == 0 && TrainedOn + NotFound == 0
        ? "There are no coded passages of documents in the store: code some (rhetoriclens labels suggest) and import them (rhetoriclens labels import), or take in documents that the model's coded passages are from."
        : $"None of the coded passages can be used: {TrainedOn} were trained on, or stand in a document that was; {NotFound} are no passage on topic of the store.";

    /// <summary>
    /// Reads the sets in the data folder and the passages that the model itself was trained on; sets that travel with the program and were written for it stand
    /// for no speech.
    /// </summary>
    internal static CodedPlaces Read(Workspace workspace, string model)
    {
        var sets = Workspace.LabelsOf(workspace.Folder).List().Where(set => !set.IsShipped).ToArray();
        string[] names = [.. sets.Select(set => set.Name)];
        var known = workspace.Registry.TrainedOn(model);
        if (!known.IsOk)
            return Nothing(names, $"What {model} was trained on is not known, so that no coded passage is known to be new to it.");
        var read = sets.Select(set => LabelledSetReader.Read(set.Path)).ToArray();
        if (read.FirstOrDefault(set => !set.IsOk) is { Problem: { } problem })
            return Nothing(names, "A labelled set cannot be read: " + problem);
        var kept = workspace.Registry.OutOfFold(model);
        return Read(workspace, model, Drawn([.. read.Select(set => set.Value.Passages)]), known.Value, kept) with { Sets = names };
    }

    /// <summary>
    /// The passages of all sets. What came by lot had a chance in every round of <c>labels suggest</c>; rounds are told apart by set and by the probability of their lots.
    /// </summary>
    private static IEnumerable<LabelledPassage> Drawn(IReadOnlyList<LabelledPassage>[] sets)
    {
        var never = sets.SelectMany(set => set.Select(passage => passage.Probability).Distinct()).Aggregate(1.0, (none, lot) => lot is { } chance and < 1 ? none * (1 - chance) : none);
        return sets.SelectMany(set => set).Select(passage => passage.Probability < 1 ? passage with { Probability = 1 - never } : passage);
    }

    private static CodedPlaces Read(Workspace workspace, string model, IEnumerable<LabelledPassage> coded, TrainedOn known, Outcome<OutOfFold?> kept)
    {
        var passages = coded.Where(passage => !passage.IsWritten).DistinctBy(passage => passage.Text, StringComparer.Ordinal).ToArray();
        var unseen = passages.Where(passage => !known.Saw(passage)).ToArray();
        var rows = kept is { IsOk: true, Value: { } file } ? file.Rows : [];
        var marks = rows.Select(row => row.Mark).ToHashSet();
        CodedText[] texts =
        [
            .. unseen.Select(passage => new CodedText(passage.Group, PassageMark.Of(passage.Text), passage.Label) { Probability = passage.Probability }),
            // Of the model's own passages those count whose document is here.
            .. rows.Where(row => workspace.Store.Documents.Get(row.Document, null) is not null).Select(row => new CodedText(row.Document, row.Mark, row.Label) { OutOfFold = row.P }),
        ];
        CodedPlace[] places = [.. texts.GroupBy(text => text.Document, StringComparer.Ordinal).SelectMany(group => Places(workspace, model, group.Key, group))];
        var trainedOn = passages.Count(passage => known.Saw(passage) && !marks.Contains(PassageMark.Of(passage.Text)));
        return new CodedPlaces(new CodedSample(places), trainedOn, texts.Length - places.Length, [], null, Lacking(model, kept));
    }

    private static string? Lacking(string model, Outcome<OutOfFold?> kept) => kept switch
    {
        { IsOk: false } => kept.Problem.ToString(),
        { Value: null } => $"{model} keeps no out-of-fold predictions, so that the passages it was trained on cannot be used.",
        _ => null,
    };

    private static IEnumerable<CodedPlace> Places(Workspace workspace, string model, string document, IEnumerable<CodedText> coded) =>
        workspace.Store.Documents.Get(document, null) is { } stored && workspace.Store.Copies.Of(document) is null
            ? CodedPlacing.Place(stored.Content, workspace.Store.Scores.Passages(stored.VersionId, model), coded)
            : [];
}

/// <summary>Keeps the coded passages of a model while neither the store nor the sets change.</summary>
internal sealed class CodedPlacesCache
{
    private readonly Lock _reading = new();
    private (string Key, CodedPlaces Places)? _kept;

    internal CodedPlaces Of(Workspace workspace, string model)
    {
        var files = Workspace.LabelsOf(workspace.Folder).List().Where(set => !set.IsShipped).Select(set => new FileInfo(set.Path));
        var key = FormattableString.Invariant($"{model}/{workspace.Store.Revision()}/") + string.Join('/', files.Select(file => FormattableString.Invariant($"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}")));
        lock (_reading)
        {
            if (_kept?.Key != key)
                _kept = (key, CodedPlaces.Read(workspace, model));
            return _kept.Value.Places;
        }
    }
}
