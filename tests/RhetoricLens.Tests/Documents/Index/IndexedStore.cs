using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index;

namespace RhetoricLens.Tests.Documents.Index;

/// <summary>A store with its index, and short ways to fill and ask it.</summary>
internal sealed class IndexedStore : IDisposable
{
    internal const string Model = "m";

    internal IndexedStore() => Index = LuceneIndex.Open(Path.Combine(Store.Folder, "index"), Store.Database);

    internal TemporaryStore Store { get; } = new();

    internal LuceneIndex Index { get; }

    public void Dispose()
    {
        Index.Dispose();
        Store.Dispose();
    }

    internal void Put(string id, string text, Func<DocumentFacts, DocumentFacts>? change = null)
    {
        var document = TemporaryStore.Document(id, text);
        Store.Put(document with { Facts = (change ?? (facts => facts))(document.Facts) });
    }

    /// <summary>Splits a document at full stops and gives each passage its axis score; 0 takes no position.</summary>
    internal void Score(string id, string model, params float[] axes)
    {
        var stored = Store.Database.Documents.Get(id)!;
        var (passages, start) = (new List<ScoredPassage>(), 0);
        foreach (var axis in axes)
        {
            var end = stored.Content.Text.IndexOf('.', start) + 1;
            passages.Add(new ScoredPassage(new Passage(passages.Count, start, end, null), true, axis switch
            {
                0 => StanceProbabilities.NoPosition,
                < 0 => new StanceProbabilities(-axis, 0, 0, 1 + axis),
                _ => new StanceProbabilities(0, axis, 0, 1 - axis),
            }));
            start = end + 1;
        }
        Store.Database.Scores.SaveScores(model, 1, [new(stored.VersionId, passages, [])], default);
    }

    internal void Replay() => Assert.True(Index.Replay(null, default).IsOk);

    internal SearchPage Page(SearchRequest request) => Index.Search(request with { Model = request.Model ?? Model }) is { IsOk: true } page
        ? page.Value
        : throw new Xunit.Sdk.XunitException($"{request.Query}: {Index.Search(request).Problem}");

    /// <summary>Ids of what is found, in alphabetical order; passages with their place.</summary>
    internal string Found(string query, SearchLevel level = SearchLevel.Document, string? model = null) => string.Join(
        ' ', Page(new SearchRequest(query) { Level = level, Take = 200, Model = model })
            .Hits.Select(hit => hit.DocumentId + (hit.Passage is { } passage ? "#" + passage.Ordinal : "")).Order(StringComparer.Ordinal));

    internal Problem? Problem(string query) => Index.Search(new SearchRequest(query)).Problem;
}
