using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Documents.Index;

namespace RhetoricLens.Tests.Documents.Index;

public sealed class ResultTests : IDisposable
{
    private readonly IndexedStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Facets_are_the_counts_of_a_count_by_hand()
    {
        var documents = Enumerable.Range(0, 90).Select(Numbered).ToArray();
        _store.Store.Database.Documents.Put(documents, default);
        foreach (var document in documents.Where((_, i) => i % 4 == 0))
            _store.Score(document.Id, "m", -0.7f, 0.7f);
        _store.Replay();
        var page = _store.Page(new SearchRequest("internet date:[2003 TO *]") { Facets = Enum.GetValues<SearchFacet>(), Take = 1 });
        var hits = documents.Where(document => document.Facts.Date?.Start.Year >= 2003).ToArray();
        Assert.Equal(hits.Length, page.Total);
        Assert.Equal(Counted(hits, document => document.Facts.Country), Counts(page, SearchFacet.Country));
        Assert.Equal(Counted(hits, document => document.Facts.Date?.Start.Year.ToString(CultureInfo.InvariantCulture)), Counts(page, SearchFacet.Year));
        Assert.Equal(Counted(hits, document => document.Facts.Kind), Counts(page, SearchFacet.Kind));
        Assert.Equal(Counted(hits, document => document.Facts.Language), Counts(page, SearchFacet.Language));
        var scored = hits.Count(document => int.Parse(document.Id[1..], CultureInfo.InvariantCulture) % 4 == 0);
        Assert.Equal(Sorted([("multilateral", scored), ("multistakeholder", scored), ("none", hits.Length - scored)]), Counts(page, SearchFacet.Label));
        Assert.Equal(0, page.Copies);
    }

    [Fact]
    public void Facets_count_a_text_once_wherever_it_was_found()
    {
        var text = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"internet{i}")) + " internet";
        _store.Put("first", text);
        _store.Put("again", text, facts => facts with { Country = "EST", Collection = "other" });
        _store.Replay();
        Assert.NotNull(_store.Store.Database.Copies.Of("again"));
        var both = _store.Page(new SearchRequest("internet") { Facets = [SearchFacet.Country] });
        Assert.Equal((2, 1, 1), (both.Total, both.Facets[SearchFacet.Country].Single().Count, both.Copies));
        var copy = _store.Page(new SearchRequest("internet source:other") { Facets = [SearchFacet.Country] });
        Assert.Equal((1, 1, 0), (copy.Total, copy.Facets[SearchFacet.Country].Single().Count, copy.Copies));
    }

    [Theory]
    [InlineData(SearchSort.Rank)]
    [InlineData(SearchSort.OldestFirst)]
    [InlineData(SearchSort.NewestFirst)]
    public void A_walk_loses_and_doubles_nothing_when_documents_come_in_the_middle(SearchSort sort)
    {
        _store.Store.Database.Documents.Put(Enumerable.Range(0, 60).Select(Numbered).ToArray(), default);
        _store.Replay();
        var (seen, cursor, pages) = (new List<string>(), default(string), 0);
        do
        {
            var page = _store.Page(new SearchRequest("internet") { Take = 7, Cursor = cursor, Sort = sort });
            seen.AddRange(page.Hits.Select(hit => hit.DocumentId));
            cursor = page.Next;
            if (++pages == 3)
            {
                foreach (var chunk in Enumerable.Range(1_000, 1_000).Select(Numbered).Chunk(Limits.StoreBatchDocuments))
                    _store.Store.Database.Documents.Put(chunk, default);
                _store.Replay();
            }
        }
        while (cursor is not null);
        Assert.Equal(60, seen.Count(id => int.Parse(id[1..], CultureInfo.InvariantCulture) < 1_000));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public void A_ranked_walk_whose_state_is_gone_says_so()
    {
        _store.Store.Database.Documents.Put(Enumerable.Range(0, 5).Select(Numbered).ToArray(), default);
        _store.Replay();
        var next = _store.Page(new SearchRequest("internet") { Take = 2 }).Next;
        Assert.True(_store.Index.Rebuild(null, default).IsOk);
        Assert.Equal("cursor_expired", _store.Index.Search(new SearchRequest("internet") { Take = 2, Cursor = next }).Problem?.Code);
    }

    [Fact]
    public void Only_the_latest_states_of_the_index_are_kept_open_for_ranked_walks()
    {
        _store.Store.Database.Documents.Put(Enumerable.Range(0, 5).Select(Numbered).ToArray(), default);
        _store.Replay();
        var first = _store.Page(new SearchRequest("internet") { Take = 2 }).Next;
        var later = "";
        for (var change = 0; change <= Limits.RankedWalkStates; change++)
        {
            _store.Store.Database.Documents.Put([Numbered(100 + change)], default);
            _store.Replay();
            later = change == 1 ? _store.Page(new SearchRequest("internet") { Take = 2 }).Next! : later;
            _store.Page(new SearchRequest("internet") { Take = 2 });
        }
        Assert.Equal("cursor_expired", _store.Index.Search(new SearchRequest("internet") { Take = 2, Cursor = first }).Problem?.Code);
        Assert.True(_store.Index.Search(new SearchRequest("internet") { Take = 2, Cursor = later }).IsOk);
    }

    [Fact]
    public void Dates_order_and_the_undated_come_last()
    {
        foreach (var (id, date) in new[] { ("a", "2015"), ("b", "2014-12"), ("c", ""), ("d", "2016-01-02") })
            _store.Put(id, "Internet.", facts => facts with { Date = PartialDate.TryParse(date, out var parsed) ? parsed : null });
        _store.Replay();
        Assert.Equal("b a d c", Order(SearchSort.OldestFirst));
        Assert.Equal("d a b c", Order(SearchSort.NewestFirst));
    }

    [Fact]
    public void Similar_documents_share_the_telling_words()
    {
        _store.Put("a", "Sovereignty in cyberspace needs a binding treaty.");
        _store.Put("b", "A binding treaty on cyberspace respects sovereignty.");
        _store.Put("c", "Bread is dear in the cities.");
        _store.Replay();
        var hits = _store.Index.Similar(_store.Store.Database.Documents.Get("a")!, 5, null).Value.Hits;
        Assert.Equal("b", hits[0].DocumentId);
        Assert.DoesNotContain(hits, hit => hit.DocumentId == "a");
    }

    private string Order(SearchSort sort) => string.Join(' ', _store.Page(new SearchRequest("internet") { Sort = sort }).Hits.Select(hit => hit.DocumentId));

    private static ExtractedDocument Numbered(int i)
    {
        var document = TemporaryStore.Document($"t{i:D5}", $"First about bread {i}. Then of the internet{string.Concat(Enumerable.Repeat(" internet", i % 5))} {i * 7}.");
        return document with
        {
            Facts = document.Facts with
            {
                Country = i % 7 == 0 ? null : (i % 3) switch { 0 => "CHN", 1 => "USA", _ => "EST" },
                Kind = i % 2 == 0 ? "speech" : "op-ed",
                Language = i % 5 == 0 ? "fr" : "en",
                Date = i % 11 == 0 ? null : PartialDate.FromYear(2000 + (i % 9)),
            },
        };
    }

    private static (string, int)[] Counted(ExtractedDocument[] documents, Func<ExtractedDocument, string?> value) =>
        Sorted(documents.Select(value).OfType<string>().GroupBy(name => name).Select(group => (group.Key, group.Count())));

    private static (string, int)[] Counts(SearchPage page, SearchFacet facet) => Sorted(page.Facets[facet].Select(count => (count.Value, count.Count)));

    private static (string, int)[] Sorted(IEnumerable<(string, int)> counts) => counts.OrderBy(pair => pair.Item1, StringComparer.Ordinal).ToArray();
}
