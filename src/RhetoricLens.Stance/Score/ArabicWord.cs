namespace RhetoricLens.Stance.Score;

/// <summary>Light normalisation of Arabic words (Larkey, Ballesteros and Connell 2002, light10): the letters that writers mix, and the article.</summary>
internal static class ArabicWord
{
    /// <summary>Letters that must be left when something is taken from the front.</summary>
    private const int MinStem = 3;

    /// <summary>One form for the letters that are written in several; other letters as they are.</summary>
    public static char Letter(char c) => c switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => c,
    };

    /// <summary>Letters of the article and of the particles written together with it; 0 for a word without.</summary>
    public static int PrefixLength(ReadOnlySpan<char> word)
    {
        if (word.Length <= MinStem || word[0] is < '\u0621' or > '\u064A')
            return 0;
        if (word[0] is 'و' or 'ف' or 'ب' or 'ك' && word.Length >= MinStem + 3 && word[1..].StartsWith("ال"))
            return 3;
        if (word.Length >= MinStem + 2 && (word.StartsWith("ال") || word.StartsWith("لل")))
            return 2;
        return 0;
    }
}
