using System.CommandLine;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens sources add</c>, <c>remove</c> and <c>crawl</c>.</summary>
internal static class SourceChanges
{
    private const int FirstDepth = 3;
    private const int FirstPages = 500;

    public static Command Add()
    {
        var target = new Argument<string>("file|url") { Description = "A source definition (YAML), or the address of a page that lists speeches or news" };
        var id = new Option<string?>("--id") { Description = "Id of the source made from an address; from its host when left out", HelpName = "ID" };
        var country = new Option<string?>("--country") { Description = "Country or grouping for which the site speaks", HelpName = "CODE" };
        var command = new Command("add", """
            Register a source from a definition, or from an address: then all of its host is in scope, three links deep and 500 pages at most.

            Example:
              rhetoriclens sources add https://www.example.org/speeches/ --id example-speeches --country EST
            """) { target, id, country };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var text = parsed.GetRequiredValue(target);
            return text.Contains("://", StringComparison.Ordinal)
                ? FromAddress(store, text, parsed.GetValue(id), parsed.GetValue(country))
                : SourcesCommand.Load(store, text);
        }));
        return command;
    }

    public static Command Remove()
    {
        var id = new Argument<string>("source") { Description = "Id of a registered source" };
        var command = new Command("remove", """
            Take a source away with its schedule and call off its crawl; its documents and crawl reports stay.

            Example:
              rhetoriclens sources remove example-speeches
            """) { id };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            if (!store.Sources.Remove(parsed.GetRequiredValue(id)))
                return Terminal.Fail(SourceQuery.Unknown(parsed.GetRequiredValue(id)));
            Console.Out.WriteLine($"{parsed.GetValue(id)}: removed; its documents stay");
            return Terminal.Done;
        }));
        return command;
    }

    public static Command Crawl()
    {
        var id = new Argument<string>("source") { Description = "Id of a registered source" };
        var command = new Command("crawl", """
            Ask for a crawl in the background, which rhetoriclens serve does; rhetoriclens crawl does it here and now.

            Example:
              rhetoriclens sources crawl usa-ntia-speeches
            """) { id };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var name = parsed.GetRequiredValue(id);
            if (store.Sources.Get(name) is null)
                return Terminal.Fail(SourceQuery.Unknown(name));
            var work = store.Jobs.Enqueue(WorkKind.Crawl, $"asked:{name}:{Guid.NewGuid():N}", name, "");
            Console.Out.WriteLine($"job {work.Id}: rhetoriclens jobs show {work.Id}");
            return Terminal.Done;
        }));
        return command;
    }

    private static int FromAddress(Database store, string text, string? id, string? country)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return Terminal.Fail(new Problem("bad_address", $"\"{text}\" is not an http or https address.", "url", "Write it in full: https://www.example.org/speeches/."));
        var code = QueryScope.ParseCountries(country);
        if (!code.IsOk)
            return Terminal.Fail(code.Problem);
        var host = address.Authority.ToLowerInvariant();
        var name = id ?? string.Concat(host.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        if (name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            return Terminal.Fail(new Problem("bad_id", $"'{name}' has characters other than lower-case letters, digits and hyphens.", "--id", "Write an id such as est-mfa-news."));
        if (store.Sources.Get(name) is not null)
            return Terminal.Fail(new Problem("source_exists", $"There is a source \"{name}\".", "--id", "Choose another id, or remove it first."));
        store.Sources.Register([new Source(
            name, host, code.Value is [var one, ..] ? one : null, host, [address.AbsoluteUri], null, ["und"],
            new SourceScope([host], [], [], FirstDepth, FirstPages), null, false, "Added on the command line.")]);
        Console.Out.WriteLine($"{name}: added; next: rhetoriclens sources schedule {name} --cron \"0 6 * * 1\"");
        return Terminal.Done;
    }
}
