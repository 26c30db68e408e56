using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Jobs;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens export</c>: what is kept, in forms that other tools open.</summary>
public static class ExportCommand
{
    public static Command Create()
    {
        var command = new Command("export", """
            Write what is kept in a form that other tools open.

            Example:
              rhetoriclens export warc --out crawl.warc.gz
            """);
        command.Subcommands.Add(Warc());
        return command;
    }

    private static Command Warc()
    {
        var source = new Option<string?>("--source") { Description = "Only visits of this source", HelpName = "ID" };
        var crawl = new Option<long?>("--crawl") { Description = "Only visits of this crawl", HelpName = "N" };
        var file = new Option<string>("--out") { Description = "The file, which must not be there yet", HelpName = "FILE.warc.gz", Required = true };
        var command = new Command("warc", """
            Write crawled pages as a web archive (WARC 1.1, ISO 28500): requests, responses, revisits and, for every address visited, a metadata record
            that says what became of it. Bodies are as received; status lines and requests are rebuilt, and the records say so.

            Example:
              rhetoriclens export warc --source usa-ntia-speeches --out ntia.warc.gz
            """) { source, crawl, file };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(CommonOptions.Data), parsed.GetValue(source), parsed.GetValue(crawl), parsed.GetRequiredValue(file), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, string? source, long? crawl, string file, CancellationToken cancellation)
    {
        if (File.Exists(file))
            return Terminal.Fail(new Problem("file_exists", "The file is there already.", file, "Give a new file."));
        var store = Workspace.OpenStore(data);
        if (!store.IsOk)
            return Terminal.Fail(store.Problem);
        using var database = store.Value;
        var written = await LiveProgress.ShowAsync(progress => new WarcExport(database, source, crawl).Write(file, progress, cancellation));
        if (!written.IsOk)
            return Terminal.Fail(written.Problem);
        var report = written.Value;
        Console.Out.WriteLine($"{file}: {report.Visits} visits, {report.Responses} responses, {report.Revisits} revisits, {report.Bytes} bytes");
        return Terminal.Done;
    }
}
