using System.Data.Common;
using Npgsql;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>
/// Finds copies inside a transaction that its owner commits. A copy has the same words in the same order, or at least <see cref="Limits.CopyLikeness"/> of its runs of five
/// words in common within <see cref="Limits.MaxReprintDays"/> days; both must be able to be one act of speech. Candidates share a band of minima, and every one is verified.
/// </summary>
internal sealed class CopyFinder : IDisposable
{
    private readonly string _now;
    private readonly bool _isShared;
    private readonly Statement _fingerprint, _band, _self, _same, _near, _text, _mark, _unmark, _original, _copies, _pass;

    internal CopyFinder(DbTransaction transaction, string now)
    {
        _now = now;
        _fingerprint = new Statement(transaction, "INSERT INTO fingerprint (version_id, words, sequence) VALUES (@v, @words, @sequence) ON CONFLICT DO NOTHING", "@v", "@words", "@sequence");
        _band = new Statement(transaction, "INSERT INTO fingerprint_band (key, version_id) VALUES (@key, @v) ON CONFLICT DO NOTHING", "@key", "@v");
        _self = new Statement(transaction, CopyCandidate.Select + "v.document_id = @id", "@id");
        _same = new Statement(transaction, CopyCandidate.Select + "f.sequence = @sequence AND f.words = @words AND v.id <> @v ORDER BY v.id", "@sequence", "@words", "@v");
        _isShared = transaction.Connection is NpgsqlConnection;
        _near = new Statement(transaction, CopyCandidate.Select + "v.id <> @v AND v.id IN (SELECT version_id FROM fingerprint_band WHERE key = " + (_isShared ? "ANY(@key))" : "@key)"), "@key", "@v");
        _text = new Statement(transaction, "SELECT x.body FROM version v JOIN text_body x ON x.sha256 = v.text_sha256 WHERE v.id = @v", "@v");
        _mark = new Statement(
            transaction, "INSERT INTO copy (document_id, original_id, likeness, found_at) VALUES (@id, @original, @likeness, @now)", "@id", "@original", "@likeness", "@now");
        _unmark = new Statement(transaction, "DELETE FROM copy WHERE document_id = @id", "@id");
        _original = new Statement(transaction, "SELECT original_id, likeness FROM copy WHERE document_id = @id", "@id");
        _copies = new Statement(transaction, "SELECT c.document_id FROM copy c JOIN version v ON v.document_id = c.document_id AND v.is_current = 1 WHERE c.original_id = @id ORDER BY v.id", "@id");
        _pass = new Statement(transaction, "UPDATE copy SET original_id = @to WHERE original_id = @from", "@to", "@from");
    }

    /// <summary>
    /// Looks for copies of a document's current version, just stored. Copies of its version before are looked at anew: the texts may have parted.
    /// </summary>
    /// <returns>What it is a copy of; null when it stands for itself, also when others turned out to be copies of it.</returns>
    internal CopyMark? Place(long versionId, string documentId, string text)
    {
        var shingles = TextShingles.Of(text);
        _fingerprint.Run(versionId, shingles.Words, (long)shingles.Sequence);
        if (shingles.Words >= Limits.MinNearCopyWords)
        {
            _band.RunAll(shingles.BandKeys().Select(key => (object?[])[key, versionId]));
        }
        _unmark.Run(documentId);
        var orphans = List(_copies, documentId);
        foreach (var orphan in orphans)
            _unmark.Run(orphan);
        Settle(documentId, shingles);
        // One of them may have become a copy of another meanwhile.
        foreach (var orphan in orphans.Where(orphan => MarkOf(orphan) is null))
            Settle(orphan, TextShingles.Of((string)_text.Scalar(Candidate(orphan).VersionId)!));
        return MarkOf(documentId);
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _fingerprint, _band, _self, _same, _near, _text, _mark, _unmark, _original, _copies, _pass })
            statement.Dispose();
    }

    /// <summary>Joins a document to the copies of its text, if there are any.</summary>
    private void Settle(string documentId, TextShingles shingles)
    {
        var self = Candidate(documentId);
        if (shingles.Words < Limits.MinCopyWords || Find(self, shingles) is not var (original, likeness))
            return;
        if (!self.Precedes(original))
        {
            _mark.Run(documentId, original.DocumentId, likeness, _now);
            return;
        }
        _pass.Run(documentId, original.DocumentId);
        _mark.Run(original.DocumentId, documentId, likeness, _now);
    }

    /// <summary>The original of the text that is most alike; null when there is none.</summary>
    private (CopyCandidate Original, double Likeness)? Find(CopyCandidate self, TextShingles shingles)
    {
        foreach (var same in Candidates(_same, self.Sequence, self.Words, self.VersionId))
        {
            if (Root(same) is var root && root.DocumentId != self.DocumentId && self.SharesVoice(root))
                return (root, 1);
        }
        if (self.Words < Limits.MinNearCopyWords)
            return null;
        var near = Near(shingles.BandKeys(), self.VersionId).DistinctBy(candidate => candidate.DocumentId)
            .Where(candidate => Math.Min(candidate.Words, self.Words) >= Limits.CopyLikeness * Math.Max(candidate.Words, self.Words) - 1)
            .Select(candidate => (Found: candidate, Root: Root(candidate)))
            .Where(pair => pair.Root.DocumentId != self.DocumentId && self.SharesVoice(pair.Root) && self.SharesTime(pair.Root) && self.SharesTime(pair.Found))
            .Take(Limits.MaxComparedCopies)
            .Select(pair => (pair.Root, Likeness: shingles.Likeness(TextShingles.Of((string)_text.Scalar(pair.Found.VersionId)!))))
            .Where(pair => pair.Likeness >= Limits.CopyLikeness)
            .ToArray();
        return near.Length == 0 ? null : near.MaxBy(pair => pair.Likeness);
    }

    /// <summary>Those that share a band. PostgreSQL is asked for all bands at once, which spares the way to it and back.</summary>
    private IEnumerable<CopyCandidate> Near(long[] keys, long version) =>
        _isShared ? Candidates(_near, keys, version) : keys.SelectMany(key => Candidates(_near, key, version));

    private CopyCandidate Root(CopyCandidate candidate) => MarkOf(candidate.DocumentId) is { } mark ? Candidate(mark.OriginalId) : candidate;

    private CopyCandidate Candidate(string documentId)
    {
        using var rows = _self.Rows(documentId);
        return rows.Read() ? CopyCandidate.Read(rows) : throw new InvalidOperationException($"The document {documentId} has no fingerprint.");
    }

    private List<CopyCandidate> Candidates(Statement statement, params ReadOnlySpan<object?> values)
    {
        var candidates = new List<CopyCandidate>();
        using var rows = statement.Rows(values);
        while (rows.Read())
            candidates.Add(CopyCandidate.Read(rows));
        return candidates;
    }

    private static List<string> List(Statement statement, string id)
    {
        var list = new List<string>();
        using var rows = statement.Rows(id);
        while (rows.Read())
            list.Add(rows.GetString(0));
        return list;
    }

    private CopyMark? MarkOf(string documentId)
    {
        using var rows = _original.Rows(documentId);
        return rows.Read() ? new CopyMark(rows.GetString(0), rows.GetDouble(1)) : null;
    }
}
