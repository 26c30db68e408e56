using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Jobs;

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
            A folder of .txt and .md texts, with metadata in front matter or in a manifest.jsonl or metadata.csv of the folder.

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
        return command;
    }

    private static Command Kind(string name, string hint, Func<string, string?, Outcome<Corpus>> open, string description)
    {
        var path = new Argument<string>("path") { HelpName = hint, Description = "What to take in" };
        var collection = new Option<string?>("--collection") { Description = "Name of the corpus; that of the file or folder when left out", HelpName = "NAME" };
        var command = new Command(name, description) { path };
        if (name != Ungdc)
            command.Options.Add(collection);
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(CommonOptions.Data), () => open(parsed.GetRequiredValue(path), name == Ungdc ? null : parsed.GetValue(collection)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, Func<Outcome<Corpus>> open, CancellationToken cancellation)
    {
        var items = open();
        if (!items.IsOk)
            return Terminal.Fail(items.Problem);
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var (report, problem) = await LiveProgress.ShowAsync(progress =>
        {
            var pipeline = new Pipeline(workspace, progress);
            return (pipeline.Store(items.Value, cancellation), pipeline.Refresh(cancellation));
        });
        var code = Tell(report, items.Value.Skipped, workspace);
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
        Console.Out.WriteLine($"in the store: {counts.Documents} documents, {counts.Passages} passages, scored by {workspace.ModelId}");
        return report.Refused.Count == 0 ? Terminal.Done : Terminal.Failed;
    }
}
