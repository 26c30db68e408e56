using System.IO.Compression;
using System.Text.Json;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Benchmarks.Extract;

/// <summary>Reads sets of pages with known text, as they are published.</summary>
internal static class GoldPages
{
    private static readonly Uri Nowhere = new("http://fakehost/test/page.html");

    /// <summary>scrapinghub/article-extraction-benchmark: <c>ground-truth.json</c> and <c>html/NAME.html.gz</c>.</summary>
    public static Outcome<IReadOnlyList<GoldPage>> ReadArticles(string folder)
    {
        var index = Path.Combine(folder, "ground-truth.json");
        if (!File.Exists(index))
            return Missing(index);
        using var truths = JsonDocument.Parse(File.ReadAllBytes(index));
        return truths.RootElement.EnumerateObject()
            .Select(page => new GoldPage(page.Name, AddressOf(page.Value), Unzip(Path.Combine(folder, "html", page.Name + ".html.gz")), Text(page.Value, "articleBody")))
            .ToArray();
    }

    /// <summary>WCXB: <c>ground-truth/NAME.json</c> and <c>html/NAME.html</c>.</summary>
    public static Outcome<IReadOnlyList<GoldPage>> ReadWcxb(string folder)
    {
        var truths = Path.Combine(folder, "ground-truth");
        if (!Directory.Exists(truths))
            return Missing(truths);
        return Directory.GetFiles(truths, "*.json").Order(StringComparer.Ordinal).Select(file => ReadWcxb(folder, file)).ToArray();
    }

    /// <summary>mozilla/readability's test pages: <c>NAME/source.html</c> and <c>NAME/expected.html</c>.</summary>
    public static Outcome<IReadOnlyList<GoldPage>> ReadReadability(string folder)
    {
        var pages = Directory.Exists(folder) ? Directory.GetDirectories(folder).Where(page => File.Exists(Path.Combine(page, "expected.html"))).ToArray() : [];
        if (pages.Length == 0)
            return Missing(Path.Combine(folder, "NAME", "expected.html"));
        return pages.Order(StringComparer.Ordinal)
            .Select(page => new GoldPage(Path.GetFileName(page), Nowhere, File.ReadAllBytes(Path.Combine(page, "source.html")), PlainText.Of(File.ReadAllText(Path.Combine(page, "expected.html")))))
            .ToArray();
    }

    private static GoldPage ReadWcxb(string folder, string file)
    {
        using var page = JsonDocument.Parse(File.ReadAllBytes(file));
        var name = Path.GetFileNameWithoutExtension(file);
        return new GoldPage(name, AddressOf(page.RootElement), File.ReadAllBytes(Path.Combine(folder, "html", name + ".html")), Text(page.RootElement.GetProperty("ground_truth"), "main_content"));
    }

    private static byte[] Unzip(string file)
    {
        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static Uri AddressOf(JsonElement item) => Uri.TryCreate(Text(item, "url"), UriKind.Absolute, out var address) ? address : Nowhere;

    private static Problem Missing(string path) => new("missing_path", "The set of pages is not there.", path, "Give the folder into which the set was unpacked.");
}
