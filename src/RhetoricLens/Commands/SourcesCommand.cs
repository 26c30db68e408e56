using System.CommandLine;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Sources;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Queries;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens sources</c>: what can be crawled, and when.</summary>
public static class SourcesCommand
{
    public static Command Create()
    {
        var command = new Command("sources", """
            Register the sites to crawl and schedule their crawls; `rhetoriclens serve` runs them when they are due.

            Example:
              rhetoriclens sources load
              rhetoriclens sources schedule chn-mfa-press-conferences --cron "0 6 * * 1" --time-zone Asia/Shanghai
            """);
        command.Subcommands.Add(Load());
        command.Subcommands.Add(List());
        command.Subcommands.Add(Schedule());
        command.Subcommands.Add(Disable());
        command.Subcommands.Add(SourcePauses.Pause());
        command.Subcommands.Add(SourcePauses.Resume());
        command.Subcommands.Add(SourceChanges.Add());
        command.Subcommands.Add(SourceChanges.Remove());
        command.Subcommands.Add(SourceChanges.Crawl());
        return command;
    }

    private static Command Load()
    {
        var path = new Argument<string>("path")
        {
            Description = "A source definition (YAML) or a folder of them; those that travel with the program when left out",
            DefaultValueFactory = _ => Path.Combine(Workspace.Corpora, "sources"),
        };
        var command = new Command("load", """
            Register source definitions; they stay disabled until they are scheduled.

            Example:
              rhetoriclens sources load my-sources.yaml
            """) { path };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store => Load(store, parsed.GetRequiredValue(path))));
        return command;
    }

    internal static int Load(Database store, string path)
    {
        var catalogue = SourceCatalogue.Load(path);
        var problems = catalogue.Problems.Concat(store.Sources.Register(catalogue.Sources)).ToArray();
        foreach (var problem in problems)
            Terminal.Fail(problem);
        Console.Out.WriteLine($"{catalogue.Sources.Count} sources registered");
        return problems.Length == 0 ? Terminal.Done : Terminal.Failed;
    }

    private static Command List()
    {
        var command = new Command("list", """
            The registered sources, with their schedules and the time of the next crawl.

            Example:
              rhetoriclens sources list
            """);
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumns("Source", "Country", "Schedule", "Time zone", "Next crawl (UTC)", "Trouble");
            foreach (var registered in store.Sources.List())
                table.AddRow([.. Cells(registered).Select(Markup.Escape)]);
            Terminal.Results.Write(table);
            return Terminal.Done;
        }));
        return command;
    }

    private static string[] Cells(RegisteredSource registered)
    {
        var (source, failing) = (registered.Source, FailingAnswer.Of(registered));
        return
        [
            source.Id, source.Country ?? "", source.Schedule?.Cron ?? "", source.Schedule?.TimeZone ?? "",
            !source.Enabled ? "disabled" : failing?.HeldSince is { } since ? $"held since {Times.Minute(since)}" : Times.Minute(registered.NextDueAt),
            failing is null ? "" : $"{FailingAnswer.Words(failing)}\n{failing.Remedy}",
        ];
    }

    private static Command Schedule()
    {
        var id = new Argument<string>("source") { Description = "Id of a registered source" };
        var cron = new Option<string?>("--cron") { Description = "Five fields: minute, hour, day of month, month, day of week; the source's suggestion when left out", HelpName = "CRON" };
        var every = new Option<string?>("--words") { Description = "The same in words, with or without a time zone: \"every Monday 06:00, Asia/Shanghai\"", HelpName = "WORDS" };
        var zone = new Option<string>("--time-zone") { Description = "IANA time zone of the fields", HelpName = "ZONE", DefaultValueFactory = _ => "Etc/UTC" };
        var misfire = new Option<string?>("--misfire") { Description = "Times missed while the program was off: once (one crawl makes up for them), skip, each (up to 5); once unless it was set before", HelpName = "once|skip|each" };
        var overlap = new Option<string?>("--overlap") { Description = "A time at which the crawl before has not ended: skip, or queue (one waits); skip unless it was set before", HelpName = "skip|queue" };
        misfire.AcceptOnlyFromAmong("once", "skip", "each");
        overlap.AcceptOnlyFromAmong("skip", "queue");
        var command = new Command("schedule", """
            Enable a source and set when it is crawled.

            Example:
              rhetoriclens sources schedule usa-ntia-speeches --cron "0 6 * * 1" --time-zone America/New_York
              rhetoriclens sources schedule usa-ntia-speeches --words "every Monday 06:00, America/New_York"
            """) { id, cron, every, zone, misfire, overlap };
        command.SetAction(parsed => Chosen(parsed.GetValue(cron), parsed.GetValue(every), parsed.GetRequiredValue(zone)) is var chosen && chosen.IsOk
            ? CommonOptions.InStore(parsed, store => Schedule(
                store, parsed.GetRequiredValue(id), chosen.Value, Rule<MisfireRule>(parsed.GetValue(misfire)), Rule<OverlapRule>(parsed.GetValue(overlap))))
            : Terminal.Fail(chosen.Problem!));
        return command;
    }

    /// <summary>By cron or by words; null when neither was given.</summary>
    private static Outcome<SourceSchedule?> Chosen(string? cron, string? words, string zone)
    {
        var chosen = Timing.Sentence.OrCron(words, cron, zone);
        return chosen.IsOk ? chosen : chosen.Problem with { Where = "--words" };
    }

    private static T? Rule<T>(string? name) where T : struct, Enum => name is null ? null : Enum.Parse<T>(name, ignoreCase: true);

    private static int Schedule(Database store, string id, SourceSchedule? schedule, MisfireRule? misfire, OverlapRule? overlap)
    {
        if (store.Sources.Get(id) is not { } known)
            return Terminal.Fail(Unknown(id));
        if ((schedule ?? known.Source.Schedule) is not { } chosen)
            return Terminal.Fail(new Problem("no_schedule", $"The source \"{id}\" suggests no schedule.", "--cron", "Give one, such as --cron \"0 6 * * 1\"."));
        store.Sources.Enable(id, enabled: true);
        if (store.Sources.SetSchedule(id, chosen, new ScheduleRules(misfire ?? known.Rules.Misfire, overlap ?? known.Rules.Overlap)) is { } problem)
            return Terminal.Fail(problem);
        Console.Out.WriteLine($"{id}: {Timing.CronWords.Of(chosen)} (cron {chosen.Cron}), next crawl {Times.Minute(store.Sources.Get(id)?.NextDueAt)} UTC");
        return Terminal.Done;
    }

    private static Command Disable()
    {
        var id = new Argument<string>("source") { Description = "Id of a registered source" };
        var command = new Command("disable", """
            Crawl a source no more until it is scheduled again; its documents stay.

            Example:
              rhetoriclens sources disable usa-ntia-speeches
            """) { id };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            if (!store.Sources.Enable(parsed.GetRequiredValue(id), enabled: false))
                return Terminal.Fail(Unknown(parsed.GetRequiredValue(id)));
            Console.Out.WriteLine($"{parsed.GetValue(id)}: disabled");
            return Terminal.Done;
        }));
        return command;
    }

    internal static Problem Unknown(string id) =>
        new("unknown_source", $"There is no source \"{id}\".", "source", "See: rhetoriclens sources list. Register sources with: rhetoriclens sources load.");
}
