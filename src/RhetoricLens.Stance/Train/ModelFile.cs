using System.Globalization;
using System.Security.Cryptography;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>Loads a model file after checking that it is the one that was registered.</summary>
internal static class ModelFile
{
    /// <summary>Bytes beyond which a file cannot be one of ours: four times 2^20 weights of four bytes, and the frame.</summary>
    private const long MaxBytes = 20 * 1024 * 1024;

    public static Outcome<StanceModel> Load(string path, ModelVersion version)
    {
        var content = Read(path);
        if (!content.IsOk)
            return content.Problem;
        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(content.Value)), version.Sha256, StringComparison.Ordinal))
            return new Problem("model_corrupt", "The model file is not the one that was registered: its SHA-256 differs.", path, "Restore the file or train the model again.");
        if (Features(version) is not { } features)
            return new Problem("model_foreign", "The model was made for another version of the program.", path, "Train it again with this version.");
        return Open(content.Value, path, version, features);
    }

    private static Outcome<byte[]> Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return new Problem("model_missing", "The model file is missing.", path, "Restore the file or train the model again.");
            return file.Length <= MaxBytes
                ? File.ReadAllBytes(path)
                : new Problem("model_foreign", "The file is too large to be a model of this program.", path, "Restore the file.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Problem("model_unreadable", "The model file cannot be read: " + error.Message, path, "Make it readable.");
        }
    }

    private static Outcome<StanceModel> Open(byte[] content, string path, ModelVersion version, FeatureSettings features)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            var weights = Fit.FromFile(stream).Read();
            return new StanceModel(version, features, weights.Weights, weights.Biases);
        }
        // The registered file is whole, but it was never ours: ML.NET has no exception of its own for that and throws whatever comes.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new Problem("model_foreign", "The file is not a model of this program: " + error.Message, path, "Restore the file or train the model again.");
        }
    }

    /// <summary>What the weights belong to; null when this program counts something else.</summary>
    private static FeatureSettings? Features(ModelVersion version)
    {
        var settings = version.Settings;
        var known = settings.GetValueOrDefault("features_version") == FeatureSettings.Version.ToString(CultureInfo.InvariantCulture)
            && settings.GetValueOrDefault("tokens_version") == Tokens.Version.ToString(CultureInfo.InvariantCulture);
        return known
            && int.TryParse(settings.GetValueOrDefault("hash_bits"), CultureInfo.InvariantCulture, out var bits) && bits is >= 10 and <= 20
            && int.TryParse(settings.GetValueOrDefault("word_ngrams"), CultureInfo.InvariantCulture, out var ngrams)
            && int.TryParse(settings.GetValueOrDefault("stem_length"), CultureInfo.InvariantCulture, out var stem)
            && bool.TryParse(settings.GetValueOrDefault("mark_negation"), out var negation)
                ? new FeatureSettings(bits, ngrams, stem, negation)
                : null;
    }
}
