namespace RhetoricLens.Stance.Score;

/// <summary>Which kind of term a feature is.</summary>
internal enum FeatureKind { Word, Pair, Stem, Negated }

/// <summary>Receives the features of a passage, in reading order, one call for each occurrence.</summary>
internal interface IFeatureSink
{
    void Add(int index, FeatureKind kind, int token);
}

/// <summary>Turns tokens into hashed features (Weinberger et al. 2009, without the sign: weights are read back and shown).</summary>
internal static class Features
{
    private const int NegationReach = 4;
    private const ulong StemSalt = 0xC3A5C85C97CB3127;
    private const ulong NegatedSalt = 0xB492B66FBE98F273;
    private const ulong PairFactor = 0x9DDFEA08EB382D69;

    public static void Extract<TSink>(Tokens tokens, NgramSettings settings, ref TSink sink) where TSink : struct, IFeatureSink
    {
        var shift = 64 - settings.HashBits;
        var reach = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var hash = tokens.Hash(i);
            sink.Add(Index(hash, shift), FeatureKind.Word, i);
            if (settings.WordNgrams > 1 && i > 0)
                sink.Add(Index(tokens.Hash(i - 1) * PairFactor + hash, shift), FeatureKind.Pair, i);
            if (settings.StemLength > 0 && tokens[i].Length > settings.StemLength)
                sink.Add(Index(StemHash(tokens[i][..settings.StemLength]), shift), FeatureKind.Stem, i);
            if (!settings.MarkNegation)
                continue;
            reach = tokens.StartsClause(i) ? 0 : reach;
            if (reach-- > 0)
                sink.Add(Index(hash ^ NegatedSalt, shift), FeatureKind.Negated, i);
            if (Negations.Contains(tokens[i]))
                reach = NegationReach;
        }
    }

    /// <summary>Counts the features of a passage afresh.</summary>
    public static void Count(Tokens tokens, NgramSettings settings, CountBlock into)
    {
        into.Clear();
        var sink = new Counter(into);
        Extract(tokens, settings, ref sink);
    }

    /// <summary>The term as a reader knows it.</summary>
    public static string Term(Tokens tokens, NgramSettings settings, FeatureKind kind, int token) => kind switch
    {
        FeatureKind.Pair when tokens.IsIdeograph(token) && tokens.IsIdeograph(token - 1) => $"{tokens[token - 1]}{tokens[token]}",
        FeatureKind.Pair => $"{tokens[token - 1]} {tokens[token]}",
        FeatureKind.Stem => $"{tokens[token][..settings.StemLength]}*",
        FeatureKind.Negated => $"not … {tokens[token]}",
        _ => tokens[token].ToString(),
    };

    private static ulong StemHash(ReadOnlySpan<char> stem)
    {
        var hash = Tokens.HashSeed ^ StemSalt;
        foreach (var c in stem)
            hash = (hash ^ c) * Tokens.HashPrime;
        return hash;
    }

    /// <summary>The upper bits of a mixed hash (finaliser of MurmurHash3): all input bits reach them.</summary>
    private static int Index(ulong hash, int shift)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return (int)((hash ^ (hash >> 33)) >> shift);
    }

    private readonly struct Counter(CountBlock block) : IFeatureSink
    {
        public void Add(int index, FeatureKind kind, int token) => block.Add(index);
    }
}
