namespace RhetoricLens.Stance.Score;

/// <summary>
/// Finds the terms that begin at a token, in lists of thousands. A token is looked for among the words with which terms begin and then, by its first letters,
/// among the words with a free ending; where it is found first stand all terms that it may begin, in the order in which they were given.
/// </summary>
/// <typeparam name="T">What a term stands for.</typeparam>
internal sealed class TermIndex<T>
{
    private const int Short = TermPattern.MinPrefix;

    /// <summary>Letters that most words with a free ending have, and no more than a key holds.</summary>
    private const int Long = 4;

    private readonly TermLists<T> _words;
    private readonly TermLists<T> _long;
    private readonly TermLists<T> _short;

    public TermIndex(IEnumerable<(TermPattern Pattern, T Value)> terms)
    {
        var all = terms.Select((term, place) => new Term<T>(term.Pattern, term.Value, place)).ToLookup(term => term.First.IsOpen);
        var open = all[true].ToLookup(term => term.First.IsPrefix && term.First.Text.Length < Long);
        _words = Lists(all[false], word => word.Hash, all[true]);
        _long = Lists(open[false], word => Beginning(word.Text, Long), open[true]);
        _short = Lists(open[true], word => Beginning(word.Text, Short), []);
    }

    /// <summary>Terms whose first word may be the token; ask each whether it is there.</summary>
    public ReadOnlySpan<Term<T>> Candidates(Tokens tokens, int at)
    {
        var terms = _words.Find(tokens.Hash(at));
        if (!terms.IsEmpty)
            return terms;
        var token = tokens[at];
        terms = _long.Find(Beginning(token, Long));
        return terms.IsEmpty ? _short.Find(Beginning(token, Short)) : terms;
    }

    /// <summary>Lists of terms by a key of their first words, together with those whose shorter beginning covers these words.</summary>
    private static TermLists<T> Lists(IEnumerable<Term<T>> terms, Func<TermPart, ulong> key, IEnumerable<Term<T>> shorter)
    {
        var covering = shorter.ToLookup(term => Beginning(term.First.Text, Short));
        return new TermLists<T>(terms.GroupBy(term => key(term.First)).Select(list => (list.Key, list.Concat(Covering(list.First().First)))));

        IEnumerable<Term<T>> Covering(TermPart word) => covering[Beginning(word.Text, Short)].Where(term => term.First.Covers(word));
    }

    /// <summary>The first characters as a number, or all of a shorter word.</summary>
    private static ulong Beginning(ReadOnlySpan<char> word, int length)
    {
        var key = 0UL;
        foreach (var c in word[..Math.Min(length, word.Length)])
            key = key << 16 | c;
        return key;
    }
}
