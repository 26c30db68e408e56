namespace RhetoricLens.Stance.Score;

/// <summary>Decides what a hyphen, an apostrophe or a space inside a word does.</summary>
internal static class WordJoin
{
    /// <summary>
    /// Place at which the word goes on; <paramref name="at"/> itself when an English possessive 's is dropped; -1 when the word has ended.
    /// </summary>
    public static int Next(ReadOnlySpan<char> text, int at, CharClass kind, ReadOnlySpan<char> word) => kind switch
    {
        CharClass.Apostrophe => AfterApostrophe(text, at, word.Length),
        CharClass.Hyphen when IsJoiningPrefix(word) => AfterHyphen(text, at),
        CharClass.Space when word is "multi" && text[at] is ' ' or '\n' && IsLetter(text, at + 1) => at + 1,
        _ => -1,
    };

    /// <summary>"don't" goes on, "state's" ends, "l'Internet" is two words.</summary>
    private static int AfterApostrophe(ReadOnlySpan<char> text, int at, int before)
    {
        var after = 0;
        while (after < 3 && IsLetter(text, at + 1 + after))
            after++;
        if (after == 1 && text[at + 1] is 's' or 'S')
            return at;
        return after is 1 or 2 && before >= 3 ? at + 1 : -1;
    }

    /// <summary>A hyphen at the end of a line joins as well.</summary>
    private static int AfterHyphen(ReadOnlySpan<char> text, int at)
    {
        if (IsLetter(text, at + 1))
            return at + 1;
        return at + 1 < text.Length && text[at + 1] is '\n' or ' ' && IsLetter(text, at + 2) ? at + 2 : -1;
    }

    /// <summary>Prefixes that writers join with and without a hyphen.</summary>
    private static bool IsJoiningPrefix(ReadOnlySpan<char> word) =>
        word is "multi" or "inter" or "cyber" or "non" or "co" or "e" or "re" or "pre" or "anti" or "trans" or "tele" or "sub"
            or "кибер" or "мульти" or "ciber" or "extra" or "supra";

    private static bool IsLetter(ReadOnlySpan<char> text, int at) =>
        at < text.Length && CharTable.Classes[text[at]] == CharClass.Letter;
}
