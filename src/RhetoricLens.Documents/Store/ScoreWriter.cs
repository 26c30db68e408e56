using Dapper;
using System.Data.Common;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>Writes the scores of one model inside a transaction that its owner commits.</summary>
internal sealed class ScoreWriter : IDisposable
{
    private readonly long _model;
    private readonly int _splitter;
    private readonly string _now;
    private readonly Statement _splitterOf, _setSplitter, _passage, _score, _scored, _stance;
    private readonly DbTransaction _transaction;

    internal ScoreWriter(DbTransaction transaction, string modelId, int splitterVersion, string now)
    {
        (_transaction, _splitter, _now) = (transaction, splitterVersion, now);
        _model = ModelNumber(transaction, modelId);
        _splitterOf = new Statement(transaction, "SELECT coalesce(splitter, -1) FROM version WHERE id = @v", "@v");
        _setSplitter = new Statement(transaction, "UPDATE version SET splitter = @splitter WHERE id = @v", "@splitter", "@v");
        _passage = new Statement(
            transaction, "INSERT INTO passage (version_id, ordinal, start_char, end_char, turn) VALUES (@v, @o, @s, @e, @t)", "@v", "@o", "@s", "@e", "@t");
        _score = new Statement(
            transaction,
            "INSERT INTO score (model, version_id, ordinal, label, p_multilateral, p_multistakeholder, p_mixed, p_none) VALUES (@m, @v, @o, @l, @p1, @p2, @p3, @p4)",
            "@m", "@v", "@o", "@l", "@p1", "@p2", "@p3", "@p4");
        _scored = new Statement(transaction, "INSERT INTO scored (model, version_id, scored_at) VALUES (@m, @v, @at) ON CONFLICT DO NOTHING", "@m", "@v", "@at");
        _stance = new Statement(
            transaction,
            "INSERT INTO document_stance (model, version_id, country, passages, on_topic, positions, axis_sum) VALUES (@m, @v, @c, @n, @on, @pos, @axis)",
            "@m", "@v", "@c", "@n", "@on", "@pos", "@axis");
    }

    internal void Put(ScoredVersion version)
    {
        var known = _splitterOf.Scalar(version.VersionId) as long? ?? throw new InvalidOperationException($"There is no version {version.VersionId}.");
        if (known != _splitter)
            Resplit(version, isFirst: known < 0);
        if (_scored.Run(_model, version.VersionId, _now) == 0)
            Forget(version.VersionId);
        // Off-topic passages get no row: of the UN debates that is all but a few in a hundred.
        _score.RunAll(version.Passages.Where(passage => passage.OnTopic).Select(passage => Score(version.VersionId, passage)));
        _stance.RunAll(version.Stances.Select(stance => (object?[])[_model, version.VersionId, stance.Country, stance.Passages, stance.OnTopic, stance.Positions, stance.AxisSum]));
    }

    public void Dispose()
    {
        _splitterOf.Dispose();
        _setSplitter.Dispose();
        _passage.Dispose();
        _score.Dispose();
        _scored.Dispose();
        _stance.Dispose();
    }

    private static long ModelNumber(DbTransaction transaction, string modelId)
    {
        transaction.Connection!.Execute("INSERT INTO model (id) VALUES (@modelId) ON CONFLICT DO NOTHING", new { modelId }, transaction);
        return transaction.Connection!.ExecuteScalar<long>("SELECT number FROM model WHERE id = @modelId", new { modelId }, transaction);
    }

    private object?[] Score(long version, ScoredPassage scored)
    {
        var p = scored.P;
        return
        [
            _model, version, scored.Passage.Ordinal, StanceLabels.Name(p.Label),
            (double)p.Multilateral, (double)p.Multistakeholder, (double)p.Mixed, (double)p.None,
        ];
    }

    private void Resplit(ScoredVersion version, bool isFirst)
    {
        if (!isFirst)
            ForgetSplit(version.VersionId);
        _passage.RunAll(version.Passages.Select(scored => (object?[])[version.VersionId, scored.Passage.Ordinal, scored.Passage.Start, scored.Passage.End, scored.Passage.Turn]));
        _setSplitter.Run(_splitter, version.VersionId);
    }

    private void ForgetSplit(long version)
    {
        // Naming the models lets the primary keys, which begin with the model, find the rows.
        foreach (var table in (ReadOnlySpan<string>)["document_stance", "score", "scored"])
            _transaction.Connection!.Execute(
                $"DELETE FROM {table} WHERE model IN (SELECT number FROM model) AND version_id = @version", new { version }, _transaction);
        _transaction.Connection!.Execute("DELETE FROM passage WHERE version_id = @version", new { version }, _transaction);
    }

    private void Forget(long version)
    {
        var row = new { model = _model, version };
        foreach (var table in (ReadOnlySpan<string>)["document_stance", "score"])
            _transaction.Connection!.Execute($"DELETE FROM {table} WHERE model = @model AND version_id = @version", row, _transaction);
    }
}
