using System.Collections.Frozen;

namespace RhetoricLens.Stance.Score;

/// <summary>Full stops that belong to a word and do not end a sentence.</summary>
internal static class Abbreviations
{
    private const int LongestWord = 12;

    /// <summary>Stand before a name or a word of the same sentence, whatever its case.</summary>
    private static readonly FrozenSet<string> BeforeAnything = Words("""
        mr mrs ms dr prof st messrs hon gen col lt capt maj sgt sen rep gov amb pres fr sr sra srta dra sres ud uds mme mlle mm me mgr
        h.e s.e s.r s.m cf viz vs i.e e.g eg ie z.b d.h bzw ca approx esp ee p.ex i.a jr.
        г гг им тов акад проф др-р см ср напр ул пр млн млрд тыс руб долл т.е т.н т.к обл респ соч
        excmo ilmo ing lic dott sig sigg ав étc núm adm cmdr brig
        """);

    /// <summary>Stand before a number.</summary>
    private static readonly FrozenSet<string> BeforeNumber = Words("""
        no nos nr art arts p pp para paras par pars vol vols fig figs sec secs sect ch chap ed eds rev res rec doc docs add corr supp suppl
        pag pág págs núm núms cap ст п пп с стр рис гл табл abs bd s al op annex ann app est tel ext min max nº párr
        """);

    /// <summary>Open a new sentence after an abbreviation in capitals ("... of the U.N. The ...").</summary>
    private static readonly FrozenSet<string> Openers = Words("""
        the this that these those it its he she we they you i our in on at as if an and but for from with when while there here however
        moreover furthermore therefore thus such all no not yet so by to let today now who what why how
        le la les il elle nous ils cette ces dans en pour mais el los las se es esta este en por pero
        в на и но мы это он она они для по как при der die das wir es
        """);

    private static readonly FrozenSet<string> GermanMonths = Words(
        "januar februar märz april mai juni juli august september oktober november dezember jänner");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Anything = BeforeAnything.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Number = BeforeNumber.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Opener = Openers.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Month = GermanMonths.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when the full stop at <paramref name="at"/> is part of an abbreviation, an initial or a number that labels its sentence.</summary>
    public static bool Holds(ReadOnlySpan<char> text, int sentence, int at, int follower)
    {
        var start = WordStart(text, sentence, at);
        var word = text[start..at];
        if (word.IsEmpty)
            return start == sentence;
        if (IsLabel(text, sentence, start, word))
            return true;
        if (IsDigits(word))
            return word.Length <= 2 && Month.Contains(WordAt(text, follower));
        if (Anything.Contains(word))
            return true;
        if (Number.Contains(word) && StartsNumber(text, follower))
            return true;
        return IsInitialOrAcronym(word) && !OpensSentence(text, follower);
    }

    private static int WordStart(ReadOnlySpan<char> text, int sentence, int at)
    {
        var start = at;
        while (start > sentence && at - start <= LongestWord && IsWordChar(text[start - 1]))
            start--;
        return start;
    }

    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || c is '.' or 'º' or '°' or '-';

    /// <summary>"12.", "3.1.", "(a).", "IV." or "a." at the head of a sentence number it.</summary>
    private static bool IsLabel(ReadOnlySpan<char> text, int sentence, int start, ReadOnlySpan<char> word)
    {
        if (start > sentence && !(start == sentence + 1 && text[sentence] is '(' or '[' or '*' or '#'))
            return false;
        return word.Length <= 8 && (word.IndexOfAnyExceptInRange('.', '9') < 0 && !IsYear(word)
            || word.Length == 1
            || IsRoman(word));
    }

    private static bool IsYear(ReadOnlySpan<char> word) => word.Length == 4 && IsDigits(word);

    private static bool IsDigits(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>"J." in "J. F. Kennedy", "U.N", "UU." and other letters with full stops between them.</summary>
    private static bool IsInitialOrAcronym(ReadOnlySpan<char> word)
    {
        if (word.Length == 1)
            return char.IsLetter(word[0]);
        if (word.Length == 2 && word[0] == word[1] && char.IsUpper(word[0]))
            return true;
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] is not ('.' or '-'))
                return false;
        }
        return word.Length % 2 == 1;
    }

    /// <summary>A word that opens sentences, unless it is an initial itself ("S. V. Lavrov").</summary>
    private static bool OpensSentence(ReadOnlySpan<char> text, int at)
    {
        var word = WordAt(text, at);
        var end = at + word.Length;
        return Opener.Contains(word) && !(end < text.Length && text[end] == '.');
    }

    private static bool StartsNumber(ReadOnlySpan<char> text, int at) =>
        char.IsDigit(text[at]) || text[at] == '(' || IsRoman(WordAt(text, at));

    private static bool IsRoman(ReadOnlySpan<char> word) => word.Length > 0 && word.IndexOfAnyExcept("IVXLC") < 0;

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= LongestWord && char.IsLetter(text[end]))
            end++;
        return text[at..end];
    }

    private static FrozenSet<string> Words(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
