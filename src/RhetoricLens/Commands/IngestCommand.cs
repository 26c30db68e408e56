using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Crawling.Warc;
using RhetoricLens.Exports;
using RhetoricLens.Jobs;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens ingest</c>: local corpora in, stored, indexed and scored.</summary>
public static class IngestCommand
{
    private const int ListedProblems = 50;
    private const string Ungdc = "ungdc";

    public static Command Create()
    {
        var command = new Command("ingest", """
            Take a local corpus in: store, index, split into passages and score. Taking it in again changes nothing; a changed text becomes a new version.

            Example:
              rhetoriclens ingest ungdc ~/UNGDC_1946-2024
            """);
        command.Subcommands.Add(Kind(Ungdc, "DIR", (path, _) => UngdcReader.Read(path), """
            The UN General Debate Corpus as downloaded (TXT/Session NN - YYYY/ISO_NN_YYYY.txt and Speakers_by_session.xlsx).

            Example:
              rhetoriclens ingest ungdc ~/UNGDC_1946-2024
            """));
        command.Subcommands.Add(Kind("folder", "DIR", FolderReader.Read, """
            A folder of .txt, .md, .pdf and .docx texts, with metadata in front matter or in a manifest.jsonl or metadata.csv of the folder.

            Example:
              rhetoriclens ingest folder ~/speeches
            """));
        command.Subcommands.Add(Kind("jsonl", "FILE", TableReader.ReadJsonl, """
            One JSON object a line: text (or body), and any of id, country, date, speaker, title, language, url, kind, speaker_type.

            Example:
              rhetoriclens ingest jsonl speeches.jsonl
            """));
        command.Subcommands.Add(Kind("csv", "FILE", TableReader.ReadCsv, """
            A table with a column text (or body), and any of doc_id, country, date, speaker, title, language, url, kind, speaker_type.

            Example:
              rhetoriclens ingest csv speeches.csv
            """));
        command.Subcommands.Add(Warc());
        command.Subcommands.Add(Package());
        return command;
    }

    private static Command Warc()
    {
        var country = new Option<string?>("--country") { Description = "Country or grouping for which the texts speak unless they say otherwise", HelpName = "CODE" };
        return Kind("warc", "FILE", (parsed, path, collection) => Archive(path, collection, parsed.GetValue(country)), """
            A web archive (.warc or .warc.gz, WARC 0.17 to 1.1, of any crawler): the pages, PDF and Word files in it are extracted as when they are crawled.

            Example:
              rhetoriclens ingest warc crawl.warc.gz --collection mfa --country EST
            """, country);
    }

    private static Command Package()
    {
        var folder = new Argument<string>("path") { HelpName = "DIR", Description = "What to take in" };
        var command = new Command("package", """
            What another RhetoricLens exported as JSONL with texts: every version of every document, under the ids that they had. Scores are made anew by the model in use.

            Example:
              rhetoriclens export jsonl my-export --texts
              rhetoriclens ingest package my-export --data NEW-DIR
            """) { folder };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(CommonOptions.Data), () => StorePackage.Open(parsed.GetRequiredValue(folder)), (package, workspace) => package.Read(workspace.Store.Documents), cancellation));
        return command;
    }

    private static Outcome<Corpus> Archive(string path, string? collection, string? country)
    {
        var codes = QueryScope.ParseCountries(country);
        return codes.IsOk ? WarcCorpus.Open(path, collection, codes.Value?[0]) : codes.Problem;
    }

    private static Command Kind(string name, string hint, Func<string, string?, Outcome<Corpus>> open, string description) =>
        Kind(name, hint, (_, path, collection) => open(path, collection), description);

    private static Command Kind(string name, string hint, Func<ParseResult, string, string?, Outcome<Corpus>> open, string description, params Option[] more)
    {
        var path = new Argument<string>("path") { HelpName = hint, Description = "What to take in" };
        var collection = new Option<string?>("--collection") { Description = "Name of the corpus; that of the file or folder when left out", HelpName = "NAME" };
        var command = new Command(name, description) { path };
        if (name != Ungdc)
            command.Options.Add(collection);
        foreach (var option in more)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(CommonOptions.Data), () => open(parsed, parsed.GetRequiredValue(path), name == Ungdc ? null : parsed.GetValue(collection)), (corpus, _) => corpus, cancellation));
        return command;
    }

    private static async Task<int> RunAsync<T>(string data, Func<Outcome<T>> open, Func<T, Workspace, Corpus> read, CancellationToken cancellation)
    {
        var source = open();
        if (!source.IsOk)
            return Terminal.Fail(source.Problem);
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var items = read(source.Value, workspace);
        var (report, problem) = await LiveProgress.ShowAsync(progress =>
        {
            var pipeline = new Pipeline(workspace, progress);
            return (pipeline.Store(items, cancellation), pipeline.Refresh(cancellation));
        });
        var code = Tell(report, items.Skipped, workspace);
        return problem is null ? code : Terminal.Fail(problem);
    }

    private static int Tell(IngestReport report, int skipped, Workspace workspace)
    {
        foreach (var problem in report.Refused.Take(ListedProblems))
            Terminal.Say("not taken: " + problem);
        if (report.Refused.Count > ListedProblems)
            Terminal.Say($"... and {report.Refused.Count - ListedProblems} more.");
        var counts = workspace.Store.Documents.Counts();
        Console.Out.WriteLine($"added {report.Added}, new versions {report.NewVersions}, unchanged {report.Unchanged}, not taken {report.Refused.Count}, passed over {skipped}");
        Console.Out.WriteLine($"in the store: {counts.Documents} documents{Copies(counts.Copies)}, {counts.Passages} passages, scored by {workspace.ModelId}");
        return report.Refused.Count == 0 ? Terminal.Done : Terminal.Failed;
    }

    /// <summary>Says that texts were found more than once; nothing when none was.</summary>
    public static string Copies(int copies) => copies == 0 ? "" : $" (and {copies} copies of them, which count once)";
}
