using System.CommandLine;
using System.Diagnostics;
using RhetoricLens.Commands;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Benchmarks.Extract;

/// <summary><c>extract mutate</c>: breaks pages over and over and reads them; nothing may be thrown.</summary>
internal static class MutationRun
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("folders") { Description = "Folders of pages (.html, .html.gz)", Arity = ArgumentArity.OneOrMore };
        var count = new Option<int>("--pages") { Description = "Broken pages to read", HelpName = "N", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "Breaks the same pages in the same way", HelpName = "N", DefaultValueFactory = _ => 1 };
        var command = new Command("mutate", "Read broken pages; fails when an exception leaves the extractor.") { folders, count, seed };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed.GetRequiredValue(folders), Math.Max(1, parsed.GetValue(count)), parsed.GetValue(seed), cancellation)));
        return command;
    }

    private static int Run(string[] folders, int count, int seed, CancellationToken cancellation)
    {
        var pages = PageFolder.Read(folders);
        if (!pages.IsOk)
            return Terminal.Fail(pages.Problem);
        var random = new Random(seed);
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (thrown, slowest) = (0, TimeSpan.Zero);
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var broken = new PageMutation(random.Next()).Break(Any(pages.Value, random).Html, Any(pages.Value, random).Html);
            var clock = Stopwatch.StartNew();
            var outcome = Outcome(broken);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            thrown += outcome.StartsWith("threw", StringComparison.Ordinal) ? 1 : 0;
        }
        foreach (var (outcome, times) in outcomes)
            Console.Out.WriteLine($"{outcome}: {times}");
        Console.Out.WriteLine(FormattableString.Invariant($"{count} broken pages, {thrown} exceptions, slowest {slowest.TotalMilliseconds:0} ms"));
        return thrown == 0 ? Terminal.Done : Terminal.Failed;
    }

    private static GoldPage Any(IReadOnlyList<GoldPage> pages, Random random) => pages[random.Next(pages.Count)];

    private static string Outcome(byte[] html)
    {
        try
        {
            return Rival.Extract(new GoldPage("", new Uri("https://example.org/page"), html, "")) switch
            {
                PageContent.Article => "article",
                PageContent.Refused refused => refused.Reason.StartsWith("The page could not be", StringComparison.Ordinal) ? refused.Reason : refused.Outcome.ToString(),
                _ => "unknown",
            };
        }
        // Whatever leaves the extractor is what this looks for.
        catch (Exception thrown)
        {
            return "threw " + thrown.GetType().Name;
        }
    }
}
