using System.IO.Compression;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Benchmarks.Extract;

/// <summary>Pages of folders, of whose text nothing is known.</summary>
internal static class PageFolder
{
    private static readonly Uri Nowhere = new("https://example.org/news/page.html");

    /// <summary>All files called .html, .htm or .html.gz at any depth, in order of their paths; those called expected.html are no pages.</summary>
    public static Outcome<IReadOnlyList<GoldPage>> Read(IReadOnlyList<string> folders)
    {
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
                return new Problem("missing_path", "There is no such folder.", folder, "Give folders of pages.");
        }
        var pages = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsPage).Order(StringComparer.Ordinal))
            .Select(file => new GoldPage(Path.GetFileName(file), Nowhere, Bytes(file), "")).ToArray();
        return pages.Length > 0 ? pages : new Problem("no_pages", "The folders hold no page.", string.Join(", ", folders), "Give folders with .html or .html.gz files.");
    }

    private static bool IsPage(string file) =>
        (file.EndsWith(".html", StringComparison.Ordinal) || file.EndsWith(".htm", StringComparison.Ordinal) || file.EndsWith(".html.gz", StringComparison.Ordinal)) && Path.GetFileName(file) != "expected.html";

    private static byte[] Bytes(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
            return File.ReadAllBytes(file);
        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        return bytes.ToArray();
    }
}
