using System.CommandLine;
using System.Collections.Frozen;
using System.Net;
using RhetoricLens.Api;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens serve</c>: API, pages and scheduled crawls until Ctrl-C.</summary>
public static class ServeCommand
{
    public static Command Create()
    {
        var port = Port();
        var contact = Contact();
        var listen = new Option<string>("--listen") { Description = "Address of this machine to listen on; beyond loopback a key must be there (rhetoriclens keys add)", HelpName = "ADDRESS", DefaultValueFactory = _ => "127.0.0.1" };
        var requireKey = new Option<bool>("--require-key") { Description = "Changing anything needs a key on this machine too" };
        var readKey = new Option<bool>("--read-key") { Description = "Reading needs a key as well" };
        var rate = new Option<int?>("--rate") { Description = $"Requests a minute for each key or address; none on this machine, {ServeSettings.DefaultRate} beyond, when left out", HelpName = "N" };
        var dashboard = new Option<bool>("--dashboard") { Description = $"Show Hangfire's page of background jobs under {JobDashboard.Path}, read-only, to whoever has a key (user name: any, password: the key)" };
        var loopback = new Option<string[]>("--allow-loopback") { Description = "Source that may be read on this machine, where none is by default; may be given several times", HelpName = "SOURCE" };
        var command = new Command("serve", """
            Serve the API and the pages on this machine, and run the scheduled crawls, until Ctrl-C.

            Example:
              rhetoriclens serve --port 5080
            """) { port, contact, listen, requireKey, readKey, rate, dashboard, loopback };
        command.SetAction((parsed, cancellation) => ServeOptions(
                parsed.GetValue(port), parsed.GetRequiredValue(listen), parsed.GetValue(requireKey), parsed.GetValue(readKey), parsed.GetValue(rate), parsed.GetValue(dashboard)) is var serve && serve.IsOk
            ? RunAsync(parsed.GetRequiredValue(CommonOptions.Data), serve.Value, Settings(parsed.GetValue(contact)), parsed.GetValue(loopback) ?? [], cancellation)
            : Task.FromResult(Terminal.Fail(serve.Problem)));
        return command;
    }

    private static Outcome<ServeSettings> ServeOptions(int port, string listen, bool requireKey, bool readKey, int? rate, bool dashboard)
    {
        if (!IPAddress.TryParse(listen == "localhost" ? "127.0.0.1" : listen, out var address))
            return new Problem("bad_address", $"\"{listen}\" is no address of this machine.", "--listen", "Give one such as 127.0.0.1, 0.0.0.0 or ::.");
        if (rate is < 1)
            return new Problem("bad_rate", $"{rate} requests a minute cannot be kept.", "--rate", "Give 1 or more, or leave it out.");
        return new ServeSettings(port) { Listen = address, RequireKey = requireKey, ReadKey = readKey, Rate = rate, Dashboard = dashboard };
    }

    /// <summary>The port of API and pages.</summary>
    public static Option<int> Port() => new("--port")
    {
        Description = "Port of API and pages on 127.0.0.1",
        HelpName = "PORT",
        DefaultValueFactory = _ => WebHost.DefaultPort,
    };

    /// <summary>How owners of servers can reach whoever crawls.</summary>
    public static Option<string?> Contact() => new("--contact")
    {
        Description = "Your address or mailbox, sent to the sites that are crawled",
        HelpName = "URL|MAIL",
    };

    /// <summary>Said where pages of others are fetched without a contact.</summary>
    public const string NoContact = "note: without --contact, owners of the sites that are crawled cannot reach you.";

    /// <summary>Default politeness, with the user's contact when given.</summary>
    public static FetchSettings Settings(string? contact) =>
        contact is null ? FetchSettings.Default : FetchSettings.Default with { UserAgent = FetchSettings.AgentWith(contact) };

    private static async Task<int> RunAsync(string data, ServeSettings serve, FetchSettings settings, string[] loopback, CancellationToken cancellation)
    {
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        if (serve.NeedsKeys && !workspace.Store.Keys.Any())
            return Terminal.Fail(new Problem("key_required", "Nobody has a key yet, and this is open to other machines or needs one.", "", "Make one first: rhetoriclens keys add NAME."));
        if (settings == FetchSettings.Default && workspace.Store.Sources.List().Any(registered => registered.Source.Enabled))
            Terminal.Say(NoContact);
        if (new Pipeline(workspace).Index(cancellation).Problem is { } stale)
            Terminal.Say("warning: " + stale);
        await using var app = WebHost.Build(workspace, settings, loopback.ToFrozenSet(StringComparer.Ordinal), serve);
        if (await app.TryStartAsync(serve.Port, cancellation) is { } problem)
            return Terminal.Fail(problem);
        Terminal.Say($"Serving on http://{(serve.IsLoopback ? "localhost" : serve.Listen)}:{serve.Port}; Ctrl-C ends.");
        await app.WaitForShutdownAsync(cancellation);
        return Terminal.Done;
    }
}
