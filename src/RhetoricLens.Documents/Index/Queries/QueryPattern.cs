using RhetoricLens.Documents.Index.Analysis;

namespace RhetoricLens.Documents.Index.Queries;

/// <summary>A word, phrase or prefix of a query in the form the index holds it: words at fixed distances.</summary>
/// <param name="Tokens">Its words; one at least.</param>
internal sealed record QueryPattern(IReadOnlyList<Token> Tokens)
{
    /// <summary>True when the only word may go on.</summary>
    internal bool IsPrefix { get; init; }

    /// <summary>All words that a fuzzy word stands for; null for any other.</summary>
    internal IReadOnlySet<string>? Words { get; init; }

    /// <summary>The stem by language, when the word is looked for by it too.</summary>
    internal IReadOnlyDictionary<Stemmer, string>? Stems { get; init; }

    /// <summary>Null when nothing of the text is a word.</summary>
    internal static QueryPattern? Of(string text)
    {
        var tokens = TextAnalyzer.Instance.Tokens(text);
        return tokens.Count == 0 ? null : new QueryPattern(tokens);
    }

    /// <summary>The index holds pairs of Chinese characters: a single one is the beginning of a pair.</summary>
    internal bool IsHalfPair => Tokens is [{ Term: [>= '\u2E80' and <= '\uFAFF'] }];

    /// <summary>The place in the text of the pattern when it begins at a word of it; null when it does not.</summary>
    /// <param name="words">Of the text.</param>
    /// <param name="first">Which of them it must begin at.</param>
    /// <param name="stemmer">Of the text's language; null when it has none.</param>
    /// <param name="stem">Of the word it must begin at.</param>
    internal TextSpan? At(IReadOnlyList<Token> words, int first, Stemmer? stemmer, string? stem)
    {
        if (!IsWord(words[first].Term, 0) && !(stem is not null && Stems?.GetValueOrDefault(stemmer!) == stem))
            return null;
        var last = first;
        for (var i = 1; i < Tokens.Count; i++)
        {
            var distance = Tokens[i].Position - Tokens[0].Position;
            while (last < words.Count && words[last].Position - words[first].Position < distance)
                last++;
            if (last == words.Count || words[last].Position - words[first].Position != distance || !IsWord(words[last].Term, i))
                return null;
        }
        return new TextSpan(words[first].Start, words[last].End);
    }

    private bool IsWord(string word, int i) =>
        Words is not null ? Words.Contains(word)
        : IsPrefix ? word.StartsWith(Tokens[i].Term, StringComparison.Ordinal)
        : word == Tokens[i].Term;
}
