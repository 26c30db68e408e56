using System.CommandLine;
using RhetoricLens.Configuration;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens extract</c>: pages in; their text, facts and voices on standard output.</summary>
public static class ExtractCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("page") { Description = "A file, a folder of pages (.html, .htm, .xhtml, .txt, each also with .gz), or an address", HelpName = "FILE|FOLDER|URL" };
        var url = new Option<string?>("--url") { Description = "Where a file was found on the web", HelpName = "ADDRESS" };
        var json = new Option<bool>("--json") { Description = "One line of JSON a page" };
        var country = new Option<string?>("--country") { Description = "Country or grouping for which the pages speak", HelpName = "CODE" };
        var loopback = new Option<bool>("--allow-loopback") { Description = "Permit addresses of this machine (127.0.0.0/8, ::1); off by default" };
        var contact = SettingTable.Get("contact").Option();
        var command = new Command("extract", """
            Print the main text of pages with title, speakers, date, language and country; nothing is stored.

            Example:
              rhetoriclens extract pages/ --json > pages.jsonl
            """) { target, url, json, country, loopback, contact };
        command.SetAction(async (parsed, cancellation) =>
        {
            var source = Source(parsed.GetValue(country));
            if (!source.IsOk)
                return Terminal.Fail(source.Problem);
            var set = Settings.Of(parsed);
            if (!set.IsOk)
                return Terminal.Fail(set.Problem);
            var settings = ServeCommand.Fetching(set.Value) with { AllowLoopback = parsed.GetValue(loopback) };
            var pages = await PagesAsync(parsed.GetRequiredValue(target), parsed.GetValue(url), settings, cancellation);
            return pages.IsOk ? Print(pages.Value, source.Value, parsed.GetValue(json), cancellation) : Terminal.Fail(pages.Problem);
        });
        return command;
    }

    private static Outcome<Source> Source(string? word)
    {
        var country = Countries.Find(word);
        if (word is not null && country is null)
            return QueryScope.ParseCountries(word).Problem!;
        return new Source("extract", "", country?.Code, "", [], null, [], new SourceScope([], [], [], 1, 1), null, false, "");
    }

    /// <summary>What there is to read, each read when its turn comes.</summary>
    private static async Task<Outcome<IReadOnlyList<PageToRead>>> PagesAsync(string target, string? url, FetchSettings settings, CancellationToken cancellation)
    {
        if (WebAddress(target) is { } address)
            return await FetchAsync(address, settings, cancellation);
        if (url is not null && WebAddress(url) is null)
            return new Problem("bad_address", $"\"{url}\" is not an http or https address.", "--url", "Write it in full: https://www.example.org/speeches/1.");
        var found = LocalPages.Find(target);
        if (!found.IsOk)
            return found.Problem;
        if (url is not null && Directory.Exists(target))
            return new Problem("bad_address", "One address cannot be that of a whole folder.", "--url", "Leave it out, or give one file.");
        return found.Value.Select(file => new PageToRead(file, () => LocalPages.Read(file, url is null ? null : WebAddress(url)))).ToArray();
    }

    private static async Task<Outcome<IReadOnlyList<PageToRead>>> FetchAsync(Uri address, FetchSettings settings, CancellationToken cancellation)
    {
        if (settings is { AllowLoopback: false } && settings.UserAgent == FetchSettings.Default.UserAgent)
            Terminal.Say(ServeCommand.NoContact);
        await using var fetcher = new PoliteFetcher(settings, TimeProvider.System);
        return await fetcher.FetchAsync(address, etag: null, lastModified: null, cancellation) switch
        {
            FetchResult.Body body => new[] { new PageToRead(address.AbsoluteUri, () => body) },
            FetchResult.Failed failed => new Problem("not_fetched", $"{failed.Outcome}: {failed.Reason}", address.AbsoluteUri, "See the reason."),
            var other => throw new InvalidOperationException("Unknown fetch result: " + other.GetType().Name),
        };
    }

    private static Uri? WebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>Reads on all cores and prints in the order given.</summary>
    private static int Print(IReadOnlyList<PageToRead> pages, Source source, bool json, CancellationToken cancellation)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        var failed = 0;
        var read = pages.AsParallel().AsOrdered().WithCancellation(cancellation).WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(page => ReadPage.Of(page, source));
        foreach (var page in read)
        {
            failed += page.Problem is null ? 0 : 1;
            if (json)
                output.WriteLine(page.Line());
            else if (page.Problem is null)
                output.Write(page.Text(named: pages.Count > 1));
            else
                Terminal.Fail(page.Problem);
        }
        return failed == 0 ? Terminal.Done : Terminal.Failed;
    }
}
