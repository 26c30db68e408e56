using System.Globalization;
using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// The models at hand: those shipped with the program, and those that the user trained. Each is a folder <c>ID/</c> with <c>model.zip</c> and
/// <c>card.md</c>; <c>registry.json</c> lists them with the SHA-256 without which none is loaded.
/// </summary>
/// <param name="shippedFolder">Only read when <paramref name="userFolder"/> is given.</param>
/// <param name="userFolder">Where new models are written; null: into <paramref name="shippedFolder"/>.</param>
public sealed class ModelRegistry(string shippedFolder, string? userFolder = null)
{
    private const string FileName = "model.zip";

    private string WritableFolder => userFolder ?? shippedFolder;

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
        if (!shelves.IsOk)
            return shelves.Problem;
        return shelves.Value.Reverse().Select(shelf => shelf.Manifest.Current).FirstOrDefault(id => id is not null) is { } current
            ? current
            : new Problem("no_model", "There is no model in use.", shippedFolder, "Train one with: rhetoriclens train");
    }

    /// <summary>Loads a model, the one in use when no id is given. Its file is checked against its SHA-256 before ML.NET sees it.</summary>
    public Outcome<StanceModel> Load(string? id = null)
    {
        if (id is null)
        {
            var current = CurrentId();
            return current.IsOk ? Load(current.Value) : current.Problem;
        }
        var shelves = Shelves();
        if (!shelves.IsOk)
            return shelves.Problem;
        foreach (var (folder, manifest) in shelves.Value)
        {
            if (manifest.Models.FirstOrDefault(model => model.Id == id) is { } version)
                return ModelFile.Load(Path.Combine(folder, id, FileName), version);
        }
        return Unknown(id, shelves.Value);
    }

    /// <summary>The next free id of a family: <c>linear-2</c> after <c>linear-1</c>.</summary>
    public Outcome<string> NextId(string kind)
    {
        var models = List();
        if (!models.IsOk)
            return models.Problem;
        var number = 1;
        while (models.Value.Any(model => model.Id == Id(number)))
            number++;
        return Id(number);

        string Id(int n) => kind + "-" + n.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a model and lists it; the first model listed anywhere becomes the one in use, others when <see cref="Use"/> says so.</summary>
    /// <param name="trained">The model.</param>
    /// <param name="id">Lower-case letters, digits and hyphens, not yet taken.</param>
    /// <param name="createdOn">Day of training; given, so that a reproduction can state the original's.</param>
    /// <param name="metrics">Measured quality by name (see <see cref="Evaluation.Metrics"/>).</param>
    /// <param name="notes">Markdown paragraphs for the card: what the labelled set is, and what else was measured.</param>
    public Outcome<ModelVersion> Add(
        TrainedModel trained, string id, DateOnly createdOn, IReadOnlyDictionary<string, double> metrics, string notes = "")
    {
        var models = List();
        if (!models.IsOk)
            return models.Problem;
        if (!IsValidId(id) || models.Value.Any(model => model.Id == id))
            return new Problem("bad_model_id", $"The model id '{id}' is taken or malformed.", "", "Use a new name of lower-case letters, digits and hyphens.");
        var version = trained.Describe(id, createdOn, metrics);
        return Write(() => Store(trained, version, notes, isFirst: models.Value.Count == 0), version);
    }

    /// <summary>Makes a listed model the one in use.</summary>
    public Outcome<string> Use(string id)
    {
        var shelves = Shelves();
        if (!shelves.IsOk)
            return shelves.Problem;
        if (!shelves.Value.Any(shelf => shelf.Manifest.Models.Any(model => model.Id == id)))
            return Unknown(id, shelves.Value);
        return Write(() => (shelves.Value[^1].Manifest with { Current = id }).Write(WritableFolder), id);
    }

    internal static bool IsValidId(string id) =>
        id.Length is > 0 and <= 60 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private void Store(TrainedModel trained, ModelVersion version, string notes, bool isFirst)
    {
        var folder = Path.Combine(WritableFolder, version.Id);
        Directory.CreateDirectory(folder);
        DurableFile.Write(Path.Combine(folder, FileName), trained.File);
        DurableFile.Write(Path.Combine(folder, "card.md"), Encoding.UTF8.GetBytes(ModelCard.Write(version, notes)));
        // If the process dies before the manifest is written, the folder is there but not listed: the next Add with this id writes over it.
        var manifest = ModelManifest.Read(WritableFolder).Value;
        (manifest with
        {
            Current = isFirst ? version.Id : manifest.Current,
            Models = [.. manifest.Models, version],
        }).Write(WritableFolder);
    }

    private Outcome<T> Write<T>(Action write, T result)
    {
        try
        {
            Directory.CreateDirectory(WritableFolder);
            write();
            return result;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Problem("model_not_written", "The model cannot be written: " + error.Message, WritableFolder, "Free space, or choose a writable folder.");
        }
    }

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
