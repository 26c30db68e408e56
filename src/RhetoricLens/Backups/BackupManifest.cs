using System.Text.Json;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Backups;

/// <summary>A file of a backup.</summary>
/// <param name="Path">Below the data folder, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of its content, lower-case hexadecimal.</param>
public sealed record BackupFile(string Path, long Bytes, string Sha256);

/// <summary>What a backup holds; written last, so that a backup without one is not whole.</summary>
/// <param name="Format">1.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="StoreId">See <see cref="Documents.Store.Database.StoreId"/>.</param>
/// <param name="Schema">Of the database.</param>
/// <param name="Revision">Of the store at that moment: its answers are those of this number.</param>
/// <param name="Documents">In the store, copies included.</param>
/// <param name="Files">All files but this one.</param>
public sealed record BackupManifest(
    int Format, DateTimeOffset MadeAt, string Program, string StoreId, int Schema, long Revision, int Documents, IReadOnlyList<BackupFile> Files)
{
    /// <summary>Name of its file.</summary>
    public const string FileName = "backup.json";

    /// <summary>Reads one; a problem when it is not ours, or would lead out of the folder that it is restored to.</summary>
    /// <param name="stream">Its content.</param>
    /// <param name="where">What to call it.</param>
    public static Outcome<BackupManifest> Read(Stream stream, string where)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(stream, JsonShape.Options);
            return manifest is { Format: 1, Files: not null } && manifest.Files.All(file => IsInside(file.Path))
                ? manifest
                : NotOurs(where, "it is not of format 1, or names files outside the data folder");
        }
        catch (Exception exception) when (exception is JsonException or IOException or InvalidDataException)
        {
            return NotOurs(where, exception.Message);
        }
    }

    private static readonly JsonSerializerOptions Indented = new(JsonShape.Options) { WriteIndented = true };

    /// <summary>The manifest as it is written.</summary>
    public byte[] ToFile() => JsonSerializer.SerializeToUtf8Bytes(this, Indented);

    internal static Problem NotOurs(string where, string why) =>
        new("bad_backup", $"This is no whole backup of RhetoricLens: {why}.", where, "Give a file or folder that rhetoriclens backup has written to its end.");

    private static bool IsInside(string? path) =>
        path is { Length: > 0 } && !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}
