using System.Text.Json;
using Dapper;
using System.Data.Common;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>Turns rows of version, text_body and turn back into documents.</summary>
internal static class DocumentReader
{
    /// <summary>To be followed by joins and conditions on <c>v</c> (version).</summary>
    internal const string Select = """
        SELECT v.id, v.number, v.stored_at, v.text_sha256, v.document_id, v.collection, v.title, v.date_start, v.date_precision, v.country,
               v.speaker, v.role, v.venue, v.kind, v.language, v.url, v.cites, v.verified, v.speaker_type, v.extra, v.turns, x.body
        FROM version v JOIN text_body x ON x.sha256 = v.text_sha256

        """;

    /// <summary>Reads documents in the order of the query, fewer than it gives when their texts together reach <paramref name="maxChars"/>; always one if there is one.</summary>
    internal static List<StoredDocument> Read(DbConnection connection, string sql, object parameters, long maxChars = long.MaxValue)
    {
        var documents = new List<(StoredDocument Document, int Turns)>();
        var chars = 0L;
        using (var rows = (DbDataReader)connection.ExecuteReader(sql, parameters))
        {
            while (chars < maxChars && rows.Read())
            {
                var document = WithoutTurns(rows);
                chars += document.Content.Text.Length;
                documents.Add((document, rows.GetInt32(20)));
            }
        }
        // A connection reads one answer at a time.
        return documents.ConvertAll(row => row.Turns == 0 ? row.Document : row.Document with { Content = row.Document.Content with { Turns = Turns(connection, row.Document.VersionId) } });
    }

    private static StoredDocument WithoutTurns(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), StoredTime.Parse(row.GetString(2)), row.GetString(3), new ExtractedDocument(row.GetString(4), Facts(row), row.GetString(21), []));

    private static DocumentFacts Facts(DbDataReader row) => new(
        row.GetString(5), row.GetString(6), Date(row), Text(row, 9), Text(row, 10), Text(row, 11), Text(row, 12), Text(row, 13),
        row.GetString(14), Text(row, 15), Text(row, 16), Text(row, 17), Enum.Parse<SpeakerType>(row.GetString(18)))
    {
        Extra = JsonSerializer.Deserialize<SortedDictionary<string, string>>(row.GetString(19))!,
    };

    private static PartialDate? Date(DbDataReader row) =>
        row.IsDBNull(7) ? null : new PartialDate(StoredTime.ParseDay(row.GetString(7)), Enum.Parse<DatePrecision>(row.GetString(8)));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Turn[] Turns(DbConnection connection, long version) => connection
        .Query<TurnRow>("SELECT start_char, end_char, speaker, role, country, is_quotation FROM turn WHERE version_id = @version ORDER BY ordinal", new { version })
        .Select(row => new Turn((int)row.start_char, (int)row.end_char, row.speaker, row.role, row.country, row.is_quotation != 0))
        .ToArray();

    private sealed record TurnRow(long start_char, long end_char, string? speaker, string? role, string? country, long is_quotation);
}
