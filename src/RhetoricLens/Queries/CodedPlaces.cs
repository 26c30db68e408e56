using RhetoricLens.Core;
using RhetoricLens.Stance.Train;
using RhetoricLens.Stance.Trends.Correction;

namespace RhetoricLens.Queries;

/// <summary>The user's coded passages as far as they can correct a model: found in the store, and not trained on.</summary>
/// <param name="Sample">Those that can.</param>
/// <param name="TrainedOn">Left out: the model knows them, or their document.</param>
/// <param name="NotFound">Left out: no whole passage on topic of a document in the store.</param>
/// <param name="Sets">Names of the sets.</param>
/// <param name="Unreadable">Why no set could be used at all; null when that is not so.</param>
internal sealed record CodedPlaces(CodedSample Sample, int TrainedOn, int NotFound, IReadOnlyList<string> Sets, string? Unreadable)
{
    private static CodedPlaces Nothing(IReadOnlyList<string> sets, string why) => new(new CodedSample([]), 0, 0, sets, why);

    /// <summary>Why nothing can be corrected; null when something can.</summary>
    internal string? None => Sample.Places.Count > 0 ? null
        : Unreadable ?? $"None of the coded passages can be used: {TrainedOn} were trained on, or stand in a document that was; {NotFound} are no whole passage of the store.";

    /// <summary>Reads the sets in the data folder; those that travel with the program were written for it and stand for no speech.</summary>
    internal static CodedPlaces Read(Workspace workspace, string model)
    {
        var sets = Workspace.LabelsOf(workspace.Folder).List().Where(set => !set.IsShipped).ToArray();
        string[] names = [.. sets.Select(set => set.Name)];
        if (sets.Length == 0)
            return Nothing(names, "There are no coded passages: code some (rhetoriclens labels suggest) and import them (rhetoriclens labels import).");
        var known = workspace.Registry.TrainedOn(model);
        if (!known.IsOk)
            return Nothing(names, $"What {model} was trained on is not known, so that no coded passage is known to be new to it.");
        var read = sets.Select(set => LabelledSetReader.Read(set.Path)).ToArray();
        if (read.FirstOrDefault(set => !set.IsOk) is { Problem: { } problem })
            return Nothing(names, "A labelled set cannot be read: " + problem);
        var passages = read.SelectMany(set => set.Value.Passages).Where(passage => !passage.IsWritten).DistinctBy(passage => passage.Text, StringComparer.Ordinal).ToArray();
        var unseen = passages.Where(passage => !known.Value.Saw(passage)).ToArray();
        CodedPlace[] places = [.. unseen.GroupBy(passage => passage.Group, StringComparer.Ordinal).SelectMany(group => Places(workspace, model, group.Key, group))];
        return new CodedPlaces(new CodedSample(places), passages.Length - unseen.Length, unseen.Length - places.Length, names, null);
    }

    private static IEnumerable<CodedPlace> Places(Workspace workspace, string model, string document, IEnumerable<LabelledPassage> coded) =>
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
