using Lucene.Net.Index;
using Lucene.Net.Search;
using RhetoricLens.Core;
using RhetoricLens.Documents.Index.Analysis;
using RhetoricLens.Documents.Index.Queries;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>Reads from the store what is shown of the hits of one page.</summary>
internal sealed class HitReader(IndexSearcher searcher, Database database)
{
    internal SearchHit[] Read(ScoreDoc[] rows, SearchRequest request, IReadOnlyList<QueryPattern> patterns)
    {
        var places = rows.Select(row => Place(row.Doc, request.Level)).ToArray();
        var versions = places.Select(place => place.Version).Distinct().ToArray();
        var documents = database.Documents.GetVersions(versions).ToDictionary(stored => stored.VersionId);
        var passages = database.Scores.Split(versions);
        var scores = database.Scores.Positions(request.Model ?? "", versions);
        return rows.Select((row, i) => documents.TryGetValue(places[i].Version, out var stored)
                ? Hit(stored, (places[i].Ordinal, Score(row)), passages[stored.VersionId].ToArray(), scores, patterns)
                : throw new InvalidDataException($"The index names version {places[i].Version}, which the store does not have."))
            .ToArray();
    }

    private (long Version, int? Ordinal) Place(int doc, SearchLevel level)
    {
        var leaves = searcher.IndexReader.Leaves;
        var leaf = leaves[ReaderUtil.SubIndex(doc, leaves)];
        var version = leaf.AtomicReader.GetNumericDocValues(IndexFields.VersionId).Get(doc - leaf.DocBase);
        return (version, level == SearchLevel.Passage ? (int)leaf.AtomicReader.GetNumericDocValues(IndexFields.Ordinal).Get(doc - leaf.DocBase) : null);
    }

    private static double Score(ScoreDoc row) => float.IsNaN(row.Score) ? 0 : row.Score;

    private static SearchHit Hit(
        StoredDocument stored, (int? Ordinal, double Score) found, Passage[] passages, PositionScores scores, IReadOnlyList<QueryPattern> patterns)
    {
        var content = stored.Content;
        var stemmer = Stemmer.For(content.Facts.Language);
        var passage = found.Ordinal is { } ordinal ? passages.Where(one => one.Ordinal == ordinal).Select(one => (Passage?)one).FirstOrDefault() : null;
        var voice = passage?.Turn is { } turn && turn < content.Turns.Count ? content.Turns[turn] : null;
        var fragments = passage is { } one
            ? [Fragments.Whole(content.Text, one, patterns, stemmer)]
            : Fragments.Of(content.Text, passages, patterns, stemmer);
        return new SearchHit(content.Id, stored.VersionId, content.Facts, found.Score, fragments)
        {
            Passage = passage,
            Country = voice is null ? content.Facts.Country : voice.Country,
            Speaker = voice is null ? content.Facts.Speaker : voice.Speaker,
            Stance = Stance(scores.Of(stored.VersionId), found.Ordinal),
        };
    }

    private static HitStance? Stance(ReadOnlySpan<Position> positions, int? ordinal)
    {
        var (sum, count, labels) = (0d, 0, new SortedSet<StanceLabel>());
        foreach (var position in positions)
        {
            if (ordinal is { } only && position.Ordinal != only)
                continue;
            (sum, count) = (sum + position.Axis, count + 1);
            labels.Add(position.Label);
        }
        return count == 0 ? null : new HitStance(sum / count, count, [.. labels]);
    }
}
