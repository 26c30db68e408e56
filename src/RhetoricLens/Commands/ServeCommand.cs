using System.CommandLine;
using System.Collections.Frozen;
using RhetoricLens.Api;
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
        var command = new Command("serve", """
            Serve the API and the pages on this machine, and run the scheduled crawls, until Ctrl-C.

            Example:
              rhetoriclens serve --port 5080
            """) { port, contact };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(CommonOptions.Data), parsed.GetValue(port), Settings(parsed.GetValue(contact)), cancellation));
        return command;
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

    private static async Task<int> RunAsync(string data, int port, FetchSettings settings, CancellationToken cancellation)
    {
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        if (settings == FetchSettings.Default && workspace.Store.Sources.List().Any(registered => registered.Source.Enabled))
            Terminal.Say(NoContact);
        if (new Pipeline(workspace).Index(cancellation).Problem is { } stale)
            Terminal.Say("warning: " + stale);
        await using var app = WebHost.Build(workspace, settings, FrozenSet<string>.Empty, port);
        if (await app.TryStartAsync(port, cancellation) is { } problem)
            return Terminal.Fail(problem);
        Terminal.Say($"Serving on http://localhost:{port}; Ctrl-C ends.");
        await app.WaitForShutdownAsync(cancellation);
        return Terminal.Done;
    }
}
