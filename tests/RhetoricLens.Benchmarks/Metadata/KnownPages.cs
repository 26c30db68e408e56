using System.Text.Json;
using System.Text.RegularExpressions;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Benchmarks.Metadata;

/// <summary>A page and what is known of it from elsewhere.</summary>
/// <param name="File">Its path.</param>
/// <param name="Title">Null when unknown.</param>
/// <param name="Author">Null when unknown or when nobody signs.</param>
/// <param name="Date">ISO 8601, as exactly as known; null when unknown.</param>
internal sealed record KnownPage(string File, string? Title, string? Author, string? Date);

/// <summary>Reads sets of pages with their facts.</summary>
internal static partial class KnownPages
{
    /// <summary>WCXB (Foley): one JSON file a page with reviewed facts.</summary>
    public static Outcome<IReadOnlyList<KnownPage>> Wcxb(string folder)
    {
        var truth = Path.Combine(folder, "ground-truth");
        if (!Directory.Exists(truth))
            return new Problem("missing_path", "There is no folder ground-truth.", folder, "Give the folder of the WCXB articles as unpacked.");
        return Directory.EnumerateFiles(truth, "*.json").Order(StringComparer.Ordinal).Select(file =>
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var facts = json.RootElement.GetProperty("ground_truth");
            var page = Path.Combine(folder, "html", Path.GetFileNameWithoutExtension(file) + ".html");
            return new KnownPage(page, Text(facts, "title"), Text(facts, "author"), Text(facts, "publish_date"));
        }).ToArray();
    }

    /// <summary>A mirror of en.kremlin.ru: each page of news leads back to the listing of its day.</summary>
    public static Outcome<IReadOnlyList<KnownPage>> Kremlin(string folder)
    {
        var pages = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Dated).Where(page => page.Date is not null).ToArray()
            : [];
        return pages.Length > 0 ? pages : new Problem("no_texts", "The folder holds no page that names its day.", folder, "Give the folder of the mirror as unpacked.");
    }

    private static KnownPage Dated(string file)
    {
        var day = DayListing().Match(File.ReadAllText(file));
        return new KnownPage(file, null, null, day.Success ? $"{day.Groups["y"].Value}-{day.Groups["m"].Value}-{day.Groups["d"].Value}" : null);
    }

    private static string? Text(JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    [GeneratedRegex("""by-date/(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d{4})\.html. class=.read__close""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayListing();
}
