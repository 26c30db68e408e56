using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Queries;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>
/// Concordances, collocations and keyness over the indexed texts. All counts are exact, of words as they are spelt (folded, not stemmed), and each
/// text counts once: copies are left out.
/// </summary>
public sealed class WordQuestions
{
    private readonly LuceneIndex _index;
    private readonly Database _database;

    internal WordQuestions(LuceneIndex index, Database database) => (_index, _database) = (index, database);

    /// <summary>Every place of a word or phrase, with what stands around it.</summary>
    /// <returns>A problem when the query cannot be read, there are too many places to sort, or there is no usable index.</returns>
    public Outcome<Concordance> Concordance(ConcordanceRequest request) => _index.Ask(search =>
    {
        var query = Node(search, request.Documents);
        return query.IsOk
            ? new ConcordanceSearch(Reader(search), Texts(search)).Run(request, query.Value.Patterns, Set(search, query.Value, request.Documents))
            : query.Problem;
    });

    /// <summary>The words that keep company with a word or phrase.</summary>
    /// <returns>As <see cref="Concordance"/>.</returns>
    public Outcome<Collocations> Collocations(CollocationRequest request) => _index.Ask<Collocations>(search =>
    {
        var (node, chosen) = (Node(search, new SearchRequest(request.Node)), Chosen(search, request.Set, "in"));
        return (node.Problem ?? chosen.Problem) is { } problem
            ? problem
            : new CollocationSearch(Reader(search), Texts(search)).Run(request, node.Value.Patterns, Set(search, chosen.Value, request.Set));
    });

    /// <summary>The words that tell two sets apart.</summary>
    /// <returns>A problem when a query cannot be read, a set is empty, or there is no usable index.</returns>
    public Outcome<Keyness> Keyness(KeynessRequest request) => _index.Ask<Keyness>(search =>
    {
        var (first, second) = (Chosen(search, request.First, "a"), Chosen(search, request.Second, "b"));
        return (first.Problem ?? second.Problem) is { } problem
            ? problem
            : new KeynessSearch(Reader(search), Set(search, first.Value, request.First), Set(search, second.Value, request.Second)).Run(request);
    });

    private static Lucene.Net.Index.IndexReader Reader(IndexSearch search) => search.Searcher.IndexReader;

    private StoredTexts Texts(IndexSearch search) => new(Reader(search), _database);

    private DocumentSet Set(IndexSearch search, CompiledQuery? query, SearchRequest request) => DocumentSet.Find(search.Searcher, query?.Query, request, _database.Copies);

    private static Outcome<CompiledQuery> Compiled(IndexSearch search, SearchRequest request)
    {
        var parsed = QueryGrammar.Parse(request.Query);
        return parsed.IsOk ? search.Compile(request, parsed.Value) : parsed.Problem;
    }

    /// <summary>A query with words in it, whose places can be listed.</summary>
    private static Outcome<CompiledQuery> Node(IndexSearch search, SearchRequest request)
    {
        var compiled = Compiled(search, request);
        return compiled is { IsOk: true, Value.Patterns.Count: 0 }
            ? new Problem("no_words", "There is no word in this query whose places could be listed.", "q", "Give a word, a \"phrase\" or a prefix*.")
            : compiled;
    }

    /// <summary>A query that chooses documents; null when it is empty and chooses all.</summary>
    private static Outcome<CompiledQuery?> Chosen(IndexSearch search, SearchRequest request, string parameter)
    {
        if (string.IsNullOrWhiteSpace(request.Query))
            return (CompiledQuery?)null;
        var compiled = Compiled(search, request);
        return compiled.IsOk ? compiled.Value : compiled.Problem with { Where = $"{parameter}, {compiled.Problem.Where}" };
    }
}
