using Dapper;
using System.Data.Common;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>A passage that shows a pole of the axis in a country's own words.</summary>
/// <param name="Document">The document it stands in.</param>
/// <param name="Scored">Where it is, and its score.</param>
/// <param name="Text">Its words.</param>
/// <param name="Country">Country of the voice: of the turn when it stands in one, else of the document.</param>
/// <param name="Speaker">Who speaks, likewise; null when not named.</param>
public sealed record TellingPassage(StoredDocument Document, ScoredPassage Scored, string Text, string Country, string? Speaker);

/// <summary>Which telling passages are wanted.</summary>
/// <param name="Countries">Codes of the voices; null or empty for all.</param>
/// <param name="From">Only documents whose whole period lies on or after this day.</param>
/// <param name="To">Only documents whose whole period lies on or before this day.</param>
/// <param name="Kind">Kind of text; null for all.</param>
/// <param name="Collection">Corpus or source; null for all.</param>
/// <param name="Language">BCP 47, regions included; null for all.</param>
/// <param name="Counts">Whether a voice counts at the date of a document; null: always.</param>
/// <param name="Offices">Of the document's own speaker, any of which is wanted; null for all.</param>
public sealed record TellingScope(
    IReadOnlyCollection<string>? Countries = null, DateOnly? From = null, DateOnly? To = null, string? Kind = null, string? Collection = null, string? Language = null,
    Func<string, PartialDate, bool>? Counts = null, SpeakerOffices? Offices = null);

internal static class TellingPassages
{
    internal static List<TellingPassage> Read(DbConnection connection, string modelId, StanceLabel pole, int take, TellingScope scope, bool onePerDocument)
    {
        if (pole is not (StanceLabel.Multilateral or StanceLabel.Multistakeholder))
            throw new ArgumentOutOfRangeException(nameof(pole), pole, "Only the two ends of the axis have telling passages.");
        var order = pole == StanceLabel.Multistakeholder ? "DESC" : "ASC";
        var rows = connection.Query<Row>(
            $"{connection.InOrder(Query)}{Conditions(connection, scope)} ORDER BY (c.p_multistakeholder - c.p_multilateral) {order}, c.version_id, c.ordinal",
            new
            {
                modelId, countries = scope.Countries?.ToArray(), label = StanceLabels.Name(pole), kind = scope.Kind, collection = scope.Collection, language = scope.Language,
                from = scope.From is { } first ? StoredTime.Of(first) : null, to = scope.To is { } last ? StoredTime.Of(last) : null,
            },
            buffered: false);
        // Rows come in the order of an index, so that reading stops after the first few.
        var wanted = scope.Counts is { } counts ? rows.Where(row => row.Date() is { } date && counts(row.country, date)) : rows;
        if (scope.Offices is { } offices)
            wanted = wanted.Where(row => offices.HasFlag(SpeakerOffice.Of(row.role)));
        var best = (onePerDocument ? wanted.DistinctBy(row => row.version_id) : wanted).Take(take).ToArray();
        return best.Select(row => row.Telling(connection)).ToList();
    }

    private static string Conditions(DbConnection connection, TellingScope scope) =>
        " AND " + (scope.Collection is null ? Copies.None : "v.collection = @collection AND " + Copies.NoneInCollection)
        + (scope.Countries is { Count: > 0 } ? " AND " + connection.In("CASE WHEN p.turn IS NULL THEN v.country ELSE t.country END", "countries") : "")
        + (scope.From is null ? "" : " AND v.date_start >= @from")
        + (scope.To is null ? "" : " AND v.date_end <= @to")
        + (scope.Kind is null ? "" : " AND lower(v.kind) = lower(@kind)")
        + (scope.Language is null ? "" : " AND (lower(v.language) = lower(@language) OR lower(v.language) LIKE lower(@language) || '-%')");

    private const string Query = """
        SELECT v.id AS version_id, p.ordinal, p.start_char, p.end_char, p.turn,
               CASE WHEN p.turn IS NULL THEN v.country ELSE t.country END AS country, v.date_start, v.date_precision,
               CASE WHEN p.turn IS NULL THEN v.speaker ELSE t.speaker END AS speaker,
               CASE WHEN p.turn IS NULL OR t.country = v.country THEN v.role END AS role,
               c.p_multilateral, c.p_multistakeholder, c.p_mixed, c.p_none
        FROM model m
        CROSS JOIN score c ON c.model = m.number
        CROSS JOIN version v ON v.id = c.version_id
        CROSS JOIN passage p ON p.version_id = c.version_id AND p.ordinal = c.ordinal
        LEFT JOIN turn t ON t.version_id = p.version_id AND t.ordinal = p.turn
        WHERE m.id = @modelId AND c.label <> 'none' AND c.label = @label AND v.is_current = 1 AND v.speaker_type = 'State'
          AND CASE WHEN p.turn IS NULL THEN v.country ELSE t.country END IS NOT NULL
        """;

    private sealed class Row
    {
        public long version_id { get; init; }
        public int ordinal { get; init; }
        public int start_char { get; init; }
        public int end_char { get; init; }
        public int? turn { get; init; }
        public string country { get; init; } = "";
        public string? date_start { get; init; }
        public string? date_precision { get; init; }
        public string? speaker { get; init; }
        public string? role { get; init; }
        public float p_multilateral { get; init; }
        public float p_multistakeholder { get; init; }
        public float p_mixed { get; init; }
        public float p_none { get; init; }

        internal PartialDate? Date() => date_start is null ? null : new PartialDate(StoredTime.ParseDay(date_start), Enum.Parse<DatePrecision>(date_precision!));

        internal TellingPassage Telling(DbConnection connection)
        {
            var document = DocumentReader.Read(connection, DocumentReader.Select + "WHERE v.id = @version_id", new { version_id })[0];
            var scored = new ScoredPassage(
                new Passage(ordinal, start_char, end_char, turn), true, new StanceProbabilities(p_multilateral, p_multistakeholder, p_mixed, p_none));
            return new TellingPassage(document, scored, document.Content.Text[start_char..end_char], country, speaker);
        }
    }
}
