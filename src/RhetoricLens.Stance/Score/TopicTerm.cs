namespace RhetoricLens.Stance.Score;

/// <summary>One word of a topic term.</summary>
/// <param name="Text">Normal form.</param>
/// <param name="IsPrefix">True when longer words that begin so count as well.</param>
internal readonly record struct TermPart(string Text, bool IsPrefix)
{
    public bool Fits(ReadOnlySpan<char> token) => IsPrefix ? token.StartsWith(Text) : token.SequenceEqual(Text);
}

/// <summary>A term of the topic list: one word or several in a row.</summary>
/// <param name="Parts">Its words.</param>
/// <param name="Number">Place in the list.</param>
/// <param name="IsHint">True when it takes two different such terms to show the topic.</param>
internal sealed record TopicTerm(TermPart[] Parts, int Number, bool IsHint)
{
    public bool IsAt(Tokens tokens, int at)
    {
        if (at + Parts.Length > tokens.Count)
            return false;
        for (var i = 0; i < Parts.Length; i++)
        {
            if (!Parts[i].Fits(tokens[at + i]))
                return false;
        }
        return true;
    }
}
