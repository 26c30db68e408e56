using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Miscellaneous;

namespace RhetoricLens.Documents.Index.Analysis;

/// <summary>
/// Folds case and diacritics: Latin letters to ASCII, Cyrillic ё to е, Greek without accents and final sigma, Arabic and Persian letter forms to one
/// (alef, yeh, kaf, teh marbuta), vowel points of Arabic and Hebrew left out. Not for several threads at once.
/// </summary>
internal sealed class Folding
{
    private const string Accented = "ёάέήίόύώϊϋΐΰς";
    private const string Plain = "еαεηιουωιυιυσ";

    private readonly ArabicNormalizer _arabic = new();
    private readonly PersianNormalizer _persian = new();
    private char[] _lower = new char[64];
    private char[] _folded = new char[256];

    /// <summary>Lower case in place when all is ASCII; false, with the beginning done, when it is not.</summary>
    internal static bool Ascii(Span<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c >= 0x80)
                return false;
            if ((uint)(c - 'A') <= 'Z' - 'A')
                word[i] = (char)(c | 0x20);
        }
        return true;
    }

    /// <summary>The folded word; valid until the next call. A word of marks alone stays what it is.</summary>
    internal ReadOnlySpan<char> Of(ReadOnlySpan<char> word)
    {
        if (_lower.Length < word.Length)
            (_lower, _folded) = (new char[word.Length], new char[word.Length * 4]);
        word.ToLowerInvariant(_lower);
        var (length, isArabic) = Plainly(_lower.AsSpan(0, word.Length));
        if (isArabic)
            length = _persian.Normalize(_lower, _arabic.Normalize(_lower, length));
        return length == 0 ? word : _folded.AsSpan(0, ASCIIFoldingFilter.FoldToASCII(_lower, 0, _folded, 0, length));
    }

    private static (int Length, bool IsArabic) Plainly(Span<char> word)
    {
        var (kept, isArabic) = (0, false);
        foreach (var c in word)
        {
            if (IsPoint(c))
                continue;
            isArabic |= c is >= '\u0600' and <= '\u06FF';
            word[kept++] = c is >= '\u0370' and <= '\u0451' && Accented.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : c;
        }
        return (kept, isArabic);
    }

    /// <summary>Hebrew points, Arabic vowel signs, and combining marks that NFC leaves alone.</summary>
    private static bool IsPoint(char c) => c is >= '\u0591' and <= '\u05BD' or >= '\u064B' and <= '\u065F' or >= '\u0300' and <= '\u036F';
}
