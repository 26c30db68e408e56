using Lucene.Net.Index;
using Lucene.Net.Search;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Analysis;
using RhetoricLens.Documents.Index.Queries;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>Runs one query on one state of the index.</summary>
internal sealed class IndexSearch(IndexSearcher searcher, Database database, SearchFacts facts)
{
    private static readonly SortField ById = new(IndexFields.Id, SortFieldType.STRING);

    private static readonly Dictionary<SearchSort, Sort> Orders = new()
    {
        [SearchSort.Rank] = new Sort(SortField.FIELD_SCORE, ById),
        [SearchSort.OldestFirst] = new Sort(ByDay(false), ById),
        [SearchSort.NewestFirst] = new Sort(ByDay(true), ById),
    };

    internal Outcome<SearchPage> Run(SearchRequest request, QueryNode node, SearchCursor? after, string state)
    {
        var compiled = Compile(request, node);
        if (!compiled.IsOk)
            return compiled.Problem;
        // One more than wanted tells whether there is a next page.
        var top = TopFieldCollector.Create(Orders[request.Sort], request.Take + 1, after?.Place(request.Sort), true, true, false, false);
        var facets = Facets(request);
        searcher.Search(compiled.Value.Query, IndexFields.Filter(request), facets is null ? top : MultiCollector.Wrap(top, facets));
        var found = top.GetTopDocs();
        var rows = found.ScoreDocs.Take(request.Take).ToArray();
        var hits = new HitReader(searcher, database).Read(rows, request, compiled.Value.Patterns);
        var next = found.ScoreDocs.Length > rows.Length ? SearchCursor.After((FieldDoc)rows[^1], state).Write(request) : null;
        var page = new SearchPage(found.TotalHits, hits, next);
        return facets is null ? page : page with { Facets = facets.Counts(), Copies = facets.LeftOut };
    }

    /// <summary>The state of the index that is asked.</summary>
    internal IndexSearcher Searcher => searcher;

    internal Outcome<CompiledQuery> Compile(SearchRequest request, QueryNode node) => QueryCompiler.Compile(node, Setting(request, node));

    private FacetCollector? Facets(SearchRequest request) => request.Facets.Count == 0 ? null : new FacetCollector(
        request.Facets.Distinct().ToArray(), facts.Copies(), request.Facets.Contains(SearchFacet.Label) ? facts.Positions(request.Model ?? "") : null);

    private QuerySetting Setting(SearchRequest request, QueryNode node)
    {
        var wanted = Languages(request, node);
        var stemmers = MultiFields.GetFields(searcher.IndexReader) is not { } fields ? [] : fields
            .Where(field => field.StartsWith(IndexFields.Stems, StringComparison.Ordinal))
            .Where(field => wanted is null || wanted.Contains(field[IndexFields.Stems.Length..]))
            .ToDictionary(field => field, field => Stemmer.For(field[IndexFields.Stems.Length..])!);
        return new QuerySetting(
            searcher.IndexReader, stemmers, (field, text) => Voices(request, field, text), () => facts.Positions(request.Model ?? ""), request.Level == SearchLevel.Passage);
    }

    /// <summary>Languages to which the query is narrowed, so that other languages' stems need not be looked through; null for all.</summary>
    private static HashSet<string>? Languages(SearchRequest request, QueryNode node)
    {
        if (request.Language is { } language)
            return [Stemmer.Primary(language)];
        var fact = node is QueryNode.All all ? all.Children.OfType<QueryNode.Fact>().FirstOrDefault(child => child.Field == FactField.Lang) : null;
        return fact?.Values.Select(Stemmer.Primary).ToHashSet(StringComparer.Ordinal);
    }

    private static Outcome<IReadOnlyList<VoiceSpan>> Voices(SearchRequest request, FactField field, string text) => field == FactField.Group
        ? request.ReadGroup?.Invoke(text) ?? new Problem("unknown_group", $"\"{text}\" is no group.", "", "No groups are known here.")
        : (request.ReadCountry ?? FromTable)(text);

    private static Outcome<IReadOnlyList<VoiceSpan>> FromTable(string text) => Core.Countries.Find(text) is { } country
        ? (VoiceSpan[])[new(country.Code)]
        : new Problem("unknown_country", $"\"{text}\" is no country or grouping.", "", "Use ISO 3166-1 codes such as CHN, RUS, USA.");

    private static SortField ByDay(bool newest)
    {
        var field = new SortField(IndexFields.FirstDay, SortFieldType.INT32, newest);
        field.SetMissingValue(J2N.Numerics.Int32.GetInstance(newest ? int.MinValue : int.MaxValue));
        return field;
    }
}
