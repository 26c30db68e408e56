namespace RhetoricLens.Documents.Index;

/// <summary>A word, phrase or prefix of a query in the form the index holds it: words at fixed distances.</summary>
/// <param name="Tokens">Its words; one at least.</param>
/// <param name="IsPrefix">True when the only word may go on.</param>
internal sealed record QueryPattern(IReadOnlyList<Token> Tokens, bool IsPrefix)
{
    /// <summary>Null when nothing of the text is a word.</summary>
    internal static QueryPattern? Of(QueryNode.Leaf leaf)
    {
        var tokens = TextAnalyzer.Instance.Tokens(leaf.Text).ToArray();
        if (tokens.Length == 0)
            return null;
        // The index holds pairs of Chinese characters: a single one is the beginning of a pair.
        var isHalfPair = tokens is [{ Term: [>= '\u2E80' and <= '\uFAFF'] }];
        return new QueryPattern(tokens, leaf.IsPrefix || isHalfPair);
    }

    /// <summary>The place in the text of the pattern when it begins at a word of it; null when it does not.</summary>
    internal TextSpan? At(IReadOnlyList<Token> words, int first)
    {
        if (!IsWord(words[first].Term, 0))
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

    private bool IsWord(string word, int i) => IsPrefix ? word.StartsWith(Tokens[i].Term, StringComparison.Ordinal) : word == Tokens[i].Term;
}
