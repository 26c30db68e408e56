using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Train;

/// <summary>The list of models in a folder, <c>registry.json</c>.</summary>
/// <param name="Format">1.</param>
/// <param name="Current">Id of the model in use; null: that of the shipped folder.</param>
/// <param name="Models">In the order of registration.</param>
internal sealed record ModelManifest(int Format, string? Current, IReadOnlyList<ModelVersion> Models)
{
    public const string FileName = "registry.json";

    public static readonly ModelManifest Empty = new(1, null, []);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The test set of the gate; null when none was frozen here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FrozenTest? Frozen { get; init; }

    /// <summary>Changes of the model in use, oldest first; null when there was none, as in lists that older versions wrote.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RegistryEvent>? History { get; init; }

    /// <summary>An absent manifest is an empty one.</summary>
    public static Outcome<ModelManifest> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            if (!File.Exists(path))
                return Empty;
            var manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllText(path), Json);
            return manifest is { Format: 1 } && manifest.IsSound()
                ? manifest
                : Corrupt(path, "It is not a list of models of format 1.");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return Corrupt(path, error.Message);
        }
    }

    public byte[] ToFile() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    /// <summary>Ids become names of folders, and the SHA-256 of the test set the name of a file: neither may lead elsewhere.</summary>
    private bool IsSound() =>
        Models.All(model => model is not null && ModelRegistry.IsValidId(model.Id))
        && (History ?? []).All(change => change is not null && ModelRegistry.IsValidId(change.From) && ModelRegistry.IsValidId(change.To))
        && (Frozen is null || (Frozen.Sha256.Length == 64 && Frozen.Sha256.All(char.IsAsciiHexDigitLower)));

    private static Problem Corrupt(string path, string why) =>
        new("model_registry_unreadable", "The list of models cannot be read: " + why, path, "Restore the file.");
}
