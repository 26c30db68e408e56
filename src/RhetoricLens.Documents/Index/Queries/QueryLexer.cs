using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index.Queries;

internal enum QuerySign { Open, Close, And, Or, Not, Near, Before, Leaf, Field }

/// <summary>One sign of a query.</summary>
/// <param name="Sign">What it is.</param>
/// <param name="At">First character in the query, from 0.</param>
/// <param name="Text">The word, phrase or value.</param>
/// <param name="Form">Of a leaf, or of a field's value.</param>
/// <param name="Number">Distance of NEAR and BEFORE; wrong letters; moves.</param>
/// <param name="Name">Of a field, in lower case.</param>
internal readonly record struct QueryToken(QuerySign Sign, int At, string Text = "", LeafForm Form = LeafForm.Word, int Number = 0, string Name = "")
{
    /// <summary>Where a field's value begins.</summary>
    internal int ValueAt => At + (Name.Length == 0 ? 0 : Name.Length + 1);
}

/// <summary>Cuts a query into its signs in one pass; bounded by its length, which is checked first.</summary>
internal sealed class QueryLexer
{
    private readonly string _query;
    private readonly List<QueryToken> _tokens = [];
    private int _at;
    private Problem? _problem;

    private QueryLexer(string query) => _query = query;

    internal static Problem Bad(string code, string what, int at, string remedy) => new(code, what, $"character {at + 1}", remedy);

    internal static Outcome<List<QueryToken>> Read(string query)
    {
        if (string.IsNullOrWhiteSpace(query))
            return Bad("empty_query", "The query is empty.", 0, "Give at least one word.");
        if (query.Length > Limits.MaxQueryChars)
            return Bad("query_too_long", $"The query has {query.Length} characters; at most {Limits.MaxQueryChars} are read.", Limits.MaxQueryChars, "Shorten it.");
        var lexer = new QueryLexer(query);
        while (lexer._problem is null && lexer.Next())
        {
        }
        return lexer._problem is { } problem ? problem : lexer._tokens;
    }

    private bool Next()
    {
        while (_at < _query.Length && char.IsWhiteSpace(_query[_at]))
            _at++;
        if (_at == _query.Length)
            return false;
        switch (_query[_at])
        {
            case '(':
                _tokens.Add(new QueryToken(QuerySign.Open, _at++));
                return true;
            case ')':
                _tokens.Add(new QueryToken(QuerySign.Close, _at++));
                return true;
            case '"':
                Phrase(_at, "");
                return true;
            // A minus sign that stands at the beginning of something; one between spaces is a dash.
            case '-' when _at + 1 < _query.Length && !char.IsWhiteSpace(_query[_at + 1]):
                _tokens.Add(new QueryToken(QuerySign.Not, _at++));
                return true;
            default:
                WordOrField();
                return true;
        }
    }

    private void WordOrField()
    {
        var (start, word) = (_at, Run());
        var name = QueryFields.NameIn(word);
        if (name.Length > 0)
            Field(start, name);
        else
            Word(start, word, "");
    }

    /// <summary>Everything to the next space, parenthesis or quotation mark.</summary>
    private string Run()
    {
        var start = _at;
        while (_at < _query.Length && !char.IsWhiteSpace(_query[_at]) && _query[_at] is not ('(' or ')' or '"'))
            _at++;
        return _query[start.._at];
    }

    private void Word(int start, string word, string field)
    {
        if (field.Length == 0 && QuerySigns.Of(word) is { } sign)
        {
            _tokens.Add(new QueryToken(sign, start));
            return;
        }
        if (field.Length == 0 && QuerySigns.Distance(word, start) is { } near)
        {
            if (near.IsOk)
                _tokens.Add(near.Value);
            _problem = near.Problem;
            return;
        }
        var leaf = QuerySigns.Leaf(word, start, field);
        if (leaf.IsOk)
            _tokens.Add(leaf.Value);
        _problem = leaf.Problem;
    }

    private void Phrase(int start, string field)
    {
        var opened = _at++;
        var close = _query.IndexOf('"', _at);
        if (close < 0)
        {
            _problem = Bad("unmatched_quote", "This quotation mark is not closed.", opened, "Close it.");
            return;
        }
        var text = _query[_at..close];
        _at = close + 1;
        _tokens.Add(new QueryToken(QuerySign.Leaf, start, text, LeafForm.Phrase, Moves(), field));
    }

    /// <summary>The number after "a phrase"~, 0 when there is none.</summary>
    private int Moves()
    {
        if (_at >= _query.Length || _query[_at] != '~')
            return 0;
        var start = _at++;
        while (_at < _query.Length && char.IsAsciiDigit(_query[_at]))
            _at++;
        if (int.TryParse(_query.AsSpan(start + 1, _at - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var moves) && moves <= Limits.MaxNearWords)
            return moves;
        _problem = Bad("bad_distance", "The tilde after a phrase is followed by the number of words by which it may be off.", start, $"Write \"a phrase\"~5; at most {Limits.MaxNearWords}.");
        return 0;
    }

    private void Field(int start, string name)
    {
        if (!QueryFields.IsKnown(name))
        {
            _problem = Bad("unknown_field", $"There is no field \"{name}\".", start, $"Fields are {QueryFields.List}; to look for the words themselves, put them in quotation marks.");
            return;
        }
        _at = start + name.Length + 1;
        name = name.ToLowerInvariant();
        var c = _at < _query.Length ? _query[_at] : ' ';
        if (c == '"')
            Phrase(start, name);
        else if (c is '(' or '[')
            Enclosed(start, name, c == '(' ? ')' : ']');
        else if (QueryFields.IsText(name))
            Word(start, Run(), name);
        else
            _tokens.Add(new QueryToken(QuerySign.Field, start, Run(), LeafForm.Word, 0, name));
    }

    private void Enclosed(int start, string name, char closing)
    {
        var close = _query.IndexOf(closing, _at);
        if (close < 0)
        {
            _problem = Bad(closing == ')' ? "unmatched_parenthesis" : "unmatched_bracket", "This is not closed.", _at, $"Close it with {closing}.");
            return;
        }
        _tokens.Add(new QueryToken(QuerySign.Field, start, _query[_at..(close + 1)], LeafForm.Phrase, 0, name));
        _at = close + 1;
    }
}
