using Dapper;
using RhetoricLens.Core.Checks;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Checks;

/// <summary>What can be looked at in the store without the programs that use it.</summary>
public static class StoreChecks
{
    private const string Restore = "Restore the data folder from a backup (rhetoriclens restore); other texts are not touched by this.";

    /// <summary>All checks of the store, in the order in which a reader wants them.</summary>
    /// <param name="database">The store.</param>
    /// <param name="deep">Whether every text and body is hashed again, not a sample.</param>
    public static IReadOnlyList<Check> Of(Database database, bool deep) =>
    [
        Integrity(database),
        Check.Of("schema", () => Schema(database)),
        Check.Of("documents", () => Documents(database)),
        Check.Of("texts", () => HashChecks.Texts(database, deep)),
        Check.Of("bodies", () => HashChecks.Bodies(database, deep)),
        WorkChecks.Leases(database),
        WorkChecks.Schedules(database),
        Check.Of("clock", () => WorkChecks.Clock(database)),
    ];

    private static Check Integrity(Database database) => Check.Of(
        "database",
        () => database.Read(database.Engine.Faults) is { Count: > 0 } faults
            ? (CheckState.Bad, $"The database finds {faults.Count} faults in itself; the first: {faults[0]}.",
                $"{Check.Fix} (it can mend its own indexes). If that does not help, restore the data folder from a backup.")
            : (CheckState.Ok, $"{database.File}: no fault found.", ""),
        () =>
        {
            database.Read<object?>(connection =>
            {
                database.Engine.Reindex(connection);
                return null;
            });
            return null;
        });

    private static (CheckState, string, string) Schema(Database database) =>
        database.Read(database.Engine.SchemaVersion) is var version && version == Store.Engines.Schema.Newest
            ? (CheckState.Ok, $"Schema {version}, which is this program's.", "")
            : (CheckState.Bad, $"Schema {version}; this program's is {Store.Engines.Schema.Newest}.", "Use the program that wrote the database.");

    /// <summary>What transactions promise and no constraint states.</summary>
    private static (CheckState, string, string) Documents(Database database)
    {
        var broken = Promises.Where(promise => database.Read(connection => connection.ExecuteScalar<long>(promise.Value)) > 0).Select(promise => promise.Key).ToArray();
        return broken.Length == 0
            ? (CheckState.Ok, $"{database.Documents.CountAfter(0)} documents, each with one current version; scores and passages belong together.", "")
            : (CheckState.Bad, $"There are {string.Join(", ", broken)}.", Restore);
    }

    private static readonly Dictionary<string, string> Promises = new(StringComparer.Ordinal)
    {
        ["documents without a current version"] =
            "SELECT count(*) FROM (SELECT document_id FROM version GROUP BY document_id HAVING sum(is_current) <> 1) AS odd",
        ["versions whose numbers have gaps"] =
            "SELECT count(*) FROM (SELECT document_id FROM version GROUP BY document_id HAVING max(number) <> count(*)) AS odd",
        ["scores of passages that are not there"] =
            "SELECT count(*) FROM score s WHERE NOT EXISTS (SELECT 1 FROM passage p WHERE p.version_id = s.version_id AND p.ordinal = s.ordinal)",
        ["scores of versions that are not marked as scored"] =
            "SELECT count(*) FROM score s WHERE NOT EXISTS (SELECT 1 FROM scored d WHERE d.model = s.model AND d.version_id = s.version_id)",
        ["copies whose original is not there"] =
            "SELECT count(*) FROM copy c WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.document_id = c.original_id AND v.is_current = 1)",
    };
}
