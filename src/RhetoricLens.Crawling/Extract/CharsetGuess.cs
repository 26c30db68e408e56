using System.Text;
using UtfUnknown;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Finds the character set of bytes that do not name it, by the frequencies of letters (UTF.Unknown, after Mozilla's detector).</summary>
internal static class CharsetGuess
{
    /// <summary>Bytes looked at: more adds nothing to the detector's certainty.</summary>
    private const int Sample = 64 * 1024;

    /// <summary>Bytes beyond ASCII below which letters' frequencies say nothing.</summary>
    private const int FewestBytes = 8;

    /// <summary>The likeliest character set; null when nothing is likely.</summary>
    /// <param name="bytes">A page or text.</param>
    /// <param name="atLeast">Certainty asked for, 0 to 1.</param>
    public static Encoding? Of(byte[] bytes, double atLeast)
    {
        var text = WithoutTags(bytes);
        if (text.Count(value => value >= 0x80) < FewestBytes)
            return null;
        var best = CharsetDetector.DetectFromBytes(text).Detected;
        return best?.Encoding is { } encoding && best.Confidence >= atLeast ? Widened(encoding) : null;
    }

    /// <summary>The text between tags: markup in ASCII hides from the detector how a language looks. No trailing byte of the East Asian sets is an angle bracket.</summary>
    private static byte[] WithoutTags(byte[] bytes)
    {
        var text = new List<byte>(Math.Min(bytes.Length, Sample));
        var inTag = false;
        foreach (var value in bytes)
        {
            if (value == '<')
                inTag = true;
            else if (value == '>' && inTag)
                inTag = false;
            else if (!inTag)
                text.Add(value);
            if (text.Count == Sample)
                break;
        }
        return [.. text];
    }

    /// <summary>The superset that the web means by a name (WHATWG Encoding).</summary>
    private static Encoding Widened(Encoding encoding) => encoding.CodePage switch
    {
        936 or 20936 or 52936 => Encoding.GetEncoding("gb18030"),
        51949 => Encoding.GetEncoding(949),
        28591 or 20127 => Encoding.GetEncoding(1252),
        28599 => Encoding.GetEncoding(1254),
        _ => encoding,
    };
}
