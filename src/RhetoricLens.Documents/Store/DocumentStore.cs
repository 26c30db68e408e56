using Dapper;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>How much is in the store.</summary>
/// <param name="Documents">Documents, each counted once wherever its text was found.</param>
/// <param name="Versions">Versions of them.</param>
/// <param name="Passages">Passages of their current versions.</param>
/// <param name="ByCountry">Documents by the country that speaks; those that speak for no state are not in it.</param>
/// <param name="Copies">Further documents that are copies of these.</param>
public sealed record StoreCounts(int Documents, int Versions, int Passages, IReadOnlyDictionary<string, int> ByCountry, int Copies);

/// <summary>One version of a document, without its text.</summary>
/// <param name="VersionId">Number in the store.</param>
/// <param name="Version">1 for the first.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="TextSha256">Of its text.</param>
public sealed record VersionMark(long VersionId, int Version, DateTimeOffset StoredAt, string TextSha256);

/// <summary>Texts with their facts: every version of every document, none ever overwritten.</summary>
public sealed class DocumentStore
{
    /// <summary>Characters of text read in one go: bounds memory when documents are long (two bytes each).</summary>
    private const long MaxReadChars = 8_000_000;

    private readonly Database _database;

    internal DocumentStore(Database database) => _database = database;

    /// <summary>See <see cref="Database.StoreId"/>.</summary>
    public string StoreId => _database.StoreId;

    /// <summary>
    /// Stores a batch in one transaction: all or nothing. A document whose text, facts and turns are those of its current version is left
    /// alone; another becomes the next version of the same document.
    /// </summary>
    /// <param name="batch">At most <see cref="Limits.StoreBatchDocuments"/>, in the order in which they should take effect.</param>
    /// <param name="cancellationToken">Rolls the batch back.</param>
    public IReadOnlyList<StoreOutcome> Put(IReadOnlyList<ExtractedDocument> batch, CancellationToken cancellationToken)
    {
        if (batch.Count > Limits.StoreBatchDocuments)
            throw new ArgumentException($"{batch.Count} documents are more than one batch.", nameof(batch));
        return _database.Write(transaction =>
        {
            using var writer = new DocumentWriter(transaction, _database.Now);
            var outcomes = new StoreOutcome[batch.Count];
            for (var i = 0; i < outcomes.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                outcomes[i] = writer.Put(batch[i]).Outcome;
            }
            return outcomes;
        });
    }

    /// <summary>The current version of a document, or the one asked for; null when there is none.</summary>
    public StoredDocument? Get(string id, int? version = null) => _database.Read(connection => DocumentReader
        .Read(
            connection,
            DocumentReader.Select + (version is null ? "WHERE v.document_id = @id AND v.is_current = 1" : "WHERE v.document_id = @id AND v.number = @version"),
            new { id, version })
        .SingleOrDefault());

    /// <summary>The version with this number in the store, current or not; null when there is none.</summary>
    public StoredDocument? GetVersion(long versionId) => _database.Read(connection => DocumentReader
        .Read(connection, DocumentReader.Select + "WHERE v.id = @versionId", new { versionId })
        .SingleOrDefault());

    /// <summary>The versions with these numbers in the order of storing, those that there are.</summary>
    public IReadOnlyList<StoredDocument> GetVersions(IReadOnlyCollection<long> versionIds) => _database.Read(connection => DocumentReader
        .Read(connection, DocumentReader.Select + $"WHERE {connection.In("v.id", "versionIds")} ORDER BY v.id", new { versionIds = versionIds.ToArray() }));

    /// <summary>All versions of a document, oldest first; empty when the document is unknown.</summary>
    public IReadOnlyList<VersionMark> Versions(string id) => _database.Read(connection => connection
        .Query<(long Id, long Number, string StoredAt, string Sha)>(
            "SELECT id, number, stored_at, text_sha256 FROM version WHERE document_id = @id ORDER BY number", new { id })
        .Select(row => new VersionMark(row.Id, (int)row.Number, StoredTime.Parse(row.StoredAt), row.Sha))
        .ToArray());

    /// <summary>
    /// Current versions that were stored after the given one, in the order of storing. What was superseded is left out, as its successor comes
    /// later: replaying all answers in order gives the present state. An answer is cut short when its texts are long; the end is an empty one.
    /// </summary>
    public IReadOnlyList<StoredDocument> ReadAfter(long versionId, int take) => _database.Read(connection => DocumentReader.Read(
        connection,
        DocumentReader.Select + "WHERE v.id > @versionId AND v.is_current = 1 ORDER BY v.id LIMIT @take",
        new { versionId, take },
        MaxReadChars));

    /// <summary>Number of the last version stored; 0 when there is none.</summary>
    public long LastVersionId() => _database.Read(connection => connection.ExecuteScalar<long>("SELECT coalesce(max(id), 0) FROM version"));

    /// <summary>How many documents <see cref="ReadAfter"/> would give in all.</summary>
    public int CountAfter(long versionId) => _database.Read(connection => connection.ExecuteScalar<int>(
        "SELECT count(*) FROM version WHERE id > @versionId AND is_current = 1", new { versionId }));

    public StoreCounts Counts() => _database.Read(connection => new StoreCounts(
        connection.ExecuteScalar<int>($"SELECT count(*) FROM version v WHERE v.is_current = 1 AND {Copies.None}"),
        connection.ExecuteScalar<int>("SELECT count(*) FROM version"),
        connection.ExecuteScalar<int>($"SELECT count(*) FROM passage p JOIN version v ON v.id = p.version_id WHERE v.is_current = 1 AND {Copies.None}"),
        connection
            .Query<(string Country, long Documents)>($"SELECT country, count(*) FROM version v WHERE v.is_current = 1 AND v.country IS NOT NULL AND {Copies.None} GROUP BY country")
            .ToDictionary(row => row.Country, row => (int)row.Documents),
        connection.ExecuteScalar<int>("SELECT count(*) FROM copy")));
}
