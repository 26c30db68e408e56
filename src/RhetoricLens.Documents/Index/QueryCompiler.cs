using Lucene.Net.Index;
using Lucene.Net.Search;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index;

/// <summary>A query ready to run, and what to mark in the texts it finds.</summary>
/// <param name="Query">For Lucene.</param>
/// <param name="Patterns">All words and phrases that speak for a document.</param>
internal sealed record CompiledQuery(Query Query, IReadOnlyList<QueryPattern> Patterns);

/// <summary>Turns a query into Lucene's terms. Each word may stand in the text or in the title.</summary>
internal sealed class QueryCompiler
{
    private readonly List<QueryPattern> _patterns = [];

    internal static Outcome<CompiledQuery> Compile(string text)
    {
        var parsed = QueryGrammar.Parse(text);
        if (!parsed.IsOk)
            return parsed.Problem;
        if (ShortPrefix(parsed.Value) is { } leaf)
            return QueryGrammar.Bad(
                "bad_prefix", $"\"{leaf.Text}*\" is not one word of {Limits.MinPrefixChars} characters or more.", leaf.Position - 1, "Write more of one word before the star.");
        var compiler = new QueryCompiler();
        return compiler.Build(parsed.Value, isWanted: true) is { } query
            ? new CompiledQuery(query, compiler._patterns)
            : QueryGrammar.Bad("no_words", "There is no word in this query.", 0, "Give letters or digits.");
    }

    private static QueryNode.Leaf? ShortPrefix(QueryNode node) => node switch
    {
        QueryNode.Leaf { IsPrefix: true } leaf => QueryPattern.Of(leaf) is { Tokens: [{ Term.Length: >= Limits.MinPrefixChars }] } ? null : leaf,
        QueryNode.Not not => ShortPrefix(not.Child),
        QueryNode.All all => all.Children.Select(ShortPrefix).FirstOrDefault(leaf => leaf is not null),
        QueryNode.Any any => any.Children.Select(ShortPrefix).FirstOrDefault(leaf => leaf is not null),
        _ => null,
    };

    /// <summary>Null for what holds no word, such as a lone dash: it is passed over.</summary>
    private Query? Build(QueryNode node, bool isWanted) => node switch
    {
        QueryNode.Leaf leaf => BuildLeaf(leaf, isWanted),
        QueryNode.Not not => Build(not.Child, !isWanted) is { } inner ? Without(inner) : null,
        QueryNode.All all => Join(all.Children, Occur.MUST, isWanted),
        QueryNode.Any any => Join(any.Children, Occur.SHOULD, isWanted),
        _ => throw new InvalidOperationException("Unknown node " + node),
    };

    private BooleanQuery? Join(IReadOnlyList<QueryNode> children, Occur occur, bool isWanted)
    {
        var query = new BooleanQuery();
        foreach (var child in children)
        {
            if (Build(child, isWanted) is { } part)
                query.Add(part, occur);
        }
        return query.Clauses.Count == 0 ? null : query;
    }

    private static BooleanQuery Without(Query unwanted) => new()
    {
        { new ConstantScoreQuery(new MatchAllDocsQuery()) { Boost = 0 }, Occur.MUST },
        { unwanted, Occur.MUST_NOT },
    };

    private DisjunctionMaxQuery? BuildLeaf(QueryNode.Leaf leaf, bool isWanted)
    {
        if (QueryPattern.Of(leaf) is not { } pattern)
            return null;
        if (isWanted)
            _patterns.Add(pattern);
        return new DisjunctionMaxQuery(0f) { In(IndexFields.Text, pattern), In(IndexFields.Title, pattern) };
    }

    private static Query In(string field, QueryPattern pattern)
    {
        if (pattern.Tokens.Count == 1)
        {
            var term = new Term(field, pattern.Tokens[0].Term);
            return pattern.IsPrefix ? new PrefixQuery(term) : new TermQuery(term);
        }
        var phrase = new PhraseQuery();
        foreach (var token in pattern.Tokens)
            phrase.Add(new Term(field, token.Term), token.Position);
        return phrase;
    }
}
