using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract.Voices;

/// <summary>
/// Gives what an article quotes to the person quoted, where quotation marks and the words beside them leave no doubt, so that a journalist
/// does not score as a minister, nor a minister as the journalist.
/// </summary>
internal static class QuotedSpeech
{
    /// <summary>Words below which a quotation is a term that the writer uses at a distance.</summary>
    private const int FewestWords = 4;

    /// <summary>The same in characters for scripts without spaces.</summary>
    private const int FewestHan = 8;

    /// <summary>Quotations as turns, in reading order.</summary>
    /// <param name="paragraphs">The text.</param>
    /// <param name="starts">Where each begins.</param>
    /// <param name="taken">Turns known already, in reading order: who speaks there is settled.</param>
    /// <param name="country">For which state the page speaks: its own officials stay its own voice unless their office is named.</param>
    public static List<Turn> Find(IReadOnlyList<string> paragraphs, int[] starts, IReadOnlyList<Turn> taken, string? country)
    {
        var turns = new List<Turn>();
        var speakers = new NamedSpeakers(string.Join("\n\n", paragraphs));
        NamedSpeaker? goesOn = null;
        var next = 0;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            while (next < taken.Count && taken[next].End <= starts[i])
                next++;
            if (next < taken.Count && taken[next].Start < starts[i + 1])
            {
                goesOn = null;
                speakers.Forget();
                continue;
            }
            goesOn = InParagraph(paragraphs[i], starts[i], speakers, goesOn, country, turns);
        }
        return turns;
    }

    /// <summary>Adds a paragraph's quotations; returns who goes on in the next when the last of them is not closed.</summary>
    private static NamedSpeaker? InParagraph(string paragraph, int start, NamedSpeakers speakers, NamedSpeaker? goesOn, string? country, List<Turn> turns)
    {
        var spans = QuoteMarks.Find(paragraph);
        NamedSpeaker? open = null;
        NamedSpeaker? inSentence = null;
        for (var n = 0; n < spans.Count; n++)
        {
            var from = n == 0 ? 0 : Math.Min(paragraph.Length, spans[n - 1].End + 1);
            var to = n + 1 < spans.Count ? spans[n + 1].Start - 1 : paragraph.Length;
            var said = Attributions.Of(paragraph, spans[n], from, to);
            var speaker = said is not null ? speakers.Resolve(said) : n == 0 && spans[n].Start == 1 ? goesOn : ContinuesSentence(paragraph, from, spans[n]) && !Attributions.IsOthers(paragraph, spans[n], to) ? inSentence : null;
            inSentence = speaker;
            if (speaker is null || !IsSpeech(paragraph.AsSpan(spans[n].Start, spans[n].End - spans[n].Start)))
                continue;
            if (country is null || speaker.Country is not null)
                turns.Add(new Turn(start + spans[n].Start, start + spans[n].End, speaker.Name, speaker.Role, speaker.Country, IsQuotation: true));
            open = spans[n].IsOpen ? speaker : null;
        }
        return open;
    }

    /// <summary>“We began,” she said, “and we end.”: between two parts of one quotation stands no end of a sentence that begins another thought.</summary>
    private static bool ContinuesSentence(string paragraph, int from, QuotedSpan span) =>
        span.Start - 1 - from is > 0 and < 120 && !paragraph.AsSpan(from, span.Start - 1 - from).TrimEnd().EndsWith(":") && paragraph.AsSpan(from, span.Start - 1 - from).Count('.') <= 1;

    private static bool IsSpeech(ReadOnlySpan<char> quoted)
    {
        var han = 0;
        foreach (var c in quoted)
            han += c is >= '\u4E00' and <= '\u9FFF' ? 1 : 0;
        return han >= FewestHan || quoted.Trim().Count(' ') >= FewestWords - 1;
    }
}
