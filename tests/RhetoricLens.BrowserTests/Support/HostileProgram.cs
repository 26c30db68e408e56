using System.Text.Json;

namespace RhetoricLens.BrowserTests.Support;

/// <summary>The program with a document for each hostile text, which is its title, speaker, office, venue, kind, language, address and a part of what is said; twenty have a second version.</summary>
public sealed class HostileProgram : RunningProgram
{
    /// <summary>Corpus of the documents.</summary>
    public const string Corpus = "hostile";

    /// <summary>Documents with two versions, the first of them.</summary>
    public const int Changed = 20;

    /// <summary>Page of a document.</summary>
    public static string Page(int number) => $"/documents/{Corpus}:h{number}";

    protected override async Task PrepareAsync()
    {
        var file = Path.Combine(Folder, "texts.jsonl");
        await TakeInAsync(file, HostileTexts.All.Select((text, i) => Row(text, i, 1)));
        await TakeInAsync(file, HostileTexts.All.Take(Changed).Select((text, i) => Row(text, i, 2)));
    }

    private async Task TakeInAsync(string file, IEnumerable<string> rows)
    {
        await File.WriteAllLinesAsync(file, rows);
        await RunAsync("ingest", "jsonl", file, "--collection", Corpus);
    }

    private static string Row(string text, int number, int version) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["id"] = $"h{number}", ["title"] = text, ["speaker"] = text, ["role"] = text, ["venue"] = text, ["kind"] = text, ["language"] = text, ["url"] = text, ["cites"] = $"https://example.org/?{text}", ["verified"] = text,
        ["country"] = number % 2 == 0 ? "CHN" : "USA", ["date"] = $"{2005 + number % 20}-03-04", ["note"] = text, ["text"] = $"{Speech(text, number)}\n\nVersion {version}. {text}",
    });

    /// <summary>Says something about the Internet, so that it is scored, in words that are mostly its own, so that it is no copy of another.</summary>
    private static string Speech(string text, int number)
    {
        var own = string.Join(' ', Enumerable.Range(0, 60).Select(word => $"w{number}x{word}"));
        return number % 2 == 0
            ? $"Every state has sovereignty {text} over the Internet on its territory, and the United Nations should negotiate a binding treaty. {own}."
            : $"The Internet has no sovereignty {text} and must be governed by the multi-stakeholder model, bottom-up, with business and civil society. {own}.";
    }
}
