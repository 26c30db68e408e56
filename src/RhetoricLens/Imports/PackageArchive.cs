using System.IO.Compression;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Documents.Store;
using RhetoricLens.Exports;

namespace RhetoricLens.Imports;

/// <summary>The .zip of an export as JSONL with texts, unpacked beside itself and read.</summary>
internal static class PackageArchive
{
    /// <summary>Bytes of one file: texts shrink to a quarter in a .zip.</summary>
    private const long Unpacked = 4 * Limits.MaxUploadBytes;

    private static readonly string[] Needed = [DataPackage.FileName, StoreExport.Versions + ".jsonl", StoreExport.Texts + ".jsonl"];

    /// <summary>Only the files that are needed are unpacked, under their own names, and no more than may be sent at once.</summary>
    public static Outcome<Corpus> Open(string file, DocumentStore into)
    {
        var (name, folder) = (Path.GetFileName(file), file + ".unpacked");
        try
        {
            using var archive = ZipFile.OpenRead(file);
            var entries = archive.Entries.Where(entry => Needed.Contains(entry.Name)).DistinctBy(entry => entry.Name).ToArray();
            if (entries.Length < Needed.Length)
                return new Problem("bad_package", $"It is no export as JSONL with texts: {string.Join(", ", Needed.Except(entries.Select(entry => entry.Name)))} is missing.", name, "Unpack it and send its files, or make one with: rhetoriclens export jsonl DIR --texts");
            Directory.CreateDirectory(folder);
            if (entries.Any(entry => !TryUnpack(entry, Path.Combine(folder, entry.Name))))
                return new Problem("upload_too_large", "Unpacked it is too large to be taken in over the browser.", name, "Unpack it on the server and take it in by command: rhetoriclens ingest package DIR");
            var package = StorePackage.Open(folder);
            return package.IsOk ? package.Value.Read(into) : package.Problem;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new Problem("bad_package", "The archive cannot be read: " + failure.Message, name, "Download it again.");
        }
    }

    /// <summary>False for more bytes than may be: what the archive says of its own size is not believed.</summary>
    private static bool TryUnpack(ZipArchiveEntry entry, string path)
    {
        using var from = entry.Open();
        using var to = File.Create(path);
        var buffer = new byte[81920];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            if (to.Length + read > Unpacked)
                return false;
            to.Write(buffer, 0, read);
        }
        return true;
    }
}
