using RhetoricLens.Core.Outcomes;
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
    public Outcome<Concordance> Concordance(ConcordanceRequest request)
    {
        var query = QueryCompiler.Compile(request.Documents.Query);
        if (!query.IsOk)
            return query.Problem;
        return NoNode(query.Value) ?? _index.Ask(
            searcher => new ConcordanceSearch(searcher, _database).Run(request, query.Value), new Concordance(0, 0, []));
    }

    /// <summary>The words that keep company with a word or phrase.</summary>
    /// <returns>As <see cref="Concordance"/>.</returns>
    public Outcome<Collocations> Collocations(CollocationRequest request)
    {
        var (node, set) = (QueryCompiler.Compile(request.Node), Compile(request.Set));
        if ((node.Problem ?? NoNode(node.Value)) is { } problem)
            return problem;
        if (set.Problem is { } unread)
            return unread with { Where = $"in, {unread.Where}" };
        return _index.Ask(
            searcher => new CollocationSearch(searcher, _database).Run(
                request, node.Value, DocumentSet.Find(searcher, set.Value?.Query, request.Set, _database.Copies)),
            new Collocations(0, 0, 0, 0, 0, 0, []));
    }

    /// <summary>The words that tell two sets apart.</summary>
    /// <returns>A problem when a query cannot be read, a set is empty, or there is no usable index.</returns>
    public Outcome<Keyness> Keyness(KeynessRequest request)
    {
        var (first, second) = (Compile(request.First), Compile(request.Second));
        if ((first.Problem ?? second.Problem) is { } problem)
            return problem with { Where = $"{(first.IsOk ? "b" : "a")}, {problem.Where}" };
        return _index.Ask(
            searcher => new KeynessSearch(
                searcher.IndexReader,
                DocumentSet.Find(searcher, first.Value?.Query, request.First, _database.Copies),
                DocumentSet.Find(searcher, second.Value?.Query, request.Second, _database.Copies)).Run(request),
            new Keyness(new WordSet(0, 0), new WordSet(0, 0), 0, 0, [], []));
    }

    private static Outcome<CompiledQuery?> Compile(SearchRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Query))
            return (CompiledQuery?)null;
        var compiled = QueryCompiler.Compile(request.Query);
        return compiled.IsOk ? compiled.Value : compiled.Problem;
    }

    private static Problem? NoNode(CompiledQuery query) => query.Patterns.Count > 0
        ? null
        : new Problem("no_words", "There is no word in this query whose places could be listed.", "q", "Give a word, a \"phrase\" or a prefix*.");
}
