using System.Reflection;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Backups;

/// <summary>
/// Copies a data folder while it is in use: the database as it was at one moment, then the models, labelled sets and settings. The index is left out, as it is
/// built from the database, and so are exports.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="store">Its database.</param>
public sealed class Backup(string folder, Database store)
{
    private static readonly string[] LeftOut = [Workspace.IndexFolder, Workspace.IndexFolder + "-passages", "exports"];
    private static readonly string[] PassingEndings = [".tmp", ".part", ".lock", "-wal", "-shm", "-journal"];

    /// <summary>Writes a backup aside and then gives it its name, so that a file or folder of that name is always a whole one.</summary>
    /// <param name="target">A file that ends in .zip, or a folder; neither may be there.</param>
    /// <param name="cancellation">Leaves nothing behind.</param>
    public Outcome<BackupManifest> Write(string target, CancellationToken cancellation)
    {
        if (File.Exists(target) || Directory.Exists(target))
            return new Problem("file_exists", "There is something of that name already.", target, "Give another name: backups are never written over.");
        var aside = target + ".part";
        try
        {
            Clear(aside);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
            using var writer = BackupWriter.Create(aside, isZip: target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase));
            var manifest = Write(writer, aside + ".db", cancellation);
            if (manifest.IsOk)
                writer.Publish(target);
            return manifest;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Problem("path_unwritable", "The backup cannot be written: " + exception.Message, target, "Free space, or give a path in a folder that you may write to.");
        }
        finally
        {
            Clear(aside);
            Clear(aside + ".db");
        }
    }

    private Outcome<BackupManifest> Write(BackupWriter writer, string database, CancellationToken cancellation)
    {
        // The database first: every model that it names by then stands in the registry already.
        var copied = store.CopyTo(database);
        if (!copied.IsOk)
            return copied.Problem;
        var files = new List<BackupFile> { writer.Add(Database.FileName, database, cancellation) };
        using (RegistryLock.TakeIfThere(Path.Combine(folder, "models")))
        {
            foreach (var path in Files())
                files.Add(writer.Add(path, Path.Combine(folder, path), cancellation));
        }
        var state = copied.Value;
        var manifest = new BackupManifest(1, TimeProvider.System.GetUtcNow(), Version, store.StoreId, state.Schema, state.Revision, state.Documents, files);
        writer.Add(BackupManifest.FileName, manifest.ToFile());
        return manifest;
    }

    private static string Version => typeof(Backup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>What belongs to the user and cannot be made again, below the data folder.</summary>
    private IEnumerable<string> Files() => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Where(path => path != Database.FileName && !LeftOut.Contains(path.Split('/')[0], StringComparer.Ordinal))
        .Where(path => !PassingEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal);

    internal static void Clear(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        File.Delete(path);
    }
}
