using System.Globalization;
using Lucene.Net.Search;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>Runs one query on one state of the index.</summary>
internal sealed class IndexSearch(IndexSearcher searcher, Database database)
{
    private static readonly Sort BestFirst = new(SortField.FIELD_SCORE, new SortField(IndexFields.Id, SortFieldType.STRING));

    internal SearchPage Run(SearchRequest request, CompiledQuery compiled, SearchCursor? after)
    {
        // One more than wanted tells whether there is a next page.
        var found = searcher.SearchAfter(after?.After(), compiled.Query, IndexFields.Filter(request), request.Take + 1, BestFirst, true, false);
        var rows = found.ScoreDocs.Take(request.Take).ToArray();
        var hits = rows.Select(row => Hit(row, compiled.Patterns)).ToArray();
        var next = found.ScoreDocs.Length > rows.Length ? new SearchCursor(rows[^1].Score, hits[^1].DocumentId).Write(request) : null;
        return new SearchPage(found.TotalHits, hits, next);
    }

    private SearchHit Hit(ScoreDoc row, IReadOnlyList<QueryPattern> patterns)
    {
        var versionId = long.Parse(searcher.Doc(row.Doc).Get(IndexFields.VersionId, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var stored = database.Documents.GetVersion(versionId)
            ?? throw new InvalidDataException($"The index names version {versionId}, which the store does not have.");
        var fragments = Fragments.Of(stored.Content.Text, database.Scores.Split(versionId), patterns);
        return new SearchHit(stored.Content.Id, versionId, stored.Content.Facts, row.Score, fragments);
    }
}
