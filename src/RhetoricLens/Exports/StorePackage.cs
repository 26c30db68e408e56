using System.Security.Cryptography;
using System.Text.Json;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Exports;

/// <summary>A package that was exported as JSONL with its texts, to be taken in again: every version with its facts and voices under its own id.</summary>
public sealed class StorePackage
{
    private const string Remedy = "Export it again: rhetoriclens export jsonl DIR --texts";
    private readonly string _versions;
    private readonly string _texts;
    private readonly int _count;

    private StorePackage(string folder, int count) =>
        (_versions, _texts, _count) = (Path.Combine(folder, StoreExport.Versions + ".jsonl"), Path.Combine(folder, StoreExport.Texts + ".jsonl"), count);

    /// <summary>Opens a package and compares its tables with the hashes that it states.</summary>
    /// <param name="folder">With <c>datapackage.json</c> in it.</param>
    public static Outcome<StorePackage> Open(string folder)
    {
        var path = Path.Combine(folder, DataPackage.FileName);
        try
        {
            using var package = JsonDocument.Parse(File.ReadAllBytes(path));
            var resources = package.RootElement.GetProperty("resources").EnumerateArray().ToDictionary(resource => resource.GetProperty("name").GetString()!, StringComparer.Ordinal);
            foreach (var table in (string[])[StoreExport.Versions, StoreExport.Texts])
            {
                if (!resources.TryGetValue(table, out var resource) || resource.GetProperty("format").GetString() != "jsonl")
                    return new Problem("bad_package", $"The package has no {table} as JSONL: CSV and Parquet do not keep everything, and without texts there are none.", path, Remedy);
                if (resource.GetProperty("hash").GetString() != "sha256:" + Hash(Path.Combine(folder, table + ".jsonl")))
                    return new Problem("package_changed", $"{table}.jsonl is not the file that the package was made with.", path, Remedy);
            }
            return new StorePackage(folder, resources[StoreExport.Versions].GetProperty("rows").GetInt32());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("missing_path", "The package cannot be read: " + failure.Message, path, "Give a folder that rhetoriclens export jsonl --texts has written.");
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return new Problem("bad_package", "The description of the package cannot be read: " + failure.Message, path, Remedy);
        }
    }

    /// <summary>All versions in the order in which they were stored, but those superseded ones that a store has under the same number.</summary>
    /// <param name="into">Where they are to be stored.</param>
    public Corpus Read(DocumentStore into) => new(Items(into), _count, 0);

    private IEnumerable<IngestItem> Items(DocumentStore into)
    {
        foreach (var (number, (version, text)) in File.ReadLines(_versions).Zip(File.ReadLines(_texts)).Index())
        {
            var read = PackageRow.Read(version, text, $"{Path.GetFileName(_versions)}, line {number + 1}");
            if (!read.IsOk)
                yield return new IngestItem.Refused(read.Problem);
            else if (!IsSuperseded(into, read.Value))
                yield return new IngestItem.Read(read.Value.Document);
        }
    }

    private static bool IsSuperseded(DocumentStore into, PackageRow row)
    {
        var held = into.Versions(row.Document.Id);
        return held.Count > row.Version && held.Any(mark => mark.Version == row.Version && mark.TextSha256 == row.TextSha256);
    }

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
