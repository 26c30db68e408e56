using System.IO.Compression;
using System.Security.Cryptography;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Backups;

/// <summary>Makes a data folder of a backup; every byte is checked before the folder gets its name.</summary>
/// <param name="backup">A .zip or a folder.</param>
public sealed class Restore(string backup)
{
    /// <summary>Writes the data folder aside and then gives it its name.</summary>
    /// <param name="folder">Not there, or empty.</param>
    /// <param name="cancellation">Leaves nothing behind.</param>
    public Outcome<BackupManifest> Into(string folder, CancellationToken cancellation)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return new Problem("file_exists", "The folder is not empty, and what is in it would be lost.", folder, "Give a new folder with --data, then use that or swap the two.");
        var aside = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".part";
        try
        {
            Backup.Clear(aside);
            var manifest = Directory.Exists(backup) ? FromFolder(aside, cancellation) : FromZip(aside, cancellation);
            if ((manifest.Problem ?? Differs(aside, manifest.Value)) is { } problem)
                return problem;
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            Directory.Move(aside, folder);
            return manifest;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new Problem("path_unwritable", "The backup cannot be restored: " + exception.Message, backup, "Check the file, the space and the rights of the folder.");
        }
        finally
        {
            Backup.Clear(aside);
        }
    }

    private Outcome<BackupManifest> FromFolder(string aside, CancellationToken cancellation)
    {
        var path = Path.Combine(backup, BackupManifest.FileName);
        return !File.Exists(path)
            ? BackupManifest.NotOurs(backup, $"it has no {BackupManifest.FileName}")
            : Take(File.OpenRead(path), name => File.Exists(Path.Combine(backup, name)) ? File.OpenRead(Path.Combine(backup, name)) : null, aside, cancellation);
    }

    private Outcome<BackupManifest> FromZip(string aside, CancellationToken cancellation)
    {
        if (!File.Exists(backup))
            return new Problem("bad_backup", "There is no such file.", backup, "Give a file or folder that rhetoriclens backup has written.");
        try
        {
            using var zip = ZipFile.OpenRead(backup);
            return zip.GetEntry(BackupManifest.FileName) is { } entry
                ? Take(entry.Open(), name => zip.GetEntry(name)?.Open(), aside, cancellation)
                : BackupManifest.NotOurs(backup, $"it has no {BackupManifest.FileName}");
        }
        catch (InvalidDataException exception)
        {
            return BackupManifest.NotOurs(backup, exception.Message);
        }
    }

    /// <summary>Only what the manifest names is taken, and of that only as many bytes as it states.</summary>
    private Outcome<BackupManifest> Take(Stream list, Func<string, Stream?> open, string aside, CancellationToken cancellation)
    {
        using var closing = list;
        var manifest = BackupManifest.Read(list, backup);
        if (!manifest.IsOk)
            return manifest;
        if (manifest.Value.Schema > Database.NewestSchema)
            return new Problem("database_too_new", $"The backup has schema {manifest.Value.Schema}; this program knows schemas up to {Database.NewestSchema}.", backup, "Use the newer program.");
        Directory.CreateDirectory(aside);
        foreach (var file in manifest.Value.Files)
        {
            using var source = open(file.Path);
            if (source is null || !Copy(source, Path.Combine(aside, file.Path), file, cancellation))
                return BackupManifest.NotOurs(backup, source is null ? $"{file.Path} is missing" : $"{file.Path} is not what was written, by its SHA-256");
        }
        return manifest;
    }

    private static bool Copy(Stream source, string path, BackupFile file, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, bytes) = (new byte[1 << 20], 0L);
        while (bytes <= file.Bytes && source.Read(buffer) is > 0 and var read)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
            bytes += read;
        }
        target.Flush(flushToDisk: true);
        return bytes == file.Bytes && Convert.ToHexStringLower(hash.GetHashAndReset()) == file.Sha256;
    }

    /// <summary>The problem of a database that does not open, or is not the one that the manifest names.</summary>
    private Problem? Differs(string folder, BackupManifest manifest)
    {
        var store = Database.Open(folder);
        if (!store.IsOk)
            return store.Problem with { Where = backup };
        using var opened = store.Value;
        return opened.StoreId == manifest.StoreId && opened.Revision() == manifest.Revision ? null : BackupManifest.NotOurs(backup, "its database is not the one that its list names");
    }
}
