using System.CommandLine;
using System.Globalization;
using RhetoricLens.Commands;
using RhetoricLens.Core.Outcomes;
using Spectre.Console;

namespace RhetoricLens.Benchmarks.Metadata;

/// <summary><c>metadata</c>: titles, authors and dates beside SmartReader's, over the same pages in one run.</summary>
internal static class MetadataCommand
{
    public static Command Create()
    {
        var command = new Command("metadata", "Titles, authors and dates of pages whose facts are known, beside SmartReader's.");
        command.Subcommands.Add(Kind("wcxb", "WCXB articles: a folder with html/ and ground-truth/.", KnownPages.Wcxb));
        command.Subcommands.Add(Kind("kremlin", "A mirror of en.kremlin.ru: the day is that of the listing to which each page leads back.", KnownPages.Kremlin));
        return command;
    }

    private static Command Kind(string name, string description, Func<string, Outcome<IReadOnlyList<KnownPage>>> read)
    {
        var folder = new Argument<string>("folder") { Description = "The data as unpacked" };
        var misses = new Option<bool>("--misses") { Description = "List what was not found, on standard error" };
        var command = new Command(name, description) { folder, misses };
        command.SetAction((ParseResult parsed) =>
        {
            var pages = read(parsed.GetRequiredValue(folder));
            return pages.IsOk ? Run(pages.Value, parsed.GetValue(misses)) : Terminal.Fail(pages.Problem);
        });
        return command;
    }

    private static int Run(IReadOnlyList<KnownPage> pages, bool listMisses)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("By", "Title", "Author", "Date to the day", "Pages without a text");
        foreach (var reader in new FactReader[] { new("RhetoricLens", FactReader.Ours), new("SmartReader", FactReader.SmartReaders) })
        {
            Terminal.Say($"Reading {pages.Count} pages with {reader.Name} ...");
            var found = pages.AsParallel().AsOrdered().Select(page => (Page: page, Facts: reader.Read(page.File))).ToArray();
            table.AddRow(
                new Text(reader.Name),
                Share(found, page => page.Title, facts => facts.Title, listMisses),
                Share(found, page => page.Author, facts => facts.Author, listMisses),
                Share(found, page => page.Date, facts => facts.Date, listMisses),
                new Text(found.Count(pair => !pair.Facts.HasText).ToString(CultureInfo.InvariantCulture)));
        }
        Terminal.Results.Write(table);
        return Terminal.Done;
    }

    /// <summary>Share of the pages with a known value at which the same was found, white space, case and the form of marks aside.</summary>
    private static Text Share((KnownPage Page, FoundFacts Facts)[] found, Func<KnownPage, string?> known, Func<FoundFacts, string?> said, bool listMisses)
    {
        var asked = found.Where(pair => known(pair.Page) is not null).ToArray();
        var missed = asked.Where(pair => Plain(known(pair.Page)) != Plain(said(pair.Facts))).ToArray();
        foreach (var (page, facts) in listMisses ? missed : [])
            Terminal.Say($"{Path.GetFileName(page.File)}: \"{known(page)}\", found \"{said(facts)}\"");
        return new Text(asked.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{1 - ((double)missed.Length / asked.Length):0.000} of {asked.Length}"));
    }

    private static string Plain(string? text) => string.Join(' ', (text ?? "")
        .Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Replace('–', '-').Replace('—', '-').Replace(" and ", ", ", StringComparison.Ordinal)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
