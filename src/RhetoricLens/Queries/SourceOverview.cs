using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Timing;

namespace RhetoricLens.Queries;

/// <summary>A source in one line: where it stands, and what came of it last.</summary>
/// <param name="Source">As registered, or as it travels with the program.</param>
/// <param name="Standing">Its state in the store; null for one that is offered and was not added.</param>
/// <param name="History">Its last crawl and its last time that came to nothing.</param>
/// <param name="Documents">Documents on its pages.</param>
public sealed record SourceOverview(Source Source, SourceAnswer? Standing, ScheduleHistory History, int Documents)
{
    /// <summary>Country's name, or what speaks for none.</summary>
    public string Country => Source.Country is { } code ? Countries.NameOf(code) : "";

    /// <summary>Where it publishes.</summary>
    public string Host => Source.Scope.Hosts is [var first, ..] ? first : "";

    /// <summary>Its schedule in words; empty when it has none.</summary>
    public string Words => Source.Schedule is { } schedule ? CronWords.Of(schedule) : "";

    /// <summary>The crawl that runs or waits; null when none does.</summary>
    public WorkItem? Open => History.Run is { State: WorkState.Due or WorkState.Leased or WorkState.Paused } run ? run : null;

    /// <summary>Registered sources by name, then those of the catalogue that are not registered.</summary>
    public static IReadOnlyList<SourceOverview> All(Database store, IReadOnlyList<Source> catalogue)
    {
        var (registered, history, documents) = (store.Sources.List(), store.Schedules.History(), store.Crawls.DocumentsBySource());
        var known = registered.Select(source => source.Source.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. registered.Select(source => new SourceOverview(
                source.Source, SourceAnswer.Of(source), history.GetValueOrDefault(source.Source.Id, ScheduleHistory.None), documents.GetValueOrDefault(source.Source.Id))),
            .. catalogue.Where(source => !known.Contains(source.Id)).Select(source => new SourceOverview(source, null, ScheduleHistory.None, 0)),
        ];
    }

    /// <summary>Whether it matches words of a search, in its names and host, and a country's code.</summary>
    public bool Matches(string? text, string? country) =>
        (string.IsNullOrEmpty(country) || Source.Country == country)
        && (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            string.Join(' ', Source.Id, Source.Name, Source.Institution, Country, Host, Source.Note).Contains(word, StringComparison.OrdinalIgnoreCase));
}
