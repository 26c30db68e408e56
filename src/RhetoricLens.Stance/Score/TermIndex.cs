using System.Collections.Frozen;

namespace RhetoricLens.Stance.Score;

/// <summary>Finds the terms that begin at a token, in lists of thousands, with one multiplication for most tokens.</summary>
/// <typeparam name="T">What a term stands for.</typeparam>
internal sealed class TermIndex<T>
{
    private readonly FrozenDictionary<ulong, (TermPattern Pattern, T Value)[]> _terms;
    private readonly ulong[] _filter;

    public TermIndex(IEnumerable<(TermPattern Pattern, T Value)> terms)
    {
        _terms = terms.GroupBy(term => Key(term.Pattern.Parts[0].Text)).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _filter = FilterOf(_terms.Keys);
    }

    /// <summary>Terms whose first word may be the token; ask each whether it is there.</summary>
    public ReadOnlySpan<(TermPattern Pattern, T Value)> Candidates(Tokens tokens, int at)
    {
        var key = Key(tokens[at]);
        return MayHold(key) && _terms.TryGetValue(key, out var terms) ? terms : [];
    }

    /// <summary>The first three characters, or all of a shorter token.</summary>
    private static ulong Key(ReadOnlySpan<char> token)
    {
        var key = (ulong)token[0];
        if (token.Length > 1)
            key |= (ulong)token[1] << 16;
        return token.Length > 2 ? key | (ulong)token[2] << 32 : key;
    }

    /// <summary>A Bloom filter of 16,384 bits turns away most words before the dictionary is asked.</summary>
    private bool MayHold(ulong key)
    {
        var bit = Bit(key);
        return (_filter[bit >> 6] >> (bit & 63) & 1) != 0;
    }

    private static int Bit(ulong key) => (int)(key * 0x9E3779B97F4A7C15 >> 50);

    private static ulong[] FilterOf(IEnumerable<ulong> keys)
    {
        var filter = new ulong[256];
        foreach (var bit in keys.Select(Bit))
            filter[bit >> 6] |= 1UL << (bit & 63);
        return filter;
    }
}
