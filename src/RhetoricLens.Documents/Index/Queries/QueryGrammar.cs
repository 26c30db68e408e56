using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index.Queries;

/// <summary>
/// Reads <c>any := all (OR all)*; all := near (AND? near)*; near := one ((NEAR|BEFORE)/n one)*; one := (NOT | -) near | ( any ) | leaf | field</c>.
/// Length is bounded before reading, nesting and number of terms while reading, and there are no regular expressions or leading stars: each of
/// them has taken a search server down.
/// </summary>
internal sealed class QueryGrammar
{
    private readonly string _query;
    private readonly List<QueryToken> _tokens;
    private int _next;
    private int _depth;
    private int _terms;

    private QueryGrammar(string query, List<QueryToken> tokens) => (_query, _tokens) = (query, tokens);

    private QueryToken? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    /// <summary>Where the next sign stands; the end of the query when there is none.</summary>
    private int At => Peek?.At ?? _query.TrimEnd().Length;

    internal static Outcome<QueryNode> Parse(string query)
    {
        var tokens = QueryLexer.Read(query);
        if (!tokens.IsOk)
            return tokens.Problem;
        var grammar = new QueryGrammar(query, tokens.Value);
        var parsed = grammar.Any();
        return !parsed.IsOk || grammar.Peek is null
            ? parsed
            : QueryLexer.Bad("unmatched_parenthesis", "This closing parenthesis has no opening one.", grammar.At, "Remove it.");
    }

    private Outcome<QueryNode> Any() => Several(All, () => Take(QuerySign.Or), (children, at) => new QueryNode.Any(children, at));

    private Outcome<QueryNode> All() => Several(
        Near, () => Take(QuerySign.And) || Peek is { Sign: not (QuerySign.Close or QuerySign.Or) }, (children, at) => new QueryNode.All(children, at));

    private Outcome<QueryNode> Several(Func<Outcome<QueryNode>> read, Func<bool> more, Func<IReadOnlyList<QueryNode>, int, QueryNode> join)
    {
        var (children, at) = (new List<QueryNode>(), At);
        do
        {
            var child = read();
            if (!child.IsOk)
                return child;
            children.Add(child.Value);
        }
        while (more());
        return children.Count == 1 ? children[0] : join(children, at);
    }

    private Outcome<QueryNode> Near()
    {
        var (left, chained) = (One(), 0);
        while (left.IsOk && Peek is { Sign: QuerySign.Near or QuerySign.Before } sign)
        {
            _next++;
            if ((_terms += Limits.DistanceWeight) > Limits.MaxQueryTerms)
                return TooMany(sign.At);
            var right = One();
            if (!right.IsOk)
                return right;
            if ((Distant(left.Value) ?? Distant(right.Value)) is { } wrong)
                return QueryLexer.Bad("bad_near", "Only words, phrases and alternatives of them can be near one another.", wrong.At, "Leave out NOT, AND and fields here, or join with AND.");
            if (_depth + ++chained > Limits.MaxQueryDepth)
                return TooDeep();
            left = new QueryNode.Near(left.Value, right.Value, sign.Number, sign.Sign == QuerySign.Before, sign.At);
        }
        return left;
    }

    /// <summary>The part of a node that has no place in a text; null when all has.</summary>
    private static QueryNode? Distant(QueryNode node) => node switch
    {
        QueryNode.Leaf { Field: null, Number: 0 } or QueryNode.Leaf { Field: null, Form: LeafForm.Fuzzy } or QueryNode.Near => null,
        QueryNode.Any any => any.Children.Select(Distant).FirstOrDefault(found => found is not null),
        _ => node,
    };

    private Outcome<QueryNode> One()
    {
        if (Peek is not { } token || token.Sign == QuerySign.Close)
            return QueryLexer.Bad("missing_term", "A word is missing here.", At, "Give a word, or remove the operator before it.");
        switch (token.Sign)
        {
            case QuerySign.Not:
                return Deeper(() => Negated(token.At));
            case QuerySign.Open:
                return Deeper(Group);
            case QuerySign.Leaf or QuerySign.Field:
                _next++;
                return Term(token);
            default:
                return QueryLexer.Bad("missing_term", "A word is missing before this operator.", token.At, "Give one; to look for the word itself, write it in lower case.");
        }
    }

    private Outcome<QueryNode> Term(QueryToken token)
    {
        _terms += Weight(token);
        if (_terms > Limits.MaxQueryTerms)
            return TooMany(token.At);
        if (token.Name.Length > 0 && !QueryFields.IsText(token.Name))
            return QueryFields.Node(token with { Sign = QuerySign.Field });
        if (token.Sign == QuerySign.Field)
            return QueryFields.Node(token);
        return new QueryNode.Leaf(token.Text, token.ValueAt, token.Form, token.Number) { Field = token.Name.Length > 0 ? token.Name : null };
    }

    private static int Weight(QueryToken token) => token switch
    {
        { Form: LeafForm.Prefix or LeafForm.Fuzzy } => Limits.OpenTermWeight,
        { Form: LeafForm.Phrase, Sign: QuerySign.Leaf, Number: > 0 } => Limits.DistanceWeight,
        _ => 1,
    };

    private static Problem TooMany(int at) => QueryLexer.Bad(
        "too_many_terms",
        $"A query has at most {Limits.MaxQueryTerms} words, phrases and fields; a star or tilde counts as {Limits.OpenTermWeight}, a distance as {Limits.DistanceWeight}.", at, "Ask in several queries.");

    private Outcome<QueryNode> Deeper(Func<Outcome<QueryNode>> read)
    {
        if (++_depth > Limits.MaxQueryDepth)
            return TooDeep();
        var node = read();
        _depth--;
        return node;
    }

    private Problem TooDeep() => QueryLexer.Bad("query_too_deep", $"Parentheses and negations are nested more than {Limits.MaxQueryDepth} deep.", At, "Use fewer.");

    private Outcome<QueryNode> Negated(int at)
    {
        _next++;
        var child = Near();
        return child.IsOk ? new QueryNode.Not(child.Value, at) : child;
    }

    private Outcome<QueryNode> Group()
    {
        var opened = _tokens[_next++].At;
        var inner = Any();
        if (!inner.IsOk)
            return inner;
        return Take(QuerySign.Close) ? inner : QueryLexer.Bad("unmatched_parenthesis", "This parenthesis is not closed.", opened, "Close it.");
    }

    private bool Take(QuerySign sign)
    {
        if (Peek?.Sign != sign)
            return false;
        _next++;
        return true;
    }
}
