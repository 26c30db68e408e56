using System.Data.Common;
using Dapper;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>Statements and rows of the lists. CROSS JOIN keeps SQLite to the order of the ids, so that a page reads no more than its rows.</summary>
internal static class ListRows
{
    internal const string Documents = """
        SELECT v.document_id, v.collection, v.title, v.date_start, v.date_precision, v.country, v.speaker, v.role, v.venue, v.kind, v.language, v.url, v.cites, v.verified,
               v.speaker_type, v.number, v.stored_at, v.text_sha256, c.original_id,
               (SELECT count(*) FROM passage p WHERE p.version_id = v.id) AS passages
        FROM version v LEFT JOIN copy c ON c.document_id = v.document_id
        WHERE v.is_current = 1 AND v.document_id > @after
        """;

    internal static readonly string Passages = $"""
        SELECT v.document_id, v.number, p.ordinal, p.start_char, p.end_char,
               CASE WHEN p.turn IS NULL THEN v.country ELSE t.country END AS country,
               CASE WHEN p.turn IS NULL THEN v.speaker ELSE t.speaker END AS speaker,
               coalesce(t.is_quotation, 0) AS is_quotation, v.date_start, v.date_precision, v.kind, v.language, v.collection,
               s.p_multilateral, s.p_multistakeholder, s.p_mixed, s.p_none, v.id AS version_id
        FROM version v
        CROSS JOIN model m ON m.id = @model
        CROSS JOIN scored done ON done.model = m.number AND done.version_id = v.id
        CROSS JOIN passage p ON p.version_id = v.id
        LEFT JOIN score s ON s.model = m.number AND s.version_id = v.id AND s.ordinal = p.ordinal
        LEFT JOIN turn t ON t.version_id = v.id AND t.ordinal = p.turn
        WHERE v.is_current = 1 AND v.document_id >= @after AND (v.document_id > @after OR p.ordinal > @ordinal) AND {Copies.None}
        """;

    internal static string Conditions(DbConnection connection, ListFilter filter, string country) =>
        (filter.Countries is { Count: > 0 } ? " AND " + connection.In(country, "countries") : "")
        + (filter.From is null ? "" : " AND v.date_start >= @from")
        + (filter.To is null ? "" : " AND v.date_start <= @to")
        + (filter.Kind is null ? "" : " AND v.kind = @kind")
        + (filter.Collection is null ? "" : " AND v.collection = @collection")
        + (filter.Language is null ? "" : " AND v.language = @language");

    internal static string Conditions(ScoreFilter scores) =>
        (scores.Label is null ? "" : " AND coalesce(s.label, 'none') = @label")
        + (scores.MinAxis is null ? "" : " AND coalesce(s.p_multistakeholder - s.p_multilateral, 0) >= @MinAxis")
        + (scores.MaxAxis is null ? "" : " AND coalesce(s.p_multistakeholder - s.p_multilateral, 0) <= @MaxAxis");

    internal static DynamicParameters Parameters(ListFilter filter, int take, string after) => new(new
    {
        take,
        after,
        countries = filter.Countries?.ToArray(),
        from = filter.From is { } from ? StoredTime.Of(from) : null,
        to = filter.To is { } to ? StoredTime.Of(to) : null,
        kind = filter.Kind,
        collection = filter.Collection,
        language = filter.Language,
    });

    private static PartialDate? Date(string? start, string? precision) =>
        start is null ? null : new PartialDate(StoredTime.ParseDay(start), Enum.Parse<DatePrecision>(precision!));

    internal sealed class DocumentRow
    {
        public string document_id { get; init; } = "";
        public string collection { get; init; } = "";
        public string title { get; init; } = "";
        public string? date_start { get; init; }
        public string? date_precision { get; init; }
        public string? country { get; init; }
        public string? speaker { get; init; }
        public string? role { get; init; }
        public string? venue { get; init; }
        public string? kind { get; init; }
        public string language { get; init; } = "";
        public string? url { get; init; }
        public string? cites { get; init; }
        public string? verified { get; init; }
        public string speaker_type { get; init; } = "";
        public int number { get; init; }
        public string stored_at { get; init; } = "";
        public string text_sha256 { get; init; } = "";
        public string? original_id { get; init; }
        public int passages { get; init; }

        internal ListedDocument Document() => new(
            document_id, collection, title, Date(date_start, date_precision), country, speaker, role, venue, kind, language, url, cites, verified,
            Enum.Parse<SpeakerType>(speaker_type), number, StoredTime.Parse(stored_at), text_sha256, original_id, passages);
    }

    internal sealed class PassageRow
    {
        public string document_id { get; init; } = "";
        public int number { get; init; }
        public int ordinal { get; init; }
        public int start_char { get; init; }
        public int end_char { get; init; }
        public string? country { get; init; }
        public string? speaker { get; init; }
        public long is_quotation { get; init; }
        public string? date_start { get; init; }
        public string? date_precision { get; init; }
        public string? kind { get; init; }
        public string language { get; init; } = "";
        public string collection { get; init; } = "";
        public float? p_multilateral { get; init; }
        public float? p_multistakeholder { get; init; }
        public float? p_mixed { get; init; }
        public float? p_none { get; init; }
        public long version_id { get; init; }

        internal ListedPassage Passage(string body) => new(
            document_id, number, ordinal, start_char, end_char, country, speaker, is_quotation != 0, Date(date_start, date_precision), kind, language, collection,
            p_none is not null,
            p_none is { } none ? new StanceProbabilities(p_multilateral!.Value, p_multistakeholder!.Value, p_mixed!.Value, none) : StanceProbabilities.NoPosition,
            body[start_char..end_char]);
    }
}
