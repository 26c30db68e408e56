using System.Globalization;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Jobs;

namespace RhetoricLens.FaultTests.Support;

/// <summary>Short speeches, each unlike the others, that take positions.</summary>
internal static class Speeches
{
    private static readonly string[] Countries = ["CHN", "USA", "RUS", "BRA", "FRA", "IND", "EST", "ZAF"];

    private static readonly string[] Claims =
    [
        "Every state has sovereignty over the Internet on its territory, and states alone should agree a treaty on it at the United Nations.",
        "The Internet must stay with the bottom-up multi-stakeholder model, in which no government controls it.",
        "Governments lead in public policy of the Internet, while companies and civil society take part in their respective roles.",
        "Broadband reached another thousand villages last year, and prices of access fell.",
    ];

    /// <summary>The speech of a number: always the same.</summary>
    public static ExtractedDocument Of(int number)
    {
        _ = PartialDate.TryParse($"{2000 + (number % 25)}-0{1 + (number % 9)}-1{number % 10}", out var day);
        var facts = new DocumentFacts(
            "faults", $"Speech {number}", day, Countries[number % Countries.Length], $"Speaker {number % 97}", "Minister", "A forum", "speech", "en", null, null, null, SpeakerType.State);
        return new ExtractedDocument(DocumentId.Of("faults", Name(number)), facts, Text(number), []);
    }

    public static string Text(int number) => string.Join(
        " ", Enumerable.Range(0, 5).Select(i => $"{Claims[(number + i) % Claims.Length]} Delegate {Name(number)} said so in session {(number * 7) + i} on matter {Word((number * 31) + i)}."));

    /// <summary>A word that only this speech has.</summary>
    public static string Name(int number) => "speech" + Word(number);

    /// <summary>Stores speeches in a data folder, and neither indexes nor scores them.</summary>
    public static void Store(string folder, int from, int count)
    {
        using var workspace = Workspace.Open(folder).Value;
        Store(workspace, from, count);
    }

    public static void Store(Workspace workspace, int from, int count) => new Pipeline(workspace).Store(
        new Corpus(Enumerable.Range(from, count).Select(number => new IngestItem.Read(Of(number))), null, 0), CancellationToken.None);

    /// <summary>Speeches as lines for <c>rhetoriclens ingest jsonl</c>.</summary>
    public static string Jsonl(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(number => JsonSerializer.Serialize(
        new { id = Name(number), text = Text(number), title = $"Speech {number}", date = "2014-05-06", country = Countries[number % Countries.Length], language = "en" }) + "\n"));

    /// <summary>A number in letters, so that it is one word of the index.</summary>
    private static string Word(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => "bcdfghklmn"[digit - '0'] + "a"));
}
