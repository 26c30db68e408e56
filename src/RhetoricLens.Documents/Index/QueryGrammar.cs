using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index;

/// <summary>
/// Reads <c>any := all (OR all)*; all := one (AND? one)*; one := (NOT | -) one | ( any ) | "phrase" | word | word*</c>.
/// Length is bounded before reading and nesting while reading, and there are no regular expressions, fuzzy terms or leading stars: each of
/// them has taken a search server down.
/// </summary>
internal sealed class QueryGrammar
{
    private readonly string _query;
    private int _at;
    private int _depth;

    private QueryGrammar(string query) => _query = query;

    internal static Outcome<QueryNode> Parse(string query)
    {
        if (string.IsNullOrWhiteSpace(query))
            return Bad("empty_query", "The query is empty.", 0, "Give at least one word.");
        if (query.Length > Limits.MaxQueryChars)
            return Bad("query_too_long", $"The query has {query.Length} characters; at most {Limits.MaxQueryChars} are read.", Limits.MaxQueryChars, "Shorten it.");
        var grammar = new QueryGrammar(query);
        var parsed = grammar.Any();
        if (!parsed.IsOk || grammar.Peek() is null)
            return parsed;
        return Bad("unmatched_parenthesis", "This closing parenthesis has no opening one.", grammar._at, "Remove it.");
    }

    internal static Problem Bad(string code, string what, int at, string remedy) => new(code, what, $"character {at + 1}", remedy);

    private Outcome<QueryNode> Any()
    {
        var children = new List<QueryNode>();
        do
        {
            var child = All();
            if (!child.IsOk)
                return child;
            children.Add(child.Value);
        }
        while (TakeWord("OR"));
        return children.Count == 1 ? children[0] : new QueryNode.Any(children);
    }

    private Outcome<QueryNode> All()
    {
        var children = new List<QueryNode>();
        do
        {
            var child = One();
            if (!child.IsOk)
                return child;
            children.Add(child.Value);
        }
        while (TakeWord("AND") || (Peek() is not (null or ')') && !IsWord("OR")));
        return children.Count == 1 ? children[0] : new QueryNode.All(children);
    }

    private Outcome<QueryNode> One()
    {
        switch (Peek())
        {
            case null or ')':
                return Bad("missing_term", "A word is missing here.", _at, "Give a word, or remove the operator before it.");
            case '-' when IsMark():
                return Deeper(() => Negated(1));
            case '(':
                return Deeper(Group);
            case '"':
                return Phrase();
        }
        if (IsWord("AND") || IsWord("OR"))
            return Bad("missing_term", "A word is missing before this operator.", _at, "Give one; to look for the word itself, write it in lower case.");
        return IsWord("NOT") ? Deeper(() => Negated(3)) : Word();
    }

    /// <summary>A minus sign that stands at the beginning of something; one between spaces is a dash.</summary>
    private bool IsMark() => _at + 1 < _query.Length && !char.IsWhiteSpace(_query[_at + 1]);

    private Outcome<QueryNode> Deeper(Func<Outcome<QueryNode>> read)
    {
        if (++_depth > Limits.MaxQueryDepth)
            return Bad("query_too_deep", $"Parentheses and negations are nested more than {Limits.MaxQueryDepth} deep.", _at, "Use fewer.");
        var node = read();
        _depth--;
        return node;
    }

    private Outcome<QueryNode> Negated(int mark)
    {
        _at += mark;
        var child = One();
        return child.IsOk ? new QueryNode.Not(child.Value) : child;
    }

    private Outcome<QueryNode> Group()
    {
        var opened = _at++;
        var inner = Any();
        if (!inner.IsOk)
            return inner;
        if (Peek() != ')')
            return Bad("unmatched_parenthesis", "This parenthesis is not closed.", opened, "Close it.");
        _at++;
        return inner;
    }

    private Outcome<QueryNode> Phrase()
    {
        var opened = _at++;
        var close = _query.IndexOf('"', _at);
        if (close < 0)
            return Bad("unmatched_quote", "This quotation mark is not closed.", opened, "Close it.");
        var leaf = new QueryNode.Leaf(_query[_at..close], opened + 1, IsPrefix: false);
        _at = close + 1;
        return leaf;
    }

    private Outcome<QueryNode> Word()
    {
        var start = _at;
        while (_at < _query.Length && !char.IsWhiteSpace(_query[_at]) && _query[_at] is not ('(' or ')' or '"'))
            _at++;
        var word = _query[start.._at];
        var isPrefix = word.EndsWith('*');
        var text = isPrefix ? word[..^1] : word;
        if (text.IndexOf('*', StringComparison.Ordinal) is >= 0 and var mark)
            return Bad("bad_wildcard", "A star may only end a word.", start + mark, "Write the beginning of the word and then the star.");
        if (text.Length > 1 && text[0] == '/' && text[^1] == '/')
            return Bad("no_regex", "Regular expressions are not searched.", start, "Use words, phrases and prefix*.");
        return new QueryNode.Leaf(text, start + 1, isPrefix);
    }

    private char? Peek()
    {
        while (_at < _query.Length && char.IsWhiteSpace(_query[_at]))
            _at++;
        return _at < _query.Length ? _query[_at] : null;
    }

    private bool TakeWord(string word)
    {
        if (!IsWord(word))
            return false;
        _at += word.Length;
        return true;
    }

    private bool IsWord(string word)
    {
        Peek();
        var end = _at + word.Length;
        return string.CompareOrdinal(_query, _at, word, 0, word.Length) == 0
            && (end == _query.Length || char.IsWhiteSpace(_query[end]) || _query[end] is '(' or ')' or '"');
    }
}
