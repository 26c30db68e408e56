using Dapper;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>All that a model says of one version of a document.</summary>
/// <param name="VersionId">See <see cref="StoredDocument.VersionId"/>.</param>
/// <param name="Passages">Every passage of the text, in order.</param>
/// <param name="Stances">Its part in each country's stance; empty when it speaks for none.</param>
public sealed record ScoredVersion(long VersionId, IReadOnlyList<ScoredPassage> Passages, IReadOnlyList<CountryStance> Stances);

/// <summary>Passages and what models say of them.</summary>
public sealed class ScoreStore
{
    /// <summary>Characters of text handed out in one go: bounds memory when documents are long (two bytes each).</summary>
    private const long MaxReadChars = 8_000_000;

    private readonly Database _database;

    internal ScoreStore(Database database) => _database = database;

    /// <summary>
    /// Current versions that this model has not scored, or has scored over passages of another splitter, in the order of storing.
    /// An answer is cut short when its texts are long; the end is an empty one.
    /// </summary>
    /// <param name="modelId">See <see cref="ModelVersion.Id"/>.</param>
    /// <param name="splitterVersion">Version of the passage splitter in use.</param>
    /// <param name="take">Most documents wanted.</param>
    /// <param name="afterVersionId">Only versions stored after this one; lets a run pass over the store once.</param>
    public IReadOnlyList<StoredDocument> Unscored(string modelId, int splitterVersion, int take, long afterVersionId = 0) =>
        _database.Read(connection => DocumentReader.Read(
            connection, DocumentReader.Select + UnscoredCondition + " ORDER BY v.id LIMIT @take", new { modelId, splitterVersion, take, afterVersionId }, MaxReadChars));

    /// <summary>How many documents <see cref="Unscored"/> would give in all.</summary>
    public int CountUnscored(string modelId, int splitterVersion) => _database.Read(connection => connection.ExecuteScalar<int>(
        "SELECT count(*) FROM version v " + UnscoredCondition, new { modelId, splitterVersion, afterVersionId = 0 }));

    /// <summary>
    /// Notes that a model has scored every current version, when it has: from then on it may answer questions. Documents that come later are
    /// scored as they come, and do not take the note away.
    /// </summary>
    /// <returns>Whether the model is complete.</returns>
    public bool MarkComplete(string modelId, int splitterVersion) => IsComplete(modelId) || _database.Write(transaction =>
    {
        var complete = transaction.Connection!.Execute(
            $"UPDATE model SET complete_at = @Now WHERE id = @modelId AND NOT EXISTS (SELECT 1 FROM version v {UnscoredCondition})",
            new { modelId, splitterVersion, afterVersionId = 0, _database.Now },
            transaction) == 1;
        if (complete)
            Revision.Raise(transaction);
        return complete;
    });

    /// <summary>Whether a model has at some time scored every current version.</summary>
    public bool IsComplete(string modelId) => _database.Read(connection =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM model WHERE id = @modelId AND complete_at IS NOT NULL", new { modelId }) == 1);

    /// <summary>Ids of all models that have scored something.</summary>
    public IReadOnlyList<string> Models() => _database.Read(connection => connection.Query<string>("SELECT id FROM model ORDER BY number").ToArray());

    internal const string UnscoredCondition = """
        WHERE v.is_current = 1 AND v.id > @afterVersionId
          AND (v.splitter IS NULL OR v.splitter <> @splitterVersion
               OR NOT EXISTS (SELECT 1 FROM scored s JOIN model m ON m.number = s.model WHERE m.id = @modelId AND s.version_id = v.id))
        """;

    /// <summary>
    /// Stores passages, scores and stances of some versions in one transaction, in place of what this model said of them before. Passages of
    /// another splitter are replaced, and with them go the scores that other models gave to those.
    /// </summary>
    public void SaveScores(string modelId, int splitterVersion, IReadOnlyList<ScoredVersion> batch, CancellationToken cancellationToken) =>
        _database.Write(transaction =>
        {
            using var writer = new ScoreWriter(transaction, modelId, splitterVersion, _database.Now);
            Revision.Raise(transaction);
            foreach (var scored in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                writer.Put(scored);
            }
            return batch.Count;
        });

    /// <summary>The passages of a version as a model scored them; empty when it has not.</summary>
    public IReadOnlyList<ScoredPassage> Passages(long versionId, string modelId) => _database.Read(connection => connection
        .Query<PassageRow>(
            """
            SELECT p.ordinal, p.start_char, p.end_char, p.turn, c.p_multilateral, c.p_multistakeholder, c.p_mixed, c.p_none
            FROM model m
            JOIN scored s ON s.model = m.number AND s.version_id = @versionId
            JOIN passage p ON p.version_id = s.version_id
            LEFT JOIN score c ON c.model = m.number AND c.version_id = p.version_id AND c.ordinal = p.ordinal
            WHERE m.id = @modelId
            ORDER BY p.ordinal
            """,
            new { versionId, modelId })
        .Select(row => row.Scored())
        .ToArray());

    /// <summary>What a model says of all passages that take a position, as of now.</summary>
    /// <param name="modelId">See <see cref="ModelVersion.Id"/>.</param>
    /// <param name="versions">Only of these versions; null for all.</param>
    public PositionScores Positions(string modelId, IReadOnlyCollection<long>? versions = null) =>
        _database.Read(connection => PositionScores.Read(connection, modelId, versions));

    /// <summary>Current versions that are split into passages and have any, each with the splitter that did it.</summary>
    internal Dictionary<long, int> SplitVersions() => _database.Read(connection => connection
        .Query<(long Id, long Splitter)>(
            "SELECT id, splitter FROM version v WHERE is_current = 1 AND splitter IS NOT NULL AND EXISTS (SELECT 1 FROM passage p WHERE p.version_id = v.id)")
        .ToDictionary(row => row.Id, row => (int)row.Splitter));

    /// <summary>Passages of all current versions.</summary>
    internal long CountSplitPassages() => _database.Read(connection => connection.ExecuteScalar<long>(
        "SELECT count(*) FROM passage p JOIN version v ON v.id = p.version_id WHERE v.is_current = 1"));

    /// <summary>The passages of some versions.</summary>
    internal ILookup<long, Passage> Split(IReadOnlyCollection<long> versions) => _database.Read(connection => connection
        .Query<(long Version, long Ordinal, long Start, long End, long? Turn)>(
            $"SELECT version_id, ordinal, start_char, end_char, turn FROM passage WHERE {connection.In("version_id", "versions")} ORDER BY version_id, ordinal", new { versions = versions.ToArray() })
        .ToLookup(row => row.Version, row => new Passage((int)row.Ordinal, (int)row.Start, (int)row.End, (int?)row.Turn)));

    /// <summary>Where the passages of a version are, whoever scored them; empty when it has not been split.</summary>
    public IReadOnlyList<Passage> Split(long versionId) => _database.Read(connection => connection
        .Query<(long Ordinal, long Start, long End, long? Turn)>(
            "SELECT ordinal, start_char, end_char, turn FROM passage WHERE version_id = @versionId ORDER BY ordinal", new { versionId })
        .Select(row => new Passage((int)row.Ordinal, (int)row.Start, (int)row.End, (int?)row.Turn))
        .ToArray());

    /// <summary>
    /// The passages that speak most clearly for one pole, clearest first, at most one of each document. Only what counts in a country's stance:
    /// current versions, a state's voice, a country, no copies.
    /// </summary>
    /// <param name="modelId">See <see cref="ModelVersion.Id"/>.</param>
    /// <param name="pole"><see cref="StanceLabel.Multilateral"/> or <see cref="StanceLabel.Multistakeholder"/>.</param>
    /// <param name="take">Most passages wanted.</param>
    /// <param name="countries">Codes of the voices wanted; null or empty for all.</param>
    public IReadOnlyList<TellingPassage> TopPassages(string modelId, StanceLabel pole, int take, IReadOnlyCollection<string>? countries = null) =>
        _database.Read(connection => TellingPassages.Read(connection, modelId, pole, take, new TellingScope(countries), onePerDocument: true));

    /// <summary>The passages of a label, clearest first, of a narrower choice of documents, several of one document among them.</summary>
    public IReadOnlyList<TellingPassage> Evidence(string modelId, StanceLabel pole, int take, TellingScope scope) =>
        _database.Read(connection => TellingPassages.Read(connection, modelId, pole, take, scope, onePerDocument: false));

    private sealed record PassageRow(
        long ordinal, long start_char, long end_char, long? turn, double? p_multilateral, double? p_multistakeholder, double? p_mixed, double? p_none)
    {
        internal ScoredPassage Scored() => new(
            new Passage((int)ordinal, (int)start_char, (int)end_char, (int?)turn),
            p_none is not null,
            p_none is null
                ? StanceProbabilities.NoPosition
                : new StanceProbabilities((float)p_multilateral!, (float)p_multistakeholder!, (float)p_mixed!, (float)p_none));
    }
}
