using System.Security.Cryptography;
using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>A model that is trained but not yet in the registry.</summary>
/// <param name="SetName">Name of the labelled set.</param>
/// <param name="SetSha256">Fingerprint of its rows.</param>
/// <param name="SetRows">Passages trained on.</param>
/// <param name="Settings">What else determines the weights.</param>
/// <param name="Weights">As read back from ML.NET.</param>
/// <param name="File">The ML.NET model file: the same bytes for the same set and settings.</param>
public sealed record TrainedModel(string SetName, string SetSha256, int SetRows, TrainSettings Settings, ModelWeights Weights, byte[] File)
{
    /// <summary>The family of the model, and the first part of its id.</summary>
    public const string Kind = "linear";

    /// <summary>Lower-case hexadecimal SHA-256 of the file.</summary>
    public string FileSha256 => Convert.ToHexStringLower(SHA256.HashData(File));

    /// <summary>The entry of the registry.</summary>
    public ModelVersion Describe(string id, DateOnly createdOn, IReadOnlyDictionary<string, double> metrics) =>
        new(id, Kind, createdOn, FileSha256, SetName, SetSha256, SetRows, metrics, Settings.AsText());

    /// <summary>For use at once, as when it is measured before it is registered.</summary>
    public StanceModel ToModel(string id) =>
        new(Describe(id, default, new Dictionary<string, double>(StringComparer.Ordinal)), Settings.Features, Weights.Weights, Weights.Biases);
}
