namespace RhetoricLens.Stance.Score;

/// <summary>One word of a term.</summary>
/// <param name="Text">Normal form.</param>
/// <param name="Hash">As <see cref="Tokens.Hash"/> gives it.</param>
/// <param name="IsPrefix">True when longer words that begin so count as well.</param>
internal readonly record struct TermPart(string Text, ulong Hash, bool IsPrefix)
{
    /// <summary>True when words of other hashes may be this word, or others of the same hash: whole numbers share one.</summary>
    public bool IsOpen => IsPrefix || Hash == Tokens.NumberHash;

    /// <summary>True when a word whose text is known is one of those that count.</summary>
    public bool Covers(TermPart word) => IsPrefix ? word.Text.StartsWith(Text, StringComparison.Ordinal) : word.Text == Text;

    public bool Fits(Tokens tokens, int at)
    {
        if (!IsOpen)
            return tokens.Hash(at) == Hash;
        return IsPrefix ? tokens[at].StartsWith(Text) : tokens[at].SequenceEqual(Text);
    }
}

/// <summary>One word, or several in a row; <c>*</c> at the end of a word stands for any ending.</summary>
internal sealed record TermPattern(TermPart[] Parts)
{
    /// <summary>Letters that a first word with a free ending must have: fewer would be met everywhere.</summary>
    public const int MinPrefix = 3;

    /// <summary>Reads a term as it stands in a list; null when it is empty or its first word is too short for a free ending.</summary>
    public static TermPattern? Parse(string term)
    {
        var parts = new List<TermPart>();
        var tokens = new Tokens();
        foreach (var word in term.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            tokens.Read(word);
            for (var i = 0; i < tokens.Count; i++)
                parts.Add(new TermPart(tokens[i].ToString(), tokens.Hash(i), i == tokens.Count - 1 && word[^1] == '*' && !tokens.IsIdeograph(i)));
        }
        return parts.Count == 0 || parts[0].IsPrefix && parts[0].Text.Length < MinPrefix ? null : new TermPattern([.. parts]);
    }

    public bool IsAt(Tokens tokens, int at)
    {
        if (at + Parts.Length > tokens.Count)
            return false;
        for (var i = 0; i < Parts.Length; i++)
        {
            if (!Parts[i].Fits(tokens, at + i))
                return false;
        }
        return true;
    }
}
