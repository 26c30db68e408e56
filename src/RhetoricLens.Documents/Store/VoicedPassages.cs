using System.Data.Common;
using Dapper;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>Which passages are wanted.</summary>
/// <param name="Collection">Only documents of this collection; null for all.</param>
/// <param name="Countries">Only voices of these countries; null or empty for all.</param>
/// <param name="Language">Only texts in this language (BCP 47); null for all.</param>
/// <param name="StatesOnly">Only documents that carry a state's voice.</param>
/// <param name="From">Only documents whose whole period lies on or after this day.</param>
/// <param name="To">Only documents whose whole period lies on or before this day.</param>
/// <param name="PositionsOnly">Only passages that take a position.</param>
public sealed record PassageScope(
    string? Collection = null, IReadOnlyCollection<string>? Countries = null, string? Language = null, bool StatesOnly = false,
    DateOnly? From = null, DateOnly? To = null, bool PositionsOnly = false);

/// <summary>Passages on topic across the whole store, with their scores and voices.</summary>
public sealed class VoicedPassages
{
    private readonly Database _database;

    internal VoicedPassages(Database database) => _database = database;

    /// <summary>Passages of current versions that the model found on topic, copies left out, in the order of storing. Read from the database as it is enumerated.</summary>
    /// <param name="modelId">See <see cref="ModelVersion.Id"/>.</param>
    /// <param name="scope">Which of them.</param>
    public IEnumerable<VoicedPassage> Read(string modelId, PassageScope scope)
    {
        using var connection = _database.Connect();
        var rows = connection.Query<Row>(
            connection.InOrder(Query) + Conditions(connection, scope) + " ORDER BY c.version_id, c.ordinal",
            new
            {
                modelId, collection = scope.Collection, countries = scope.Countries?.ToArray(), language = scope.Language,
                from = scope.From is { } first ? StoredTime.Of(first) : null, to = scope.To is { } last ? StoredTime.Of(last) : null,
            },
            buffered: false);
        foreach (var row in rows)
            yield return row.Passage();
    }

    /// <summary>The words of some passages, in the order given.</summary>
    public IReadOnlyList<string> Texts(IReadOnlyList<VoicedPassage> passages) => _database.Read(connection =>
    {
        var texts = new string[passages.Count];
        foreach (var version in passages.Index().GroupBy(pair => pair.Item.VersionId).OrderBy(group => group.Key))
        {
            var body = connection.QuerySingle<string>(
                "SELECT x.body FROM version v JOIN text_body x ON x.sha256 = v.text_sha256 WHERE v.id = @id", new { id = version.Key });
            foreach (var (index, passage) in version)
                texts[index] = body[passage.Start..passage.End];
        }
        return texts;
    });

    // CROSS JOIN keeps SQLite to this order: along the primary key of score, so that rows come sorted.
    private const string Query = """
        SELECT c.version_id, v.document_id, p.start_char, p.end_char,
               CASE WHEN p.turn IS NULL THEN v.country ELSE t.country END AS country,
               v.language, v.date_start, v.date_precision, c.p_multilateral, c.p_multistakeholder, c.p_mixed, c.p_none
        FROM model m
        CROSS JOIN score c ON c.model = m.number
        CROSS JOIN version v ON v.id = c.version_id
        CROSS JOIN passage p ON p.version_id = c.version_id AND p.ordinal = c.ordinal
        LEFT JOIN turn t ON t.version_id = p.version_id AND t.ordinal = p.turn
        WHERE m.id = @modelId AND v.is_current = 1
        """;

    private static string Conditions(DbConnection connection, PassageScope scope) =>
        (scope.Collection is null ? " AND " + Copies.None : " AND v.collection = @collection AND " + Copies.NoneInCollection)
        + (scope.Language is null ? "" : " AND v.language = @language")
        + (scope.StatesOnly ? " AND v.speaker_type = 'State'" : "")
        + (scope.From is null ? "" : " AND v.date_start >= @from") + (scope.To is null ? "" : " AND v.date_end <= @to")
        + (scope.PositionsOnly ? " AND c.label <> 'none'" : "")
        + (scope.Countries is { Count: > 0 } ? " AND " + connection.In("CASE WHEN p.turn IS NULL THEN v.country ELSE t.country END", "countries") : "");

    private sealed class Row
    {
        public long version_id { get; init; }
        public string document_id { get; init; } = "";
        public int start_char { get; init; }
        public int end_char { get; init; }
        public string? country { get; init; }
        public string language { get; init; } = "";
        public string? date_start { get; init; }
        public string? date_precision { get; init; }
        public float p_multilateral { get; init; }
        public float p_multistakeholder { get; init; }
        public float p_mixed { get; init; }
        public float p_none { get; init; }

        internal VoicedPassage Passage() => new(
            version_id, document_id, start_char, end_char, country, language,
            date_start is null ? null : new PartialDate(StoredTime.ParseDay(date_start), Enum.Parse<DatePrecision>(date_precision!)),
            new StanceProbabilities(p_multilateral, p_multistakeholder, p_mixed, p_none));
    }
}
