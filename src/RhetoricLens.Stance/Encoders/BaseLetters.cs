using System.Globalization;
using System.Text;

namespace RhetoricLens.Stance.Encoders;

/// <summary>
/// Lower case without accents, as vocabularies of the BERT family are made: é is read as e, й as и. The program runs with invariant globalization, in
/// which .NET takes no letter apart, and the tokenizer would know no word with an accent; the embedded list <c>base-letters.txt</c> (canonical
/// decompositions of the Unicode Character Database: a letter, then those made of it) stands in.
/// </summary>
internal static class BaseLetters
{
    private const int FirstSyllable = 0xAC00, LastSyllable = 0xD7A3, Leads = 0x1100, Vowels = 0x1161, Trails = 0x11A7, VowelCount = 21, TrailCount = 28;

    private static readonly Dictionary<char, char> Base = Read();

    /// <summary>Halves of characters, which no file can hold, become U+FFFD.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Append(Rune.ToLowerInvariant(rune), folded);
        return folded.ToString();
    }

    private static void Append(Rune rune, StringBuilder to)
    {
        if (rune.IsAscii)
            to.Append((char)rune.Value);
        else if (rune.Value is >= FirstSyllable and <= LastSyllable)
            AppendSyllable(rune.Value - FirstSyllable, to);
        else if (rune.IsBmp && Base.TryGetValue((char)rune.Value, out var letter))
            to.Append(letter);
        else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            to.Append(rune.ToString());
    }

    /// <summary>Hangul syllables are composed by rule (Unicode, section 3.12).</summary>
    private static void AppendSyllable(int syllable, StringBuilder to)
    {
        to.Append((char)(Leads + syllable / (VowelCount * TrailCount))).Append((char)(Vowels + syllable / TrailCount % VowelCount));
        if (syllable % TrailCount is > 0 and var trail)
            to.Append((char)(Trails + trail));
    }

    private static Dictionary<char, char> Read()
    {
        using var reader = new StreamReader(typeof(BaseLetters).Assembly.GetManifestResourceStream("base-letters.txt")!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.SelectMany(line => line[1..].Select(letter => (letter, line[0]))).ToDictionary(pair => pair.letter, pair => pair.Item2);
    }
}
