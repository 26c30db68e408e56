using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score;

/// <summary>
/// Cuts a text into passages of one to four sentences, the codebook's unit. A passage never crosses from one voice into another, nor from one
/// paragraph into the next, so that a heading stands alone.
/// </summary>
public static class PassageSplitter
{
    /// <summary>Changes whenever the same text would be cut elsewhere.</summary>
    public const int Version = 1;

    /// <summary>The passages in reading order: trimmed, not overlapping, and together covering all that is not white space.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="turns">Its voices, in reading order; what lies between them is the document's own voice.</param>
    public static IReadOnlyList<Passage> Split(string text, IReadOnlyList<Turn> turns)
    {
        var passages = new List<Passage>(text.Length / 400 + 1);
        var sentences = new List<TextSpan>();
        var at = 0;
        for (var i = 0; i < turns.Count; i++)
        {
            var start = Math.Clamp(turns[i].Start, at, text.Length);
            var end = Math.Clamp(turns[i].End, start, text.Length);
            AddVoice(text, at, start, null, sentences, passages);
            AddVoice(text, start, end, i, sentences, passages);
            at = end;
        }
        AddVoice(text, at, text.Length, null, sentences, passages);
        return passages;
    }

    private static void AddVoice(string text, int start, int end, int? turn, List<TextSpan> sentences, List<Passage> passages)
    {
        while (start < end)
        {
            var paragraphEnd = ParagraphEnd(text, start, end);
            sentences.Clear();
            SentenceSplitter.Split(text, start, paragraphEnd, sentences);
            AddParagraph(text, sentences, turn, passages);
            start = paragraphEnd + 1;
        }
    }

    private static void AddParagraph(string text, List<TextSpan> sentences, int? turn, List<Passage> passages)
    {
        var open = default(TextSpan);
        var count = 0;
        foreach (var sentence in sentences)
        {
            for (var rest = sentence; rest.Length > 0;)
            {
                var piece = FirstPiece(text, rest);
                if (count > 0 && !HasRoom(open, count, piece))
                {
                    passages.Add(new Passage(passages.Count, open.Start, open.End, turn));
                    count = 0;
                }
                open = count++ == 0 ? piece : open with { End = piece.End };
                rest = TrimStart(text, rest with { Start = piece.End });
            }
        }
        if (count > 0)
            passages.Add(new Passage(passages.Count, open.Start, open.End, turn));
    }

    private static bool HasRoom(TextSpan open, int sentences, TextSpan next) =>
        sentences < Limits.MaxPassageSentences
        && open.Length < Limits.TargetPassageChars
        && next.End - open.Start <= Limits.MaxPassageChars;

    /// <summary>The sentence itself, or its beginning up to the last white space within the limit, or to the limit when there is none.</summary>
    private static TextSpan FirstPiece(string text, TextSpan sentence)
    {
        if (sentence.Length <= Limits.MaxPassageChars)
            return sentence;
        var limit = sentence.Start + Limits.MaxPassageChars;
        var cut = limit;
        while (cut > sentence.Start && !char.IsWhiteSpace(text[cut]))
            cut--;
        if (cut == sentence.Start)
            cut = char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
        while (char.IsWhiteSpace(text[cut - 1]))
            cut--;
        return sentence with { End = cut };
    }

    private static TextSpan TrimStart(string text, TextSpan span)
    {
        var start = span.Start;
        while (start < span.End && char.IsWhiteSpace(text[start]))
            start++;
        return span with { Start = start };
    }

    /// <summary>Place of the line feed before the next blank line.</summary>
    private static int ParagraphEnd(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var step = text.AsSpan(at, end - at).IndexOf('\n');
            if (step < 0)
                return end;
            var feed = at + step;
            at = feed + 1;
            while (at < end && text[at] is ' ' or '\t' or '\r' or '\u00A0')
                at++;
            if (at < end && text[at] == '\n')
                return feed;
        }
        return end;
    }
}
