using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Suggest;

/// <summary>The words of one text, for comparing it with others.</summary>
/// <param name="Triples">Its distinct runs of three words (Broder 1997); of a shorter text, all of it as one.</param>
/// <param name="Terms">Its words and word pairs, hashed, with the number of times each occurs.</param>
internal sealed record Wording(ulong[] Triples, IReadOnlyDictionary<int, int> Terms)
{
    /// <summary>Binary logarithm of the number of hashed terms.</summary>
    public const int TermBits = 16;

    private const int Words = 3;
    private const ulong Factor = 0x9DDFEA08EB382D69;

    /// <summary>Reads a text; the tokens are a buffer that can be used again.</summary>
    public static Wording Of(string text, Tokens tokens)
    {
        tokens.Read(text);
        var terms = new Dictionary<int, int>();
        var triples = new HashSet<ulong>();
        for (var i = 0; i < tokens.Count; i++)
        {
            Count(terms, tokens.Hash(i));
            if (i > 0)
                Count(terms, Run(tokens, i - 1, 2));
        }
        for (var i = 0; i == 0 || i + Words <= tokens.Count; i++)
            triples.Add(Run(tokens, i, Math.Min(Words, tokens.Count)));
        return new Wording([.. triples], terms);
    }

    private static void Count(Dictionary<int, int> terms, ulong hash)
    {
        var term = (int)(hash * Factor >> (64 - TermBits));
        terms[term] = terms.GetValueOrDefault(term) + 1;
    }

    private static ulong Run(Tokens tokens, int start, int length)
    {
        var hash = 0UL;
        for (var i = start; i < start + length; i++)
        {
            hash = (hash ^ tokens.Hash(i)) * Factor;
            hash ^= hash >> 32;
        }
        return hash;
    }
}
