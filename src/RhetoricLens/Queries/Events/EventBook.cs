using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Trends.Events;

namespace RhetoricLens.Queries.Events;

/// <summary>A wish to note an event.</summary>
/// <param name="Date">2014, 2014-12 or 2014-12-15.</param>
/// <param name="Name">A few words.</param>
/// <param name="Note">What is to be said of it; null for nothing.</param>
public sealed record EventRequest(string? Date, string? Name, string? Note = null);

/// <summary>Something that happened.</summary>
/// <param name="Id">By which it is removed, when it is your own.</param>
/// <param name="Date">At the precision at which it is known.</param>
/// <param name="Name">A few words.</param>
/// <param name="Note">What happened; empty when nothing was said.</param>
/// <param name="Source">The document or page that says so; null for your own.</param>
/// <param name="Url">Where that is; null when no address is known for certain.</param>
/// <param name="Own">Whether it was noted in this store; else it travels with the program.</param>
public sealed record EventAnswer(string Id, PartialDate Date, string Name, string Note, string? Source, string? Url, bool Own);

/// <summary>The events that travel with the program, and those noted in a store.</summary>
public static class EventBook
{
    private static readonly Lazy<Outcome<IReadOnlyList<TrendEvent>>> Table = new(() => EventTable.Read(Path.Combine(Workspace.Corpora, "events")));

    /// <summary>All that touch a span, by date; a problem names what is wrong with the span.</summary>
    /// <param name="store">Where they are noted.</param>
    /// <param name="from">First year, month or day; null leaves the span open.</param>
    /// <param name="to">Last, included.</param>
    public static Outcome<IReadOnlyList<EventAnswer>> ListEvents(this Database store, string? from = null, string? to = null)
    {
        var span = QueryScope.Parse(null, from, to);
        if (!span.IsOk)
            return span.Problem;
        if (!Table.Value.IsOk)
            return Table.Value.Problem;
        return Table.Value.Value.Select(one => new EventAnswer(one.Id, one.Date, one.Name, one.Note, one.Source, one.Url, Own: false))
            .Concat(store.Events.List().Select(Answer))
            .Where(one => !(one.Date.End < span.Value.From) && !(one.Date.Start > span.Value.To))
            .OrderBy(one => one.Date.Start).ThenBy(one => one.Own).ThenBy(one => one.Name, StringComparer.Ordinal).ToArray();
    }

    /// <summary>Notes an event; the same date and name again replace the note.</summary>
    public static Outcome<EventAnswer> AddEvent(this Database store, EventRequest request)
    {
        var (name, note) = ((request.Name ?? "").Trim(), (request.Note ?? "").Trim());
        if (!PartialDate.TryParse(request.Date, out var date))
            return new Problem("bad_date", $"\"{request.Date}\" is not a date between {PartialDate.MinYear} and {PartialDate.MaxYear}.", "date", "Write 2014-12-15, 2014-12 or 2014.");
        if (name.Length is 0 or > Limits.MaxEventNameChars)
            return new Problem("bad_event", $"An event has a name of 1 to {Limits.MaxEventNameChars} characters.", "name", "Say in a few words what happened; the rest belongs into the note.");
        if (note.Length > Limits.MaxEventNoteChars)
            return new Problem("bad_event", $"The note has more than {Limits.MaxEventNoteChars:N0} characters.", "note", "Shorten it.");
        var added = store.Events.Add(date, name, note);
        return added.IsOk ? Answer(added.Value) : added.Problem;
    }

    /// <summary>Null when it was removed.</summary>
    public static Problem? RemoveEvent(this Database store, string id)
    {
        if (store.Events.Remove(id))
            return null;
        return Table.Value is { IsOk: true, Value: var shipped } && shipped.Any(one => one.Id == id)
            ? new Problem("event_shipped", $"The event \"{id}\" travels with the program.", "id", "Only your own can be removed; the page Trends can hide the others.")
            : new Problem("unknown_event", $"There is no event \"{id}\".", "id", "See /v1/events, or rhetoriclens events list.");
    }

    private static EventAnswer Answer(NotedEvent noted) => new(noted.Id, noted.Date, noted.Name, noted.Note, null, null, Own: true);
}
