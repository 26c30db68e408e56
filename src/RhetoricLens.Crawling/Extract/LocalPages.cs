using System.IO.Compression;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Pages that lie on disk, as if they had been fetched.</summary>
public static class LocalPages
{
    private const string Packed = ".gz";

    private static readonly EnumerationOptions Walk = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    /// <summary>What the end of a name says a file holds; the one list of formats that are read from disk.</summary>
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".xhtml"] = "application/xhtml+xml",
        [".txt"] = "text/plain",
        [".pdf"] = FileKinds.Pdf,
        [".docx"] = FileKinds.Docx,
    };

    /// <summary>The file itself, whatever its name, or the pages of a folder and its folders in ordinal order of their paths.</summary>
    public static Outcome<IReadOnlyList<string>> Find(string path)
    {
        if (File.Exists(path))
            return new[] { path };
        if (!Directory.Exists(path))
            return new Problem("missing_path", "There is no such file or folder.", path, "Check the path; an address begins with http:// or https://.");
        try
        {
            var pages = Directory.GetFiles(path, "*", Walk).Where(file => MediaTypeOf(file) is not null).Order(StringComparer.Ordinal).ToArray();
            return pages.Length > 0
                ? pages
                : new Problem("no_texts", "The folder holds no page.", path, $"Pages are files ending in {string.Join(", ", MediaTypes.Keys)}, or those with .gz.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("unreadable_path", "The folder cannot be read: " + failure.Message, path, "Check its permissions.");
        }
    }

    /// <summary>The page in a file, unpacked when its name ends in .gz.</summary>
    /// <param name="path">A file; of a name that says nothing it is taken for HTML.</param>
    /// <param name="address">Where the page was found on the web; null when that is not known: then its own word for it counts.</param>
    public static Outcome<FetchResult.Body> Read(string path, Uri? address)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var stream = IsPacked(path) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            return Bounded(stream) is { } bytes
                ? new FetchResult.Body(address ?? new Uri(Path.GetFullPath(path)), 200, MediaTypeOf(path) ?? "text/html", null, bytes, null, null, new SortedDictionary<string, string>(StringComparer.Ordinal))
                : new Problem("file_too_large", $"The page has more than {Limits.MaxBodyBytes} bytes.", path, "Split it into its parts.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new Problem("unreadable_file", "The file cannot be read: " + failure.Message, path, "Check its permissions, and that it is whole.");
        }
    }

    private static bool IsPacked(string path) => path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase);

    private static string? MediaTypeOf(string path) =>
        MediaTypes.GetValueOrDefault(Path.GetExtension(IsPacked(path) ? path[..^Packed.Length] : path));

    private static byte[]? Bounded(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > Limits.MaxBodyBytes)
                return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }
}
