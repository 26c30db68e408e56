using Dapper;
using Microsoft.Data.Sqlite;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>A passage that shows a pole of the axis in a country's own words.</summary>
/// <param name="Document">The document it stands in.</param>
/// <param name="Scored">Where it is, and its score.</param>
/// <param name="Text">Its words.</param>
/// <param name="Country">Country of the voice: of the turn when it stands in one, else of the document.</param>
/// <param name="Speaker">Who speaks, likewise; null when not named.</param>
public sealed record TellingPassage(StoredDocument Document, ScoredPassage Scored, string Text, string Country, string? Speaker);

internal static class TellingPassages
{
    internal static List<TellingPassage> Read(SqliteConnection connection, string modelId, StanceLabel pole, int take, IReadOnlyCollection<string>? countries)
    {
        if (pole is not (StanceLabel.Multilateral or StanceLabel.Multistakeholder))
            throw new ArgumentOutOfRangeException(nameof(pole), pole, "Only the two ends of the axis have telling passages.");
        var filter = countries is { Count: > 0 } ? " AND CASE WHEN p.turn IS NULL THEN v.country ELSE t.country END IN @countries" : "";
        var order = pole == StanceLabel.Multistakeholder ? "DESC" : "ASC";
        var rows = connection.Query<Row>(
            $"{Query}{filter} ORDER BY (c.p_multistakeholder - c.p_multilateral) {order}, c.version_id, c.ordinal",
            new { modelId, countries, label = StanceLabels.Name(pole) },
            buffered: false);
        // Rows come in the order of an index, so that reading stops after the first few.
        var best = rows.DistinctBy(row => row.version_id).Take(take).ToArray();
        return best.Select(row => row.Telling(connection)).ToList();
    }

    private const string Query = $"""
        SELECT v.id AS version_id, p.ordinal, p.start_char, p.end_char, p.turn,
               CASE WHEN p.turn IS NULL THEN v.country ELSE t.country END AS country,
               CASE WHEN p.turn IS NULL THEN v.speaker ELSE t.speaker END AS speaker,
               c.p_multilateral, c.p_multistakeholder, c.p_mixed, c.p_none
        FROM model m
        CROSS JOIN score c ON c.model = m.number
        CROSS JOIN version v ON v.id = c.version_id
        CROSS JOIN passage p ON p.version_id = c.version_id AND p.ordinal = c.ordinal
        LEFT JOIN turn t ON t.version_id = p.version_id AND t.ordinal = p.turn
        WHERE m.id = @modelId AND c.label <> 'none' AND c.label = @label AND v.is_current = 1 AND v.speaker_type = 'State' AND {Copies.None}
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
        public string? speaker { get; init; }
        public float p_multilateral { get; init; }
        public float p_multistakeholder { get; init; }
        public float p_mixed { get; init; }
        public float p_none { get; init; }

        internal TellingPassage Telling(SqliteConnection connection)
        {
            var document = DocumentReader.Read(connection, DocumentReader.Select + "WHERE v.id = @version_id", new { version_id })[0];
            var scored = new ScoredPassage(
                new Passage(ordinal, start_char, end_char, turn), true, new StanceProbabilities(p_multilateral, p_multistakeholder, p_mixed, p_none));
            return new TellingPassage(document, scored, document.Content.Text[start_char..end_char], country, speaker);
        }
    }
}
