using System.Security.Cryptography;
using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Encoders;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// What is written into a registry's folder. Whatever is listed stands in its folder already, and the list itself is written last and in one
/// piece: between any two writes the registry is the one before.
/// </summary>
internal sealed class RegistryWriter(string folder, Action<string, byte[]> write)
{
    public const string ModelFileName = "model.zip";
    public const string CardFileName = "card.md";

    public static string FrozenFileName(string sha256) => $"frozen-{sha256}.jsonl";

    /// <summary>Runs one change while no other process writes; a disk or folder that cannot be written is a problem.</summary>
    public Outcome<T> Locked<T>(Func<RegistryWriter, Outcome<T>> change)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var held = RegistryLock.Take(folder);
            return change(this);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Problem("model_not_written", "The registry of models cannot be written: " + error.Message, folder, "Free space, or choose a writable folder.");
        }
    }

    public Outcome<ModelVersion> Add(TrainedModel trained, string id, ModelEntry entry, bool isFirst)
    {
        var encoder = EncoderOf(trained.Representation.Encoder);
        if (!encoder.IsOk)
            return encoder.Problem;
        var trainedOn = entry.Passages is { } passages ? TrainedOn.Of(passages).ToFile() : null;
        var outOfFold = entry.OutOfFold?.ToFile();
        var version = entry.Describe(trained, id, trainedOn, outOfFold);
        var home = Path.Combine(folder, id);
        Directory.CreateDirectory(home);
        write(Path.Combine(home, ModelFileName), trained.File);
        Write(encoder.Value, Path.Combine(home, ModelFile.EncoderFolder));
        write(Path.Combine(home, CardFileName), Encoding.UTF8.GetBytes(ModelCard.Write(version, entry.Notes)));
        if (trainedOn is not null)
            write(Path.Combine(home, TrainedOn.FileName), trainedOn);
        if (outOfFold is not null)
            write(Path.Combine(home, OutOfFold.FileName), outOfFold);
        // If the process dies before the manifest is written, the folder is there but not listed: the next Add with this id writes over it.
        var manifest = Manifest();
        Write(manifest with { Current = isFirst ? id : manifest.Current, Models = [.. manifest.Models, version] });
        return version;
    }

    /// <summary>The model in use and the reason for it change in one file: there is no moment at which only one of them holds.</summary>
    public RegistryEvent Switch(RegistryEvent change)
    {
        var manifest = Manifest();
        Write(manifest with { Current = change.To, History = [.. manifest.History ?? [], change] });
        return change;
    }

    /// <summary>Renames a model's file, if it is there.</summary>
    public void SetAside(string id)
    {
        var file = Path.Combine(folder, id, ModelFileName);
        if (File.Exists(file))
            File.Move(file, file + ".quarantined", overwrite: true);
    }

    public FrozenTest Freeze(LabelledSet set, DateOnly day)
    {
        var content = LabelledLines.Write(set);
        var documents = set.Passages.Select(passage => passage.Group).Distinct(StringComparer.Ordinal).Count();
        var frozen = new FrozenTest(set.Name, Convert.ToHexStringLower(SHA256.HashData(content)), set.Passages.Count, documents, day);
        write(Path.Combine(folder, FrozenFileName(frozen.Sha256)), content);
        Write(Manifest() with { Frozen = frozen });
        return frozen;
    }

    /// <summary>Files of an encoder, read again: they are not held in memory while a model is trained. Empty when there is none.</summary>
    private static Outcome<IReadOnlyList<(string Name, byte[] Content)>> EncoderOf(ISentenceEncoder? encoder)
    {
        if (encoder is null)
            return Array.Empty<(string, byte[])>();
        var files = EncoderFiles.Read(encoder.Folder);
        if (!files.IsOk)
            return files.Problem;
        return files.Value.Sha256 == encoder.Sha256
            ? (Outcome<IReadOnlyList<(string, byte[])>>)files.Value.All.ToArray()
            : new Problem("encoder_changed", "The sentence encoder's files have changed while the model was trained.", encoder.Folder, "Train again.");
    }

    private void Write(IReadOnlyList<(string Name, byte[] Content)> files, string home)
    {
        // An Add that died may have left another encoder's files under this id.
        if (Directory.Exists(home))
            Directory.Delete(home, recursive: true);
        if (files.Count > 0)
            Directory.CreateDirectory(home);
        foreach (var (name, content) in files)
            write(Path.Combine(home, name), content);
    }

    private ModelManifest Manifest() => ModelManifest.Read(folder) is { IsOk: true } manifest
        ? manifest.Value
        : throw new IOException("The list of models became unreadable.");

    private void Write(ModelManifest manifest) => write(Path.Combine(folder, ModelManifest.FileName), manifest.ToFile());
}
