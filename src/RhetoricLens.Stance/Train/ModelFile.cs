using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Encoders;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Score.Codebook;
using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// A model as one file: the zip that ML.NET writes, and beside its entries our own with what the weights belong to. It is read only after a check that
/// it is the one that was registered. A sentence encoder lies beside it, in a folder of its own.
/// </summary>
internal static class ModelFile
{
    /// <summary>Folder of a model's sentence encoder, beside its file.</summary>
    public const string EncoderFolder = "encoder";

    private const string Remedy = "Restore the file or train the model again; rhetoriclens doctor --fix goes back to the last whole model.";
    private const string LexiconEntry = "RhetoricLens/codebook-lexicon.yaml";
    private const string RarityEntry = "RhetoricLens/rarity.bin";
    private const string TemperatureEntry = "RhetoricLens/temperature.txt";
    private const string VectorsEntry = "RhetoricLens/vectors.bin";

    public static byte[] Write(Fit fit, Representation representation, float temperature)
    {
        var rarity = new byte[sizeof(float) * representation.Rarity.Count];
        for (var i = 0; i < representation.Rarity.Count; i++)
            BinaryPrimitives.WriteSingleLittleEndian(rarity.AsSpan(i * sizeof(float)), representation.Rarity[i]);
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [LexiconEntry] = Encoding.UTF8.GetBytes(representation.Lexicon.Text),
            [RarityEntry] = rarity,
            [TemperatureEntry] = Encoding.ASCII.GetBytes(temperature.ToString("R", CultureInfo.InvariantCulture)),
        };
        if (representation.Vectors is { } vectors)
            entries[VectorsEntry] = vectors.ToBytes();
        return StableZip.Rewrite(fit.ToZip(), entries);
    }

    public static Outcome<StanceModel> Load(string path, ModelVersion version)
    {
        var content = Registered(path, version);
        if (!content.IsOk)
            return content.Problem;
        var known = version.Settings.GetValueOrDefault("tokens_version") == Tokens.Version.ToString(CultureInfo.InvariantCulture);
        if (!known || FeatureSettings.Parse(version.Settings) is not { } features)
            return new Problem("model_foreign", "The model was made for another version of the program.", path, "Train it again with this version.");
        if (features.EncoderScale == 0)
            return Open(content.Value, path, version, features, null);
        var encoder = EncoderOf(Path.Combine(Path.GetDirectoryName(path)!, EncoderFolder), version);
        return encoder.IsOk ? Open(content.Value, path, version, features, encoder.Value) : encoder.Problem;
    }

    /// <summary>The file's bytes, if they are those that were registered.</summary>
    public static Outcome<byte[]> Registered(string path, ModelVersion version)
    {
        var content = Read(path);
        return content.IsOk && !string.Equals(Convert.ToHexStringLower(SHA256.HashData(content.Value)), version.Sha256, StringComparison.Ordinal)
            ? new Problem("model_corrupt", "The model file is not the one that was registered: its SHA-256 differs.", path, Remedy)
            : content;
    }

    /// <summary>The encoder beside the file, if it is the one that was registered.</summary>
    public static Outcome<EncoderFiles> RegisteredEncoder(string folder, ModelVersion version)
    {
        var files = EncoderFiles.Read(folder);
        if (!files.IsOk)
            return files.Problem.Code == EncoderFiles.Missing ? files.Problem with { Code = "model_missing", Remedy = Remedy } : files.Problem;
        return files.Value.Sha256 == version.Settings.GetValueOrDefault(TrainSettings.EncoderName)
            ? files.Value
            : new Problem("model_corrupt", "The model's sentence encoder is not the one that was registered: its SHA-256 differs.", folder, Remedy);
    }

    /// <summary>Its files are checked before ONNX Runtime sees them, as the model's is before ML.NET does.</summary>
    private static Outcome<SentenceEncoder> EncoderOf(string folder, ModelVersion version)
    {
        var files = RegisteredEncoder(folder, version);
        return files.IsOk ? SentenceEncoder.Open(files.Value) : files.Problem;
    }

    private static Outcome<byte[]> Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return new Problem("model_missing", "The model file is missing.", path, Remedy);
            return file.Length <= Limits.MaxModelBytes
                ? File.ReadAllBytes(path)
                : new Problem("model_foreign", "The file is too large to be a model of this program.", path, "Restore the file.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Problem("model_unreadable", "The model file cannot be read: " + error.Message, path, "Make it readable.");
        }
    }

    private static Outcome<StanceModel> Open(byte[] content, string path, ModelVersion version, FeatureSettings features, SentenceEncoder? encoder)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var lexicon = LexiconOf(Encoding.UTF8.GetString(Entry(zip, LexiconEntry)));
            var vectors = zip.GetEntry(VectorsEntry) is null ? null : WordVectors.Read(Entry(zip, VectorsEntry)).Value;
            var representation = new Representation(features, RarityOf(Entry(zip, RarityEntry)), lexicon, vectors, encoder);
            var temperature = float.Parse(Encoding.ASCII.GetString(Entry(zip, TemperatureEntry)), CultureInfo.InvariantCulture);
            using var stream = new MemoryStream(content, writable: false);
            var weights = Fit.FromFile(stream).Read();
            return new StanceModel(version, representation, weights.Weights, weights.Biases, temperature);
        }
        // The registered file is whole, but it was never ours: ML.NET has no exception of its own for that and throws whatever comes.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new Problem("model_foreign", "The file is not a model of this program: " + error.Message, path, Remedy);
        }
    }

    /// <summary>Models trained with the shipped lexicon share it.</summary>
    private static Lexicon LexiconOf(string text) =>
        text == Lexicon.Shipped.Text ? Lexicon.Shipped : LexiconReader.Parse(text, LexiconEntry).Value;

    private static byte[] Entry(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"The entry {name} is missing.");
        var content = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(content);
        return content;
    }

    private static float[] RarityOf(byte[] content)
    {
        var rarity = new float[content.Length / sizeof(float)];
        for (var i = 0; i < rarity.Length; i++)
            rarity[i] = BinaryPrimitives.ReadSingleLittleEndian(content.AsSpan(i * sizeof(float)));
        return rarity;
    }
}
