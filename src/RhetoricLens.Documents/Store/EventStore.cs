using Dapper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>An event that a user has noted.</summary>
/// <param name="Id"><c>own-</c> and the first twelve hexadecimal digits of the SHA-256 of date and name.</param>
/// <param name="Date">When it happened.</param>
/// <param name="Name">A few words.</param>
/// <param name="Note">What is to be said of it; may be empty.</param>
/// <param name="AddedAt">When it was noted first.</param>
public sealed record NotedEvent(string Id, PartialDate Date, string Name, string Note, DateTimeOffset AddedAt);

/// <summary>Events of a user.</summary>
public sealed class EventStore
{
    /// <summary>What every id begins with, so that none is that of an event that travels with the program.</summary>
    public const string Prefix = "own-";

    private readonly Database _database;

    internal EventStore(Database database) => _database = database;

    /// <summary>Notes an event; one of that date and name gets the new note and keeps its time.</summary>
    /// <returns>A problem when there are <see cref="Limits.MaxEvents"/> already.</returns>
    public Outcome<NotedEvent> Add(PartialDate date, string name, string note)
    {
        var id = Prefix + DocumentId.Sha256($"{date}\n{name}")[..12];
        var added = _database.Write(transaction => transaction.Connection!.Execute(
            """
            INSERT INTO event (id, date_start, date_precision, name, note, added_at)
            SELECT @id, @start, @precision, @name, @note, @Now WHERE (SELECT count(*) FROM event WHERE id <> @id) < @most
            ON CONFLICT (id) DO UPDATE SET note = excluded.note
            """,
            new { id, start = StoredTime.Of(date.Start), precision = date.Precision.ToString(), name, note, _database.Now, most = Limits.MaxEvents }, transaction));
        return added == 1
            ? Read("WHERE id = @id", new { id }).Single()
            : new Problem("too_many_events", $"There are {Limits.MaxEvents} events already.", "", "Remove some that are not needed.");
    }

    /// <summary>All of them, by date.</summary>
    public IReadOnlyList<NotedEvent> List() => Read("ORDER BY date_start, name", new { });

    /// <summary>False when there was none of that id.</summary>
    public bool Remove(string id) =>
        _database.Write(transaction => transaction.Connection!.Execute("DELETE FROM event WHERE id = @id", new { id }, transaction)) == 1;

    private NotedEvent[] Read(string condition, object parameters) => _database.Read(connection => connection
        .Query<(string Id, string Start, string Precision, string Name, string Note, string AddedAt)>("SELECT id, date_start, date_precision, name, note, added_at FROM event " + condition, parameters)
        .Select(row => new NotedEvent(
            row.Id, new PartialDate(StoredTime.ParseDay(row.Start), Enum.Parse<DatePrecision>(row.Precision)), row.Name, row.Note, StoredTime.Parse(row.AddedAt)))
        .ToArray());
}
