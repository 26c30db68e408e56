using System.Text.Encodings.Web;
using System.Text.Json;
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
    };

    /// <summary>An absent manifest is an empty one.</summary>
    public static Outcome<ModelManifest> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            if (!File.Exists(path))
                return Empty;
            var manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllText(path), Json);
            return manifest is { Format: 1 } && manifest.Models.All(model => ModelRegistry.IsValidId(model.Id))
                ? manifest
                : Corrupt(path, "It is not a list of models of format 1.");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return Corrupt(path, error.Message);
        }
    }

    public void Write(string folder) =>
        DurableFile.Write(Path.Combine(folder, FileName), [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n']);

    private static Problem Corrupt(string path, string why) =>
        new("model_registry_unreadable", "The list of models cannot be read: " + why, path, "Restore the file.");
}
