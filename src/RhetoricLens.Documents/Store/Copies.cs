using Dapper;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>That a document is a copy.</summary>
/// <param name="OriginalId">The document it is a copy of.</param>
/// <param name="Likeness">Share of runs of five words in common; 1 when the words are the same.</param>
public sealed record CopyMark(string OriginalId, double Likeness)
{
    /// <summary>For the reader who asks why an address brought no document of its own.</summary>
    public string Reason => Likeness >= 1 ? $"Its words are those of {OriginalId}." : $"Its text is nearly that of {OriginalId}: {Likeness:0.00} of their runs of five words are the same.";
}

/// <summary>One of the places where a text was found.</summary>
/// <param name="DocumentId">The document stored from there.</param>
/// <param name="Url">Its address; null for a local file.</param>
/// <param name="Collection">Corpus or source.</param>
/// <param name="Date">As stated there.</param>
/// <param name="Likeness">To the original; 1 for the original itself.</param>
public sealed record TextPlace(string DocumentId, string? Url, string Collection, PartialDate? Date, double Likeness);

/// <summary>Which documents are copies of others: the same speech on several sites, an article reprinted. See <see cref="CopyFinder"/> for what a copy is.</summary>
public sealed class Copies
{
    /// <summary>Condition on <c>v</c> (version) that leaves copies out.</summary>
    internal const string None = "NOT EXISTS (SELECT 1 FROM copy d WHERE d.document_id = v.document_id)";

    /// <summary>The same within the collection <c>@collection</c>: a text whose original belongs to another is not a copy there.</summary>
    internal const string NoneInCollection = """
        NOT EXISTS (SELECT 1 FROM copy d JOIN version o ON o.document_id = d.original_id AND o.is_current = 1
                    WHERE d.document_id = v.document_id AND o.collection = @collection)
        """;

    private readonly Database _database;

    internal Copies(Database database) => _database = database;

    /// <summary>Null when the document is no copy.</summary>
    public CopyMark? Of(string documentId) => _database.Read(connection => connection
        .Query<(string Original, double Likeness)>("SELECT original_id, likeness FROM copy WHERE document_id = @documentId", new { documentId })
        .Select(row => new CopyMark(row.Original, row.Likeness))
        .SingleOrDefault());

    /// <summary>Ids of all documents that are copies.</summary>
    public IReadOnlyList<string> Ids() => _database.Read(connection => connection.Query<string>("SELECT document_id FROM copy ORDER BY document_id").ToArray());

    /// <summary>All current versions that are copies, with the current version of their original.</summary>
    internal Dictionary<long, long> Versions() => _database.Read(connection => connection
        .Query<(long Copy, long Original)>(
            """
            SELECT v.id, o.id
            FROM copy c
            JOIN version v ON v.document_id = c.document_id AND v.is_current = 1
            JOIN version o ON o.document_id = c.original_id AND o.is_current = 1
            """)
        .ToDictionary(row => row.Copy, row => row.Original));

    /// <summary>All places of a document's text, the original first; the document's own alone when it has no copies.</summary>
    public IReadOnlyList<TextPlace> Places(string documentId) => _database.Read(connection => connection
        .Query<(string Id, string? Url, string Collection, string? Start, string? Precision, double? Likeness)>(
            """
            WITH original (id) AS (SELECT coalesce((SELECT original_id FROM copy WHERE document_id = @documentId), @documentId))
            SELECT v.document_id, v.url, v.collection, v.date_start, v.date_precision, c.likeness
            FROM version v LEFT JOIN copy c ON c.document_id = v.document_id
            WHERE v.is_current = 1 AND v.document_id IN (SELECT id FROM original UNION SELECT document_id FROM copy WHERE original_id = (SELECT id FROM original))
            ORDER BY c.likeness IS NOT NULL, v.id
            """,
            new { documentId })
        .Select(row => new TextPlace(
            row.Id, row.Url, row.Collection,
            row.Start is null ? null : new PartialDate(StoredTime.ParseDay(row.Start), Enum.Parse<DatePrecision>(row.Precision!)),
            row.Likeness ?? 1))
        .ToArray());

    /// <summary>Looks for copies among documents that were stored before this was done on storing; returns how many were looked at. Goes on where it was cut off.</summary>
    public int CatchUp(CancellationToken cancellation)
    {
        for (var done = 0; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = _database.Read(connection => DocumentReader.Read(
                connection,
                DocumentReader.Select + "WHERE v.is_current = 1 AND NOT EXISTS (SELECT 1 FROM fingerprint f WHERE f.version_id = v.id) ORDER BY v.id LIMIT @take",
                new { take = Limits.StoreBatchDocuments },
                Limits.MaxTextChars));
            if (batch.Count == 0)
                return done;
            done += _database.Write(transaction =>
            {
                using var finder = new CopyFinder(transaction, _database.Now);
                Revision.Raise(transaction);
                foreach (var stored in batch)
                    finder.Place(stored.VersionId, stored.Content.Id, stored.Content.Text);
                return batch.Count;
            });
        }
    }
}
