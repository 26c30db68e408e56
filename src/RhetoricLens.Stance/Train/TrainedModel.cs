using System.Security.Cryptography;
using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>A model that is trained but not yet in the registry.</summary>
public sealed class TrainedModel
{
    /// <summary>The family of the model, and the first part of its id.</summary>
    public const string Kind = "linear";

    private readonly Fit _fit;
    private readonly Lazy<byte[]> _file;

    internal TrainedModel(string setName, string setSha256, int setRows, TrainSettings settings, Representation representation, Fit fit, float temperature = 1)
    {
        (SetName, SetSha256, SetRows, Settings, Representation, _fit, Temperature) = (setName, setSha256, setRows, settings, representation, fit, temperature);
        Weights = fit.Read();
        _file = new Lazy<byte[]>(() => ModelFile.Write(fit, representation, temperature));
    }

    /// <summary>Name of the labelled set.</summary>
    public string SetName { get; }

    /// <summary>Fingerprint of its rows.</summary>
    public string SetSha256 { get; }

    /// <summary>Passages trained on.</summary>
    public int SetRows { get; }

    /// <summary>What else determines the weights.</summary>
    public TrainSettings Settings { get; }

    /// <summary>How passages become numbers.</summary>
    public Representation Representation { get; }

    /// <summary>As read back from ML.NET.</summary>
    public ModelWeights Weights { get; }

    /// <summary>What logits are divided by.</summary>
    public float Temperature { get; }

    /// <summary>The model file, packed when it is first asked for: the models of a cross-validation never are. The same bytes for the same set and settings on the same kind of processor.</summary>
    public byte[] File => _file.Value;

    /// <summary>Lower-case hexadecimal SHA-256 of the file.</summary>
    public string FileSha256 => Convert.ToHexStringLower(SHA256.HashData(File));

    /// <summary>The same model with calibrated probabilities.</summary>
    public TrainedModel WithTemperature(float temperature) => new(SetName, SetSha256, SetRows, Settings, Representation, _fit, temperature);

    /// <summary>The entry of the registry.</summary>
    public ModelVersion Describe(string id, DateOnly createdOn, IReadOnlyDictionary<string, double> metrics) =>
        Describe(id, createdOn, FileSha256, metrics);

    /// <summary>For use at once, as when it is measured before it is registered; its version names no file, since none is packed.</summary>
    public StanceModel ToModel(string id) => new(
        Describe(id, default, "", new Dictionary<string, double>(StringComparer.Ordinal)), Representation, Weights.Weights, Weights.Biases, Temperature);

    private ModelVersion Describe(string id, DateOnly createdOn, string sha256, IReadOnlyDictionary<string, double> metrics) =>
        new(id, Kind, createdOn, sha256, SetName, SetSha256, SetRows, metrics, Settings.AsText());
}
