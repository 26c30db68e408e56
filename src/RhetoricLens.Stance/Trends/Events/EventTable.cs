using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Trends.Events;

/// <summary>Something that happened, to be seen beside a trend. That a mean moves after it is no proof that it moved the mean.</summary>
/// <param name="Id">Short and stable.</param>
/// <param name="Date">A day, or a month where no day can be named.</param>
/// <param name="Name">A few words.</param>
/// <param name="Note">What happened, in a sentence.</param>
/// <param name="Source">The document or page that says so.</param>
/// <param name="Url">Where that is; null when no address is known for certain.</param>
public sealed record TrendEvent(string Id, PartialDate Date, string Name, string Note, string Source, string? Url);

/// <summary>The events that travel with the program, <c>events.csv</c>.</summary>
public static class EventTable
{
    private static readonly string[] Columns = ["id", "date", "name", "note", "source", "url"];

    /// <summary>By date; a problem names the row that is wrong.</summary>
    public static Outcome<IReadOnlyList<TrendEvent>> Read(string folder)
    {
        var path = Path.Combine(folder, "events.csv");
        var rows = CorpusRows.Read(path, Columns, Bad);
        if (!rows.IsOk)
            return rows.Problem;
        var (events, ids) = (new List<TrendEvent>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in rows.Value)
        {
            if (Event(row) is not { } read || !ids.Add(read.Id))
                return Bad(path, $"Row {events.Count + 2} lacks an id, a name, a note or a source, repeats an id, or its date is not YYYY-MM or YYYY-MM-DD.");
            events.Add(read);
        }
        return events.OrderBy(one => one.Date.Start).ToArray();
    }

    private static TrendEvent? Event(string[] row) =>
        row[..5].All(cell => cell.Length > 0) && PartialDate.TryParse(row[1], out var date) && date.Precision != DatePrecision.Year
            ? new TrendEvent(row[0], date, row[2], row[3], row[4], row[5].Length == 0 ? null : row[5])
            : null;

    private static Problem Bad(string path, string why) =>
        new("events_unreadable", "The table of events cannot be read: " + why, path, "Install the program anew, or restore the file.");
}
