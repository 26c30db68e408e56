using System.Collections.Frozen;
using System.CommandLine;
using RhetoricLens.Api;
using RhetoricLens.Configuration;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;
using RhetoricLens.Jobs.Fleet;
using RhetoricLens.Operations;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens serve</c>: API, pages and scheduled crawls until Ctrl-C.</summary>
public static class ServeCommand
{
    /// <summary>The settings that matter to it, all but the data folder, which every command has.</summary>
    private static readonly string[] Keys =
    [
        "role", "port", "listen", "hosts", "proxies", "require-key", "read-key", "rate", "max-body", "max-connections", "at-once", "workers", "score-threads", "memory", "min-disk", "contact", "dashboard", "loopback-sources", "log", "log-level", "otlp", "metrics",
    ];

    public static Command Create()
    {
        var command = new Command("serve", """
            Serve the API and the pages on this machine, and run the scheduled crawls, until Ctrl-C.
            Each option can also stand in a file or in the environment; see rhetoriclens config show.

            Example:
              rhetoriclens serve --port 5080
            """);
        foreach (var key in Keys)
            command.Options.Add(SettingTable.Get(key).Option());
        command.SetAction((parsed, cancellation) => Settings.Of(parsed) is var settings && settings.IsOk
            ? RunAsync(parsed.GetRequiredValue(CommonOptions.Data), settings.Value, cancellation)
            : Task.FromResult(Terminal.Fail(settings.Problem!)));
        return command;
    }

    /// <summary>Said where pages of others are fetched without a contact.</summary>
    public const string NoContact = "note: without --contact, owners of the sites that are crawled cannot reach you.";

    /// <summary>Default politeness, with the user's contact when one is set.</summary>
    public static FetchSettings Fetching(Settings settings) =>
        settings.Text("contact") is { } contact ? FetchSettings.Default with { UserAgent = FetchSettings.AgentWith(contact) } : FetchSettings.Default;

    private static async Task<int> RunAsync(string data, Settings settings, CancellationToken cancellation)
    {
        ThreadPool.SetMinThreads(Limits.ThreadsAtHand, Limits.ThreadsAtHand);
        Terminal.InJson = settings.Text("log") == "json";
        var (serve, fetching) = (ServeSettings.From(settings), Fetching(settings));
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        if (serve.NeedsKeys && !workspace.Store.Keys.Any())
            return Terminal.Fail(new Problem("key_required", "Nobody has a key yet, and this is open to other machines or needs one.", "", "Make one first: rhetoriclens keys add NAME."));
        if (fetching == FetchSettings.Default && workspace.Store.Sources.List().Any(registered => registered.Source.Enabled))
            Terminal.Say(NoContact);
        if (serve.Role.Answers() && new Pipeline(workspace).Index(cancellation).Problem is { } stale)
            Terminal.Say("warning: " + stale);
        await using var app = WebHost.Build(workspace, fetching, settings.List("loopback-sources").ToFrozenSet(StringComparer.Ordinal), serve);
        if (await app.TryStartAsync(serve.Port, cancellation) is { } problem)
            return Terminal.Fail(problem);
        Terminal.Say($"Serving on http://{(serve.IsLoopback ? "localhost" : serve.Listen)}:{serve.Port}; Ctrl-C ends.");
        if (!await app.WaitUntilStoppedAsync(cancellation))
            Terminal.Say("note: some work could not stop in time; it is done again after the next start.");
        return Terminal.Done;
    }
}
