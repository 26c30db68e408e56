using System.Globalization;
using RhetoricLens.Commands;
using Spectre.Console;

namespace RhetoricLens.Benchmarks.Extract;

/// <summary>Reads the same pages in two ways and scores both.</summary>
/// <param name="pages">At least one.</param>
/// <param name="score">Of the truth and a text.</param>
/// <param name="sum">Figure over several pages.</param>
internal sealed class QualityRun(IReadOnlyList<GoldPage> pages, Func<string, string, Agreement> score, Func<IReadOnlyCollection<Agreement>, string> sum)
{
    private static readonly Rival[] Rivals = [Rival.Ours, Rival.SmartReader];

    /// <summary>One row a reader, over all pages, those tuned on and the others; then the worst of those tuned on.</summary>
    public void Write(int worst, string? texts)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Reader", $"All {pages.Count}", $"Tuned on ({pages.Count(page => page.IsTuned)})", $"Not looked at ({pages.Count(page => !page.IsTuned)})");
        foreach (var rival in Rivals)
        {
            var scored = pages.Select(page => (Page: page, Score: Score(rival, page, texts))).ToArray();
            table.AddRow(
                rival.Name,
                sum(scored.Select(pair => pair.Score).ToArray()),
                sum(scored.Where(pair => pair.Page.IsTuned).Select(pair => pair.Score).ToArray()),
                sum(scored.Where(pair => !pair.Page.IsTuned).Select(pair => pair.Score).ToArray()));
            if (rival == Rival.Ours)
                List(scored.Where(pair => pair.Page.IsTuned).OrderBy(pair => pair.Score.F1).Take(worst));
        }
        Terminal.Results.Write(table);
    }

    private Agreement Score(Rival rival, GoldPage page, string? texts)
    {
        var text = rival.Read(page);
        if (texts is not null)
        {
            Directory.CreateDirectory(texts);
            File.WriteAllText(Path.Combine(texts, $"{page.Name}.{rival.Name}.txt"), text);
            File.WriteAllText(Path.Combine(texts, page.Name + ".truth.txt"), page.Truth);
        }
        return score(page.Truth, text);
    }

    private static void List(IEnumerable<(GoldPage Page, Agreement Score)> pages)
    {
        foreach (var (page, score) in pages)
            Terminal.Say($"{score.F1.ToString("0.000", CultureInfo.InvariantCulture)} precision {Share(score.Precision)} recall {Share(score.Recall)} {page.Name}");
    }

    private static string Share(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
