using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// The models at hand: those shipped with the program, and those that the user trained. Each is a folder <c>ID/</c> with <c>model.zip</c>,
/// <c>card.md</c>, <c>trained-on.txt</c> and <c>out-of-fold.csv</c>; <c>registry.json</c> lists them with the SHA-256 without which none is loaded, names the one in
/// use and keeps how it came to be. Which model is used changes only through <see cref="Promotion"/>.
/// </summary>
/// <param name="shippedFolder">Only read when <paramref name="userFolder"/> is given.</param>
/// <param name="userFolder">Where new models are written; null: into <paramref name="shippedFolder"/>.</param>
public sealed class ModelRegistry(string shippedFolder, string? userFolder = null)
{
    /// <summary>Writes one file so that after a crash the old or the new one is there, whole; tests put a process that dies in its place.</summary>
    public Action<string, byte[]> WriteFile { get; init; } = (path, content) => DurableFile.Write(path, content);

    /// <summary>Time of promotions and rollbacks.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    private RegistryWriter Writer => new(userFolder ?? shippedFolder, WriteFile);

    /// <summary>All models, the shipped ones first.</summary>
    public Outcome<IReadOnlyList<ModelVersion>> List()
    {
        var shelves = Shelves();
        return shelves.IsOk ? shelves.Value.SelectMany(shelf => shelf.Manifest.Models).ToArray() : shelves.Problem;
    }

    /// <summary>Id of the model in use: the user's choice, else the shipped one.</summary>
    public Outcome<string> CurrentId()
    {
        var shelves = Shelves();
        return shelves.IsOk ? CurrentOf(shelves.Value) : shelves.Problem;
    }

    /// <summary>Loads a model, the one in use when no id is given. Its file is checked against its SHA-256 before ML.NET sees it.</summary>
    public Outcome<StanceModel> Load(string? id = null)
    {
        var found = Find(id);
        return found.IsOk ? ModelFile.Load(Path.Combine(found.Value.Folder, RegistryWriter.ModelFileName), found.Value.Version) : found.Problem;
    }

    /// <summary>Whether all files of a listed model are those that were registered, without opening any.</summary>
    public Outcome<ModelVersion> Verify(string id)
    {
        var found = Find(id);
        return found.IsOk ? ModelFiles.Verify(found.Value.Folder, found.Value.Version) : found.Problem;
    }

    /// <summary>Whose a listed model is; that of one that is not listed is the program's.</summary>
    public ModelShelf Shelf(string id) =>
        ModelManifest.Read(userFolder ?? shippedFolder) is { IsOk: true } mine && mine.Value.Models.Any(model => model.Id == id) ? ModelShelf.User : ModelShelf.Shipped;

    /// <summary>
    /// Goes back from a damaged model in use to the last one before it that is whole, and sets the damaged file aside as <c>model.zip.quarantined</c>. The model
    /// stays listed, so that its number is not given away: whoever finds the file again puts it back.
    /// </summary>
    /// <returns>The change; a problem when no model is whole.</returns>
    public Outcome<RegistryEvent> Quarantine(string id)
    {
        var shelves = Shelves();
        if (!shelves.IsOk)
            return shelves.Problem;
        var before = shelves.Value.SelectMany(shelf => shelf.Manifest.History ?? []).Reverse().Select(change => change.From);
        var shipped = shelves.Value.Select(shelf => shelf.Manifest.Current).OfType<string>();
        var good = before.Concat(shipped).FirstOrDefault(candidate => candidate != id && Verify(candidate).IsOk);
        if (good is null)
            return new Problem("no_model", $"The model in use, {id}, is damaged, and no earlier one is whole.", shippedFolder, "Restore it from a backup, or install the program again.");
        var change = Switch(new RegistryEvent(Clock.GetUtcNow(), RegistryEventKind.Rollback, id, good, null, "", "Its file was not the one that was registered."));
        if (change.IsOk && Shelf(id) == ModelShelf.User)
            Writer.SetAside(id);
        return change;
    }

    /// <summary>The entry of a listed model.</summary>
    public Outcome<ModelVersion> Get(string id)
    {
        var found = Find(id);
        return found.IsOk ? found.Value.Version : found.Problem;
    }

    /// <summary>The card of a listed model, in Markdown.</summary>
    public Outcome<string> Card(string id)
    {
        var found = Find(id);
        if (!found.IsOk)
            return found.Problem;
        var path = Path.Combine(found.Value.Folder, RegistryWriter.CardFileName);
        return File.Exists(path) ? File.ReadAllText(path) : new Problem("model_missing", "The card of the model is missing.", path, "Restore the file.");
    }

    /// <summary>What a listed model was trained on; a problem when that was not kept.</summary>
    public Outcome<TrainedOn> TrainedOn(string id)
    {
        var found = Find(id);
        return found.IsOk
            ? Train.TrainedOn.Read(
                Path.Combine(found.Value.Folder, Train.TrainedOn.FileName), found.Value.Version.Settings.GetValueOrDefault(ModelEntry.TrainedOnSha256))
            : found.Problem;
    }

    /// <summary>What models trained without their documents say of the passages that a listed model was trained on; null when that was not kept.</summary>
    public Outcome<OutOfFold?> OutOfFold(string id)
    {
        var found = Find(id);
        if (!found.IsOk)
            return found.Problem;
        if (found.Value.Version.Settings.GetValueOrDefault(ModelEntry.OutOfFoldSha256) is not { } sha256)
            return (OutOfFold?)null;
        var read = Train.OutOfFold.Read(Path.Combine(found.Value.Folder, Train.OutOfFold.FileName), sha256);
        return read.IsOk ? read.Value : read.Problem;
    }

    /// <summary>Changes of the model in use, oldest first.</summary>
    public Outcome<IReadOnlyList<RegistryEvent>> History()
    {
        var shelves = Shelves();
        return shelves.IsOk ? shelves.Value.SelectMany(shelf => shelf.Manifest.History ?? []).ToArray() : shelves.Problem;
    }

    /// <summary>The next free id of a family: <c>linear-2</c> after <c>linear-1</c>.</summary>
    public Outcome<string> NextId(string kind)
    {
        var models = List();
        return models.IsOk ? NextId(kind, models.Value) : models.Problem;
    }

    /// <summary>Writes a model and lists it under the next free id; the first model listed anywhere becomes the one in use, no other does.</summary>
    public Outcome<ModelVersion> Add(TrainedModel trained, ModelEntry entry) => Add(trained, null, entry);

    /// <summary>The same under a given id.</summary>
    /// <param name="trained">The model.</param>
    /// <param name="id">Lower-case letters, digits and hyphens, not yet taken; null for the next free one.</param>
    /// <param name="entry">What is registered with it.</param>
    public Outcome<ModelVersion> Add(TrainedModel trained, string? id, ModelEntry entry) => Writer.Locked<ModelVersion>(writer =>
    {
        var models = List();
        if (!models.IsOk)
            return models.Problem;
        var name = id ?? NextId(TrainedModel.Kind, models.Value);
        if (Refusal(name, models.Value) is { } refusal)
            return refusal;
        return writer.Add(trained, name, entry, isFirst: models.Value.Count == 0);
    });

    /// <summary>The same with the parts of an entry.</summary>
    public Outcome<ModelVersion> Add(
        TrainedModel trained, string id, DateOnly createdOn, IReadOnlyDictionary<string, double> metrics, string notes = "") =>
        Add(trained, id, new ModelEntry(createdOn, metrics, notes));

    /// <summary>Why no model can be registered under an id; null when one can.</summary>
    public Problem? Refuses(string id) => List() is { IsOk: true } models ? Refusal(id, models.Value) : null;

    private static Problem? Refusal(string id, IReadOnlyList<ModelVersion> models) => IsValidId(id) && models.All(model => model.Id != id)
        ? null
        : new Problem("bad_model_id", $"The model id '{id}' is taken or malformed.", "", "Use a new name of lower-case letters, digits and hyphens.");

    /// <summary>Keeps a copy of a test set that models are compared on from now on.</summary>
    public Outcome<FrozenTest> Freeze(LabelledSet set) => Writer.Locked<FrozenTest>(writer =>
        writer.Freeze(set, DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime)));

    /// <summary>The frozen test set and where its copy is; null when none was frozen.</summary>
    public Outcome<(FrozenTest Test, string Path)?> Frozen()
    {
        var shelves = Shelves();
        if (!shelves.IsOk)
            return shelves.Problem;
        var shelf = shelves.Value.Reverse().FirstOrDefault(shelf => shelf.Manifest.Frozen is not null);
        return shelf.Manifest?.Frozen is { } frozen
            ? (frozen, Path.Combine(shelf.Folder, RegistryWriter.FrozenFileName(frozen.Sha256)))
            : ((FrozenTest, string)?)null;
    }

    internal static bool IsValidId(string? id) =>
        id?.Length is > 0 and <= 60 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Makes the model of a change the one in use and keeps the change, in one write; refused when another process changed the model meanwhile.</summary>
    internal Outcome<RegistryEvent> Switch(RegistryEvent change) => Writer.Locked<RegistryEvent>(writer =>
    {
        var current = CurrentId();
        if (!current.IsOk)
            return current.Problem;
        return current.Value == change.From
            ? writer.Switch(change)
            : new Problem("registry_changed", $"The model in use has become {current.Value} meanwhile.", "", "Look at the models again, then decide.");
    });

    private static string NextId(string kind, IReadOnlyList<ModelVersion> models)
    {
        // One more than the highest, not the first gap: a number that was once used stands with scores that are kept.
        var numbers = models.Where(model => model.Id.StartsWith(kind + "-", StringComparison.Ordinal))
            .Select(model => int.TryParse(model.Id.AsSpan(kind.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return FormattableString.Invariant($"{kind}-{numbers.DefaultIfEmpty().Max() + 1}");
    }

    private Outcome<(string Folder, ModelVersion Version)> Find(string? id)
    {
        var shelves = Shelves();
        if (!shelves.IsOk)
            return shelves.Problem;
        var wanted = id ?? CurrentOf(shelves.Value);
        if (!wanted.IsOk)
            return wanted.Problem;
        foreach (var (folder, manifest) in shelves.Value)
        {
            if (manifest.Models.FirstOrDefault(model => model.Id == wanted.Value) is { } version)
                return (Path.Combine(folder, version.Id), version);
        }
        return Unknown(wanted.Value, shelves.Value);
    }

    private Outcome<string> CurrentOf(IReadOnlyList<(string Folder, ModelManifest Manifest)> shelves) =>
        shelves.Reverse().Select(shelf => shelf.Manifest.Current).FirstOrDefault(id => id is not null) is { } current
            ? current
            : new Problem("no_model", "There is no model in use.", shippedFolder, "Train one with: rhetoriclens models train");

    /// <summary>The folders with their lists; the writable one last.</summary>
    private Outcome<IReadOnlyList<(string Folder, ModelManifest Manifest)>> Shelves()
    {
        var shelves = new List<(string, ModelManifest)>();
        foreach (var folder in userFolder is null ? [shippedFolder] : new[] { shippedFolder, userFolder })
        {
            var manifest = ModelManifest.Read(folder);
            if (!manifest.IsOk)
                return manifest.Problem;
            shelves.Add((folder, manifest.Value));
        }
        return shelves;
    }

    private static Problem Unknown(string id, IReadOnlyList<(string Folder, ModelManifest Manifest)> shelves) =>
        new("unknown_model", $"There is no model '{id}'.", "", "Models at hand: "
            + string.Join(", ", shelves.SelectMany(shelf => shelf.Manifest.Models).Select(model => model.Id)) + ".");
}
