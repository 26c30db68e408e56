using System.Data.Common;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>All documents' parts in the countries' stance under one model: what trends are computed from, read in two passes over the store.</summary>
public sealed class StanceParts
{
    private readonly Database _database;

    internal StanceParts(Database database) => _database = database;

    /// <summary>Current versions with a date, in a state's voice, copies among them; in no particular order.</summary>
    /// <param name="modelId">See <see cref="ModelVersion.Id"/>.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public IReadOnlyList<StancePart> Read(string modelId, CancellationToken cancellation) => _database.Read(connection =>
    {
        // One snapshot for both: a document scored in between would have counts of one moment and sums of another.
        using var snapshot = _database.Snapshot(connection);
        var positions = Positions(connection, snapshot, modelId, cancellation);
        return Parts(connection, snapshot, modelId, positions, cancellation);
    });

    private static Dictionary<(long Version, string Country), Tally> Positions(DbConnection connection, DbTransaction snapshot, string modelId, CancellationToken cancellation)
    {
        using var command = Command(connection, snapshot, PositionQuery, modelId);
        using var rows = command.ExecuteReader();
        var tallies = new Dictionary<(long, string), Tally>();
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (rows.IsDBNull(1))
                continue;
            var key = (rows.GetInt64(0), rows.GetString(1));
            var label = StanceLabels.Parse(rows.GetString(2)) ?? StanceLabel.None;
            tallies[key] = tallies.GetValueOrDefault(key).With(label, rows.GetInt32(3), rows.GetDouble(4), rows.GetDouble(5));
        }
        return tallies;
    }

    private static List<StancePart> Parts(
        DbConnection connection, DbTransaction snapshot, string modelId, Dictionary<(long, string), Tally> positions, CancellationToken cancellation)
    {
        using var command = Command(connection, snapshot, PartQuery, modelId);
        using var rows = command.ExecuteReader();
        var offices = new Dictionary<string, SpeakerOffices>(StringComparer.Ordinal);
        var (parts, words, days) = (new List<StancePart>(), new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, DateOnly>(StringComparer.Ordinal));
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var country = Shared(words, rows.GetString(4));
            var tally = positions.GetValueOrDefault((rows.GetInt64(0), country)) with { Passages = rows.GetInt32(8), OnTopic = rows.GetInt32(9), AxisSum = rows.GetDouble(10) };
            var date = new PartialDate(Day(days, rows.GetString(2)), Precision(rows.GetString(3)));
            parts.Add(new StancePart(
                rows.GetString(1), date, country, Shared(words, Text(rows, 5)), Shared(words, rows.GetString(6)), Shared(words, rows.GetString(7)),
                rows.IsDBNull(11) ? null : Shared(words, Text(rows, 12)), tally)
            {
                Office = Office(offices, Text(rows, 13)),
            });
        }
        return parts;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction snapshot, string query, string modelId)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (connection.InOrder(query), snapshot);
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@modelId", modelId);
        command.Parameters.Add(parameter);
        return command;
    }

    private static string Text(DbDataReader rows, int column) => rows.IsDBNull(column) ? "" : rows.GetString(column);

    /// <summary>Countries, kinds and collections are few, and documents many.</summary>
    private static string Shared(Dictionary<string, string> words, string word) => words.TryGetValue(word, out var known) ? known : words[word] = word;

    private static SpeakerOffices Office(Dictionary<string, SpeakerOffices> offices, string role) =>
        offices.TryGetValue(role, out var known) ? known : offices[role] = SpeakerOffice.Of(role);

    private static DateOnly Day(Dictionary<string, DateOnly> days, string text) => days.TryGetValue(text, out var known) ? known : days[text] = StoredTime.ParseDay(text);

    private static DatePrecision Precision(string name) => name switch
    {
        nameof(DatePrecision.Year) => DatePrecision.Year,
        nameof(DatePrecision.Month) => DatePrecision.Month,
        nameof(DatePrecision.Day) => DatePrecision.Day,
        _ => Enum.Parse<DatePrecision>(name),
    };

    // CROSS JOIN keeps SQLite to this order: along the primary key of score, so that groups come without sorting all rows.
    private const string PositionQuery = """
        SELECT c.version_id, CASE WHEN p.turn IS NULL THEN v.country ELSE t.country END AS voice, c.label, count(*),
               sum(c.p_multistakeholder - c.p_multilateral), sum((c.p_multistakeholder - c.p_multilateral) * (c.p_multistakeholder - c.p_multilateral))
        FROM model m
        CROSS JOIN score c ON c.model = m.number
        CROSS JOIN version v ON v.id = c.version_id
        CROSS JOIN passage p ON p.version_id = c.version_id AND p.ordinal = c.ordinal
        LEFT JOIN turn t ON t.version_id = p.version_id AND t.ordinal = p.turn
        WHERE m.id = @modelId AND c.label <> 'none' AND v.is_current = 1 AND v.date_start IS NOT NULL AND v.speaker_type = 'State'
        GROUP BY c.version_id, voice, c.label
        """;

    private const string PartQuery = """
        SELECT t.version_id, v.document_id, v.date_start, v.date_precision, t.country, v.kind, v.collection, v.language,
               t.passages, t.on_topic, t.axis_sum, d.document_id, o.collection, CASE WHEN t.country = v.country THEN v.role END
        FROM model m
        JOIN document_stance t ON t.model = m.number
        JOIN version v ON v.id = t.version_id
        LEFT JOIN copy d ON d.document_id = v.document_id
        LEFT JOIN version o ON o.document_id = d.original_id AND o.is_current = 1
        WHERE m.id = @modelId AND v.is_current = 1 AND v.date_start IS NOT NULL AND v.speaker_type = 'State'
        """;
}
