using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Exports;
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
        foreach (var form in Enum.GetValues<ExportForm>())
            command.Subcommands.Add(Tables(form));
        return command;
    }

    private static Command Tables(ExportForm form)
    {
        var folder = new Argument<string>("folder") { Description = "The folder, which must not be there yet", HelpName = "DIR" };
        var texts = new Option<bool>("--texts") { Description = "With the words of documents and passages, whose rights are their publishers'" };
        var model = new Option<string?>("--model") { Description = "Version of the model; the one that answers when left out", HelpName = "ID" };
        var name = form.ToString().ToLowerInvariant();
        var command = new Command(name, $"""
            Write documents, passages and scores as {name} tables, with a datapackage.json (Frictionless) that describes them.

            Example:
              rhetoriclens export {name} my-export
            """) { folder, texts, model };
        command.SetAction((parsed, cancellation) => TablesAsync(
            parsed.GetRequiredValue(CommonOptions.Data), new ExportOrder(form, parsed.GetValue(texts), parsed.GetValue(model)), parsed.GetRequiredValue(folder), cancellation));
        return command;
    }

    private static async Task<int> TablesAsync(string data, ExportOrder order, string folder, CancellationToken cancellation)
    {
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var written = await LiveProgress.ShowAsync(progress => new StoreExport(workspace, order).WriteAsync(folder, progress, cancellation));
        if (!written.IsOk)
            return Terminal.Fail(written.Problem);
        if (!written.Value.IsOneState)
            Terminal.Say("note: something was stored or scored meanwhile; the tables may show different moments.");
        Console.Out.WriteLine($"{folder}: {string.Join(", ", written.Value.Tables.Select(table => $"{table.Rows} {table.Name}"))}; model {written.Value.Model}");
        return Terminal.Done;
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
