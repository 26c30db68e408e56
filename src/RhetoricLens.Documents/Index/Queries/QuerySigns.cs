using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index.Queries;

/// <summary>What a run of characters between spaces says.</summary>
internal static class QuerySigns
{
    internal static QuerySign? Of(string word) => word switch
    {
        "AND" => QuerySign.And,
        "OR" => QuerySign.Or,
        "NOT" => QuerySign.Not,
        _ => null,
    };

    /// <summary>NEAR/5 or BEFORE/5; null for any other word.</summary>
    internal static Outcome<QueryToken>? Distance(string word, int at)
    {
        var sign = word.StartsWith("NEAR/", StringComparison.Ordinal) ? QuerySign.Near
            : word.StartsWith("BEFORE/", StringComparison.Ordinal) ? QuerySign.Before
            : (QuerySign?)null;
        if (sign is null)
            return null;
        var number = word[(word.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var distance) && distance <= Limits.MaxNearWords
            ? new QueryToken(sign.Value, at, Number: distance)
            : QueryLexer.Bad("bad_distance", $"\"{number}\" is no number of words between 0 and {Limits.MaxNearWords}.", at, "Write, for example, states NEAR/5 control.");
    }

    /// <summary>A word with what hangs on to it: star, tilde.</summary>
    internal static Outcome<QueryToken> Leaf(string word, int at, string field)
    {
        var offset = at + (field.Length == 0 ? 0 : field.Length + 1);
        if (word.Length > 1 && word[0] == '/' && word[^1] == '/')
            return QueryLexer.Bad("no_regex", "Regular expressions are not searched.", offset, "Use words, phrases, prefix* and fuzzy~.");
        if (word.IndexOf('~', StringComparison.Ordinal) is > 0 and var tilde)
            return Fuzzy(word, tilde, at, offset, field);
        var isPrefix = word.EndsWith('*');
        var text = isPrefix ? word[..^1] : word;
        return text.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star
            ? QueryLexer.Bad("bad_wildcard", "A star may only end a word.", offset + star, "Write the beginning of the word and then the star.")
            : new QueryToken(QuerySign.Leaf, at, text, isPrefix ? LeafForm.Prefix : LeafForm.Word, 0, field);
    }

    private static Outcome<QueryToken> Fuzzy(string word, int tilde, int at, int offset, string field)
    {
        var (text, number) = (word[..tilde], word[(tilde + 1)..]);
        if (number is not ("" or "1" or "2"))
            return QueryLexer.Bad("bad_fuzzy", "One or two letters may be wrong.", offset + tilde, "Write word~1 or word~2; word~ is word~1.");
        var edits = number == "2" ? 2 : 1;
        var least = edits == 2 ? Limits.MinFuzzyTwoChars : Limits.MinFuzzyChars;
        return text.Length < least || text.Contains('*', StringComparison.Ordinal)
            ? QueryLexer.Bad("bad_fuzzy", $"\"{text}\" is too short to be looked for with {edits} wrong {(edits == 1 ? "letter" : "letters")}.", offset, $"Give {least} letters or more, without a star.")
            : new QueryToken(QuerySign.Leaf, at, text, LeafForm.Fuzzy, edits, field);
    }
}
