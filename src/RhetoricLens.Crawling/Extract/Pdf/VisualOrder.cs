namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>Turns words as they stand from left to right into reading order: Arabic and Hebrew run from right to left, numbers and Latin words in them do not.</summary>
internal static class VisualOrder
{
    /// <summary>The same words, in reading order; unchanged when most are written from left to right.</summary>
    public static IReadOnlyList<PdfWord> ToReading(IReadOnlyList<PdfWord> words)
    {
        var leftward = words.Count(word => IsLeftward(word.Text));
        if (2 * leftward <= words.Count)
            return words;
        var read = new List<PdfWord>(words.Count);
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (IsLeftward(words[i].Text))
            {
                read.Add(words[i] with { Text = Reversed(words[i].Text) });
                continue;
            }
            var last = i;
            while (i > 0 && !IsLeftward(words[i - 1].Text))
                i--;
            read.AddRange(words.Skip(i).Take(last - i + 1));
        }
        return read;
    }

    /// <summary>Most of its letters are Hebrew or Arabic, presentation forms included.</summary>
    private static bool IsLeftward(string text) =>
        2 * text.Count(c => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC')) > text.Length;

    private static string Reversed(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }
}

/// <summary>Takes typographic ligatures apart.</summary>
internal static class Ligatures
{
    private static readonly string[] Parts = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    /// <summary>The text with U+FB00 to U+FB06 written out.</summary>
    public static string Open(string text) => text.AsSpan().ContainsAnyInRange('\uFB00', '\uFB06')
        ? string.Concat(text.Select(c => c is >= '\uFB00' and <= '\uFB06' ? Parts[c - '\uFB00'] : c.ToString()))
        : text;
}
