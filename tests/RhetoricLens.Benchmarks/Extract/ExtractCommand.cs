using System.CommandLine;
using RhetoricLens.Commands;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Benchmarks.Extract;

/// <summary><c>extract</c>: how well and how fast main text is found, beside SmartReader in the same run.</summary>
internal static class ExtractCommand
{
    /// <summary>Token F1 from which a page counts as read as Readability reads it.</summary>
    private const double Same = 0.99;

    public static Command Create() => new("extract", "Measure the main text of pages beside SmartReader's; one table on standard output.")
    {
        Quality("article", "Pages of scrapinghub/article-extraction-benchmark, by its own scoring (shingles of four words).", GoldPages.ReadArticles, TextScores.Shingles,
            pages => Headline(TextScores.Headline(pages))),
        Quality("wcxb", "Articles of WCXB: mean F1 of words.", GoldPages.ReadWcxb, TextScores.Tokens, pages => Mean(pages)),
        Quality("readability", "Test pages of mozilla/readability: pages whose words agree with F1 of at least 0.99.", GoldPages.ReadReadability, TextScores.Tokens,
            pages => $"{pages.Count(page => page.F1 >= Same)} of {pages.Count}; {Mean(pages)}"),
        ExtractSpeed.Create(),
        MutationRun.Create(),
    };

    private static Command Quality(
        string name, string description, Func<string, Outcome<IReadOnlyList<GoldPage>>> read, Func<string, string, Agreement> score, Func<IReadOnlyCollection<Agreement>, string> sum)
    {
        var folder = new Argument<string>("folder") { Description = "The set as unpacked" };
        var worst = new Option<int>("--worst") { Description = "Lists this many of the worst pages that rules were tuned on", HelpName = "N" };
        var texts = new Option<string?>("--texts") { Description = "Writes each page's text there, beside the true one", HelpName = "DIR" };
        var command = new Command(name, description) { folder, worst, texts };
        command.SetAction(parsed =>
        {
            var pages = read(parsed.GetRequiredValue(folder));
            if (!pages.IsOk)
                return Terminal.Fail(pages.Problem);
            new QualityRun(pages.Value, score, sum).Write(parsed.GetValue(worst), parsed.GetValue(texts));
            return Terminal.Done;
        });
        return command;
    }

    private static string Headline((double F1, double Precision, double Recall) mean) => FormattableString.Invariant($"{mean.F1:0.0000} (precision {mean.Precision:0.0000}, recall {mean.Recall:0.0000})");

    private static string Mean(IReadOnlyCollection<Agreement> pages) => FormattableString.Invariant($"{pages.Average(page => page.F1):0.0000} mean F1");
}
