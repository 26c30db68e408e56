using RhetoricLens.Stance.Encoders;

namespace RhetoricLens.Tests.Support;

/// <summary>An encoder made on the spot: each piece of its vocabulary has three drawn numbers, and no piece knows its neighbours.</summary>
public static class TinyEncoder
{
    public const int Dimensions = 3;

    public static readonly string[] Vocabulary =
    [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "internet", "states", "control", "treaty", "open", "community", "users", "governments", "stakeholders", "roles",
        "broadband", "schools", "the", "on", "cafe", "##s", ".", "и", "интернет",
    ];

    private static readonly string[] Inputs = ["input_ids", "attention_mask", "token_type_ids"];

    /// <summary>Numbers of a piece.</summary>
    public static float[] StateOf(string piece) => [.. Enumerable.Range(0, Dimensions).Select(d => Drawn(Array.IndexOf(Vocabulary, piece) * Dimensions + d))];

    /// <summary>Writes a folder with the encoder and returns its path.</summary>
    public static string Write(string folder, string? settings = null, byte[]? model = null, IEnumerable<string>? vocabulary = null)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, EncoderFiles.ModelName), model ?? ByToken());
        File.WriteAllLines(Path.Combine(folder, EncoderFiles.VocabularyName), vocabulary ?? Vocabulary);
        if (settings is not null)
            File.WriteAllText(Path.Combine(folder, EncoderFiles.SettingsName), settings);
        return folder;
    }

    /// <summary>Gives a state for each token.</summary>
    /// <param name="inputs">Names of its inputs.</param>
    /// <param name="inputType">Type of the inputs.</param>
    /// <param name="shape">Shape of the table after its first dimension.</param>
    /// <param name="rows">Rows of the table; one for each piece when left out.</param>
    public static byte[] ByToken(string[]? inputs = null, int inputType = OnnxWriter.Int64, long[]? shape = null, int? rows = null) => OnnxWriter.Model(
        [OnnxWriter.Node("Gather", ["table", (inputs ?? Inputs)[0]], "states")],
        Table(shape ?? [Dimensions], rows ?? Vocabulary.Length), (inputs ?? Inputs).Select(name => OnnxWriter.Value(name, inputType, -1, -1)),
        OnnxWriter.Value("states", OnnxWriter.Float, [-1, -1, .. shape ?? [Dimensions]]));

    /// <summary>Gives one vector for the passage: the largest of each number.</summary>
    public static byte[] ByPassage() => OnnxWriter.Model(
        [
            OnnxWriter.Node("Gather", ["table", "input_ids"], "states"),
            OnnxWriter.Node("ReduceMax", ["states"], "largest", OnnxWriter.List("axes", 1), OnnxWriter.Single("keepdims", 0)),
        ],
        Table([Dimensions], Vocabulary.Length), Inputs.Take(2).Select(name => OnnxWriter.Value(name, OnnxWriter.Int64, -1, -1)),
        OnnxWriter.Value("largest", OnnxWriter.Float, -1, Dimensions));

    private static byte[] Table(long[] shape, int rows) =>
        OnnxWriter.Table("table", [rows, .. shape], [.. Enumerable.Range(0, rows * (int)shape.Aggregate(1L, (a, b) => a * b)).Select(Drawn)]);

    /// <summary>A number in (-1, 1) that depends on its place alone.</summary>
    private static float Drawn(int place) => (((uint)(place + 7) * 2654435761u >> 8) - 8388607.5f) / 8388608f;
}
