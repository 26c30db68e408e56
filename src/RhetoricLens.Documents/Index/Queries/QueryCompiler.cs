using Lucene.Net.Index;
using Lucene.Net.Search;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Analysis;

namespace RhetoricLens.Documents.Index.Queries;

/// <summary>A query ready to run, and what to mark in the texts it finds.</summary>
/// <param name="Query">For Lucene.</param>
/// <param name="Patterns">All words and phrases that speak for a document.</param>
internal sealed record CompiledQuery(Query Query, IReadOnlyList<QueryPattern> Patterns);

/// <summary>What a query is compiled for.</summary>
/// <param name="Reader">The index.</param>
/// <param name="Stemmers">Of the languages whose stems are looked through, with their fields.</param>
/// <param name="Voices">Reads the value of country: or group:.</param>
/// <param name="Positions">What the model says; asked for only when the query does.</param>
/// <param name="OfPassages">Whether the index is one of passages.</param>
internal sealed record QuerySetting(
    IndexReader Reader, IReadOnlyDictionary<string, Stemmer> Stemmers, Func<FactField, string, Outcome<IReadOnlyList<VoiceSpan>>> Voices, Func<Store.PositionScores> Positions, bool OfPassages);

/// <summary>Turns a query into Lucene's terms. Each word may stand in the text or in the title, as it is or by its stem.</summary>
internal sealed class QueryCompiler
{
    private readonly QuerySetting _setting;
    private readonly LeafCompiler _leaves;
    private readonly List<QueryPattern> _patterns = [];
    private Problem? _problem;

    private QueryCompiler(QuerySetting setting) => (_setting, _leaves) = (setting, new LeafCompiler(setting, Refuse, _patterns));

    internal static Outcome<CompiledQuery> Compile(QueryNode node, QuerySetting setting)
    {
        var compiler = new QueryCompiler(setting);
        var query = compiler.Build(node, isWanted: true);
        if (compiler._problem is { } problem)
            return problem;
        return query is not null
            ? new CompiledQuery(query, compiler._patterns)
            : QueryLexer.Bad("no_words", "There is no word in this query.", 0, "Give letters or digits.");
    }

    private void Refuse(Problem problem) => _problem ??= problem;

    /// <summary>Null for what holds no word, such as a lone dash: it is passed over.</summary>
    private Query? Build(QueryNode node, bool isWanted) => node switch
    {
        QueryNode.Leaf leaf => _leaves.Build(leaf, isWanted),
        QueryNode.Near near => _leaves.Build(near, isWanted),
        QueryNode.Not not => Build(not.Child, !isWanted) is { } inner ? Without(inner) : null,
        QueryNode.All all => Join(all.Children, Occur.MUST, isWanted),
        QueryNode.Any any => Join(any.Children, Occur.SHOULD, isWanted),
        QueryNode.Fact fact => Filtered(Fact(fact)),
        QueryNode.Dated dated => Filtered(IndexFields.Dates(dated.From, dated.To)),
        QueryNode.Stance stance => Filtered(new PositionFilter(_setting.Positions(), stance.Span, _setting.OfPassages)),
        QueryNode.Labelled labelled => Filtered(new PositionFilter(_setting.Positions(), labelled.Labels, _setting.OfPassages)),
        _ => throw new InvalidOperationException("Unknown node " + node),
    };

    private BooleanQuery? Join(IReadOnlyList<QueryNode> children, Occur occur, bool isWanted)
    {
        var (query, parts) = (new BooleanQuery(), new HashSet<Query>());
        foreach (var child in children)
        {
            // What is said twice is looked for once.
            if (Build(child, isWanted) is { } part && parts.Add(part))
                query.Add(part, occur);
        }
        return query.Clauses.Count == 0 ? null : query;
    }

    private static BooleanQuery Without(Query unwanted) => new()
    {
        { new ConstantScoreQuery(new MatchAllDocsQuery()) { Boost = 0 }, Occur.MUST },
        { unwanted, Occur.MUST_NOT },
    };

    /// <summary>Narrows without a say in the rank.</summary>
    private static Query? Filtered(Filter? filter) => filter is null ? null : new ConstantScoreQuery(filter) { Boost = 0 };

    private Filter Fact(QueryNode.Fact fact)
    {
        if (fact.Field is not (FactField.Country or FactField.Group))
            return IndexFields.Facts(fact.Field, fact.Values);
        var voices = new List<VoiceSpan>();
        foreach (var value in fact.Values)
        {
            var read = _setting.Voices(fact.Field, value);
            if (read.IsOk)
                voices.AddRange(read.Value);
            else
                Refuse(read.Problem with { Where = $"character {fact.At + 1}" });
        }
        return IndexFields.Voices(voices);
    }
}
