using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Checks;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Checks;

/// <summary>The data folder as a folder: room, and what dead processes left.</summary>
internal static class FolderChecks
{
    private const string Temporary = ".tmp";

    /// <summary>Endings of what is renamed when it is complete.</summary>
    private const string Part = ".part";

    public static Check Disk(string folder) => Check.Of("disk", () =>
    {
        var (free, used) = (new DriveInfo(folder).AvailableFreeSpace, new FileInfo(Path.Combine(folder, Database.FileName)) is { Exists: true } file ? file.Length : 0);
        var what = $"{Megabytes(free)} are free; the database takes {Megabytes(used)}.";
        return free switch
        {
            < Limits.LeastFreeBytes => (CheckState.Bad, what, "Free some space: writes are about to be refused. What is stored stays whole, and reading goes on."),
            < Limits.LowFreeBytes => (CheckState.Warn, what, "Free some space soon: a backup or a rebuilt index may not fit."),
            _ => (CheckState.Ok, what, ""),
        };
    });

    public static Check Files(string folder) => Check.Of(
        "files",
        () => Orphans(folder) is { Count: > 0 } orphans
            ? (CheckState.Warn, $"{orphans.Count} files of processes that died are left; the first: {orphans[0]}.", Check.Fix)
            : (CheckState.Ok, "No files of dead processes are left.", ""),
        () => Delete(Orphans(folder)));

    /// <summary>Files and folders that their writer would have renamed or deleted within the hour.</summary>
    private static List<string> Orphans(string folder)
    {
        var before = TimeProvider.System.GetUtcNow().UtcDateTime - Limits.OrphanAge;
        return Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(path => path.EndsWith(Temporary, StringComparison.Ordinal) || path.EndsWith(Part, StringComparison.Ordinal))
            .Concat(HalfExports(Path.Combine(folder, "exports")))
            .Where(path => File.GetLastWriteTimeUtc(path) < before)
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>An export is a folder until it is packed.</summary>
    private static IEnumerable<string> HalfExports(string exports) => Directory.Exists(exports) ? Directory.EnumerateDirectories(exports) : [];

    private static Problem? Delete(List<string> paths)
    {
        try
        {
            foreach (var path in paths.Where(path => !Directory.Exists(path)))
                File.Delete(path);
            foreach (var path in paths.Where(Directory.Exists))
                Directory.Delete(path, recursive: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Problem("path_unwritable", "A file cannot be deleted: " + exception.Message, paths[0], "Check the rights of the folder.");
        }
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):N0} MB");
}
