using System.Buffers;
using System.Text;

namespace RhetoricLens.Crawling.Text;

/// <summary>Takes out of a text what a reader cannot see.</summary>
public static class TextClean
{
    private static readonly SearchValues<char> Invisible = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 32).Where(code => code is not ('\n' or '\t')).Append(0x7F).Concat(Enumerable.Range(0x80, 32)).Select(code => (char)code))
        + "\u00AD\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF\uFFFE\uFFFF");

    /// <summary>Form C, line feeds for all line ends, no control characters, soft hyphens, zero-width spaces, direction overrides or lone surrogates.</summary>
    public static string Strip(string text)
    {
        var lines = text.Contains('\r', StringComparison.Ordinal) ? LineFeeds(text) : text;
        return Nfc.Normalise(lines.AsSpan().ContainsAny(Invisible) || HasLoneSurrogate(lines) ? Drop(lines) : lines);
    }

    /// <summary>Line feeds for CR LF and CR.</summary>
    public static string LineFeeds(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>One space for each run of white space, none around the text.</summary>
    public static string SingleSpaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Drop(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            rest = rest[length..];
            // A form feed or vertical tab stands between words: taking it out would join them.
            if (rune.Value is '\f' or '\v' or 0x85)
                kept.Append('\n');
            else if (whole && !(rune.IsBmp && Invisible.Contains((char)rune.Value)))
                kept.Append(rune.ToString());
        }
        return kept.ToString();
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return true;
            i++;
        }
        return false;
    }
}
