using System.Buffers;

namespace RhetoricLens.Stance.Score;

/// <summary>Decides whether a stop ends its sentence.</summary>
internal static class SentenceEnd
{
    /// <summary>Signs that may end a sentence.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create(".!?…。．！？｡؟۔।॥");

    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’“»›)]}」』）】》〉］*_");

    /// <summary>Looks at the stop at <paramref name="at"/>.</summary>
    /// <param name="text">Ends where the paragraph ends.</param>
    /// <param name="sentence">Where the sentence began.</param>
    /// <param name="at">Place of the stop.</param>
    /// <returns>Whether the sentence ends, and the place after the stop, its repetitions and the quotation marks that close with it.</returns>
    public static (bool IsEnd, int Next) At(ReadOnlySpan<char> text, int sentence, int at)
    {
        var stops = Run(text, at, Stops);
        var next = AfterSpacedGuillemet(text, Run(text, stops, Closers));
        if (next == text.Length)
            return (true, next);
        if (IsFullWidthStop(text[at]))
            return (!(text[at] == '．' && char.IsDigit(text[next])), next);
        if (!char.IsWhiteSpace(text[next]))
            return (at > 0 && IsIdeographic(text[at - 1]) && !char.IsAsciiDigit(text[next]), next);
        return (EndsBeforeSpace(text, sentence, at, stops, next), next);
    }

    private static bool EndsBeforeSpace(ReadOnlySpan<char> text, int sentence, int at, int stops, int next)
    {
        var follower = FirstOfNext(text, next);
        if (follower == text.Length)
            return true;
        if (char.IsLower(text[follower]))
            return false;
        var alone = text[at] == '.' && stops == at + 1 && next == stops;
        return !alone || !Abbreviations.Holds(text, sentence, at, follower);
    }

    /// <summary>French puts a space before the mark that closes: « Non. »</summary>
    private static int AfterSpacedGuillemet(ReadOnlySpan<char> text, int at)
    {
        var closes = at + 1 < text.Length && text[at] is ' ' or '\u00A0' or '\u202F' && text[at + 1] is '»' or '›'
            && (at + 2 == text.Length || char.IsWhiteSpace(text[at + 2]));
        return closes ? at + 2 : at;
    }

    /// <summary>First letter, digit or other sign after white space, dashes and opening quotation marks; the bracket of "(a)" is such a sign.</summary>
    private static int FirstOfNext(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !IsEnumerator(text, at)
            && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '\'' or '“' or '„' or '‘' or '«' or '»' or '(' or '[' or '—' or '–'))
            at++;
        return at;
    }

    /// <summary>"(a)", "(12)" or "(iii)".</summary>
    private static bool IsEnumerator(ReadOnlySpan<char> text, int at)
    {
        if (text[at] != '(')
            return false;
        var end = at + 1;
        while (end < text.Length && end - at < 5 && char.IsLetterOrDigit(text[end]))
            end++;
        return end > at + 1 && end < text.Length && text[end] == ')' && end - at < 5;
    }

    private static int Run(ReadOnlySpan<char> text, int at, SearchValues<char> of)
    {
        var length = text[at..].IndexOfAnyExcept(of);
        return length < 0 ? text.Length : at + length;
    }

    /// <summary>Stops after which no space is written, and which stand for nothing else.</summary>
    private static bool IsFullWidthStop(char c) => c is '。' or '．' or '！' or '？' or '｡' or '؟' or '۔' or '।' or '॥';

    private static bool IsIdeographic(char c) => CharTable.Classes[c] == CharClass.Ideograph || c is '」' or '』' or '）' or '》';
}
