using Dapper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>A question that was saved.</summary>
/// <param name="Id">First twelve hexadecimal digits of the SHA-256 of <paramref name="Question"/>.</param>
/// <param name="Name">As its owner calls it; empty when it has no name.</param>
/// <param name="Question">Its canonical form, JSON.</param>
/// <param name="SavedAt">When it was saved first.</param>
public sealed record SavedQuery(string Id, string Name, string Question, DateTimeOffset SavedAt);

/// <summary>Questions kept under a stable id.</summary>
public sealed class SavedQueries
{
    private readonly Database _database;

    internal SavedQueries(Database database) => _database = database;

    /// <summary>Saves a question; one that is there already gets the new name and keeps its time.</summary>
    /// <returns>A problem when there are <see cref="Limits.MaxSavedQueries"/> already.</returns>
    public Outcome<SavedQuery> Save(string question, string name)
    {
        var id = DocumentId.Sha256(question)[..12];
        var saved = _database.Write(transaction => transaction.Connection!.Execute(
            """
            INSERT INTO saved_query (id, name, question, saved_at)
            SELECT @id, @name, @question, @Now WHERE (SELECT count(*) FROM saved_query WHERE id <> @id) < @most
            ON CONFLICT (id) DO UPDATE SET name = excluded.name
            """,
            new { id, name, question, _database.Now, most = Limits.MaxSavedQueries }, transaction));
        return saved == 1
            ? Get(id)!
            : new Problem("too_many_queries", $"There are {Limits.MaxSavedQueries} saved queries already.", "", "Delete some that are not needed.");
    }

    /// <summary>Null when there is none of that id.</summary>
    public SavedQuery? Get(string id) => Read("WHERE id = @id", new { id }).SingleOrDefault();

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<SavedQuery> List() => Read("ORDER BY saved_at, id", new { });

    /// <summary>False when there was none of that id.</summary>
    public bool Delete(string id) =>
        _database.Write(transaction => transaction.Connection!.Execute("DELETE FROM saved_query WHERE id = @id", new { id }, transaction)) == 1;

    private SavedQuery[] Read(string condition, object parameters) => _database.Read(connection => connection
        .Query<(string Id, string Name, string Question, string SavedAt)>("SELECT id, name, question, saved_at FROM saved_query " + condition, parameters)
        .Select(row => new SavedQuery(row.Id, row.Name, row.Question, StoredTime.Parse(row.SavedAt)))
        .ToArray());
}
