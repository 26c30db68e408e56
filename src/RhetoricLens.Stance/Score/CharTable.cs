using System.Globalization;

namespace RhetoricLens.Stance.Score;

/// <summary>What a UTF-16 code unit does to a word.</summary>
internal enum CharClass : byte
{
    /// <summary>Ends a word.</summary>
    Space,

    /// <summary>Ends a word and a clause: comma, colon, dash, full stop, bracket.</summary>
    Clause,

    /// <summary>Part of a word: letters and the marks on them.</summary>
    Letter,
    Digit,

    /// <summary>Chinese characters and kana: written without spaces, so each is a token of its own.</summary>
    Ideograph,

    /// <summary>First half of an ideograph outside the basic plane.</summary>
    HighIdeograph,
    Apostrophe,
    Hyphen,

    /// <summary>Soft hyphen, joiners, Arabic tatweel and vowel signs: they do not change which word it is.</summary>
    Ignorable,
}

/// <summary>Class and lower case of every UTF-16 code unit, computed once from the runtime's Unicode data.</summary>
internal static class CharTable
{
    public static readonly CharClass[] Classes = Build(Classify);
    public static readonly char[] Lower = Build(c => ArabicWord.Letter(char.ToLowerInvariant(c)));

    private static T[] Build<T>(Func<char, T> of)
    {
        var table = new T[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++)
            table[c] = of((char)c);
        return table;
    }

    private static CharClass Classify(char c) => c switch
    {
        '\'' or '’' or 'ʼ' => CharClass.Apostrophe,
        '-' or '\u2010' or '\u2011' => CharClass.Hyphen,
        '\u00AD' or '\u200C' or '\u200D' or '\u0640' or '\uFEFF' => CharClass.Ignorable,
        >= '\u064B' and <= '\u0652' or '\u0670' => CharClass.Ignorable,
        >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' => CharClass.Ideograph,
        >= '\u3041' and <= '\u30FF' and not '\u30FB' or '\u3005' => CharClass.Ideograph,
        >= '\uD840' and <= '\uD8BF' => CharClass.HighIdeograph,
        _ => ByCategory(c),
    };

    private static CharClass ByCategory(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharClass.Letter,
        UnicodeCategory.DecimalDigitNumber => CharClass.Digit,
        UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation => CharClass.Clause,
        _ => CharClass.Space,
    };
}
