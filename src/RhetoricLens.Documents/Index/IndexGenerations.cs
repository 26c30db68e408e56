using System.Globalization;

namespace RhetoricLens.Documents.Index;

/// <summary>
/// The index's folder holds one folder a generation. A rebuild goes into a new one while the old one goes on answering; when it is complete
/// the old ones are deleted.
/// </summary>
internal static class IndexGenerations
{
    private const string Prefix = "generation-";

    /// <summary>Folders of generations, newest first.</summary>
    internal static IReadOnlyList<string> All(string folder) => Directory.Exists(folder)
        ? Directory.GetDirectories(folder, Prefix + "*").OrderDescending(StringComparer.Ordinal).ToArray()
        : [];

    internal static string? Newest(string folder) => All(folder) is [var newest, ..] ? newest : null;

    internal static string Next(string folder)
    {
        var newest = Newest(folder) is { } last && int.TryParse(Path.GetFileName(last)[Prefix.Length..], out var number) ? number : 0;
        return Path.Combine(folder, Prefix + (newest + 1).ToString("D6", CultureInfo.InvariantCulture));
    }

    /// <summary>Deletes all but one; what another process still reads (Windows) is left for the next time.</summary>
    internal static void DeleteOthers(string folder, string kept)
    {
        foreach (var generation in All(folder).Where(generation => generation != kept))
        {
            try
            {
                Directory.Delete(generation, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }
}
