using System.Security.Cryptography;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Train;

/// <summary>What is registered with a model beside its file.</summary>
/// <param name="CreatedOn">Day of training; given, so that a reproduction can state the original's.</param>
/// <param name="Metrics">Measured quality by name (see <see cref="Evaluation.Metrics"/>).</param>
/// <param name="Notes">Markdown paragraphs for the card: what the labelled set is, and what else was measured.</param>
/// <param name="Passages">What it was trained on; null when that is not known, and then the gate refuses it.</param>
/// <param name="Settings">Settings beyond those of the trainer, such as the model that the settings were taken from.</param>
public sealed record ModelEntry(
    DateOnly CreatedOn,
    IReadOnlyDictionary<string, double> Metrics,
    string Notes = "",
    IReadOnlyList<LabelledPassage>? Passages = null,
    IReadOnlyDictionary<string, string>? Settings = null)
{
    /// <summary>Name of the setting that holds the SHA-256 of <see cref="TrainedOn.FileName"/>.</summary>
    internal const string TrainedOnSha256 = "trained_on_sha256";

    /// <summary>Name of the setting that holds the SHA-256 of <see cref="OutOfFold.FileName"/>.</summary>
    internal const string OutOfFoldSha256 = "out_of_fold_sha256";

    /// <summary>What models trained without their documents say of the passages; null when that is not known.</summary>
    public OutOfFold? OutOfFold { get; init; }

    /// <summary>The entry of the registry.</summary>
    internal ModelVersion Describe(TrainedModel trained, string id, byte[]? trainedOn, byte[]? outOfFold)
    {
        var version = trained.Describe(id, CreatedOn, Metrics);
        var settings = new SortedDictionary<string, string>(version.Settings.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (name, value) in Settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
            settings[name] = value;
        if (trainedOn is not null)
            settings[TrainedOnSha256] = Convert.ToHexStringLower(SHA256.HashData(trainedOn));
        if (outOfFold is not null)
            settings[OutOfFoldSha256] = Convert.ToHexStringLower(SHA256.HashData(outOfFold));
        return version with { Settings = settings };
    }
}
