using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index.Queries;

/// <summary>The fields of the query language and their values.</summary>
internal static class QueryFields
{
    internal const string List = "country, group, source, kind, lang, date, stance, label, speaker and title";

    internal static bool IsText(string name) => name is "speaker" or "title";

    internal static bool IsKnown(string name) =>
        name.ToLowerInvariant() is "country" or "group" or "source" or "kind" or "lang" or "date" or "stance" or "label" or "speaker" or "title";

    /// <summary>The letters before a colon at the beginning of a word, empty when there are none. An address is no field, nor is a word that ends with its colon, unless the field is known.</summary>
    internal static string NameIn(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !word.AsSpan(0, colon).ContainsOnlyLetters())
            return "";
        var name = word[..colon];
        return IsKnown(name) || (colon + 1 < word.Length && word[colon + 1] != '/') ? name : "";
    }

    /// <summary>Reads the value of a field that is not of words.</summary>
    internal static Outcome<QueryNode> Node(QueryToken token)
    {
        var value = token.Text.Trim();
        if (value.Trim('(', ')', '[', ']', '"', ' ').Length == 0)
            return QueryLexer.Bad("missing_value", $"A value is missing after {token.Name}:", token.ValueAt, "Write it right after the colon, without a space.");
        return token.Name switch
        {
            "country" => Fact(FactField.Country, token),
            "group" => Fact(FactField.Group, token),
            "source" => Fact(FactField.Source, token),
            "kind" => Fact(FactField.Kind, token),
            "lang" => Fact(FactField.Lang, token),
            "date" => FieldSpans.Dates(value, token),
            "stance" => FieldSpans.Axis(value, token),
            "label" => Labels(token),
            _ => QueryLexer.Bad("bad_value", $"{token.Name} takes a word or a \"phrase\".", token.ValueAt, $"Write {token.Name}:\"some words\"."),
        };
    }

    /// <summary>Values in parentheses, with commas, spaces or OR between them; or one.</summary>
    internal static IReadOnlyList<string> Values(QueryToken token) => token.Text.StartsWith('(') || token.Form == LeafForm.Word
        ? token.Text.Trim('(', ')').Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(value => value != "OR").Select(value => value.Trim('"')).Where(value => value.Length > 0).ToArray()
        : [token.Text];

    private static Outcome<QueryNode> Fact(FactField field, QueryToken token)
    {
        var values = Values(token);
        return values.Count is > 0 and <= Limits.MaxQueryTerms && !token.Text.StartsWith('[')
            ? new QueryNode.Fact(field, values, token.ValueAt)
            : QueryLexer.Bad("bad_value", $"\"{token.Text}\" is no value of {token.Name}.", token.ValueAt, $"Write {token.Name}:A or {token.Name}:(A OR B).");
    }

    private static Outcome<QueryNode> Labels(QueryToken token)
    {
        var labels = new List<StanceLabel>();
        foreach (var value in Values(token))
        {
            if (StanceLabels.Parse(value) is not { } label)
                return QueryLexer.Bad("bad_value", $"\"{value}\" is no label.", token.ValueAt, "Labels are multilateral, multistakeholder, mixed and none.");
            labels.Add(label);
        }
        return new QueryNode.Labelled(labels, token.ValueAt);
    }

    private static bool ContainsOnlyLetters(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetter(c))
                return false;
        }
        return true;
    }
}
