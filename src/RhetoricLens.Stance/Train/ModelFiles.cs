using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>Whose a model is.</summary>
public enum ModelShelf
{
    /// <summary>It came with the program.</summary>
    Shipped,

    /// <summary>The user trained it.</summary>
    User,
}

/// <summary>All files in a model's folder, against what was registered.</summary>
internal static class ModelFiles
{
    /// <summary>The first file that is missing or another one, as a problem.</summary>
    public static Outcome<ModelVersion> Verify(string folder, ModelVersion version) =>
        (Model(folder, version) ?? Encoder(folder, version) ?? TrainedOnList(folder, version) ?? OutOfFoldTable(folder, version)) is { } problem
            ? problem
            : version;

    private static Problem? Model(string folder, ModelVersion version) =>
        ModelFile.Registered(Path.Combine(folder, RegistryWriter.ModelFileName), version).Problem;

    private static Problem? Encoder(string folder, ModelVersion version) => FeatureSettings.Parse(version.Settings) is { EncoderScale: not 0 }
        ? ModelFile.RegisteredEncoder(Path.Combine(folder, ModelFile.EncoderFolder), version).Problem
        : null;

    private static Problem? TrainedOnList(string folder, ModelVersion version) => version.Settings.GetValueOrDefault(ModelEntry.TrainedOnSha256) is { } sha256
        ? TrainedOn.Read(Path.Combine(folder, TrainedOn.FileName), sha256).Problem
        : null;

    private static Problem? OutOfFoldTable(string folder, ModelVersion version) => version.Settings.GetValueOrDefault(ModelEntry.OutOfFoldSha256) is { } sha256
        ? OutOfFold.Read(Path.Combine(folder, OutOfFold.FileName), sha256).Problem
        : null;
}
