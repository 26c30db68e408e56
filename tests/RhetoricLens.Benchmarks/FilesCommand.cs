using System.CommandLine;
using System.Diagnostics;
using RhetoricLens.Commands;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Benchmarks;

/// <summary><c>files</c>: PDFs of a folder, how they end, how fast, and how far their text agrees with that of pdftotext.</summary>
internal static class FilesCommand
{
    private static readonly Source Source = new("files", "", null, "", [], null, [], new SourceScope([], [], [], 1, 1), null, true, "");

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of PDFs" };
        var command = new Command("files", "Read the PDFs of a folder; pdftotext (poppler-utils) beside it where it is installed.") { folder };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(folder), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellation)
    {
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (own, peer, chars, compared, likeness) = (0.0, 0.0, 0L, 0, 0.0);
        foreach (var path in Directory.EnumerateFiles(folder, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellation);
            var clock = Stopwatch.StartNew();
            var content = PageExtractor.Extract(new FetchResult.Body(new Uri("https://example.org/file.pdf"), 200, "application/pdf", null, bytes, null, null, new Dictionary<string, string>(StringComparer.Ordinal)), Source);
            var seconds = clock.Elapsed.TotalSeconds;
            var outcome = content is PageContent.Refused refused ? refused.Outcome.ToString() : "Text";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            if (content is not PageContent.Article article)
                continue;
            (own, chars) = (own + seconds, chars + article.Document.Text.Length);
            clock.Restart();
            var text = await ChildProcess.RunAsync("pdftotext", [path, "-"], cancellation);
            peer += clock.Elapsed.TotalSeconds;
            if (!text.IsOk)
                continue;
            var like = TextShingles.Of(article.Document.Text).Likeness(TextShingles.Of(text.Value));
            (compared, likeness) = (compared + 1, likeness + like);
            Terminal.Say($"{like:0.000} {seconds:0.00} s {Path.GetFileName(path)}");
        }
        Console.Out.WriteLine(string.Join(", ", outcomes.Select(pair => $"{pair.Key} {pair.Value}")));
        Console.Out.WriteLine($"texts: {own:0.0} s for {chars:N0} characters; pdftotext {peer:0.0} s, starts included; mean likeness of {compared} texts {(compared == 0 ? 0 : likeness / compared):0.000}");
        return Terminal.Done;
    }
}
