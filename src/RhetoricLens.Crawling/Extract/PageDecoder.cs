using System.Text;
using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Turns the bytes of a page into characters: byte order mark, then the server's charset, then the page's own, then UTF-8, then windows-1252.</summary>
internal static partial class PageDecoder
{
    private const int PrescanBytes = 4096;

    /// <summary>Undecodable characters tolerated: one in two hundred, as in old pages with a few bytes of another character set.</summary>
    private const double ToleratedFaults = 0.005;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static PageDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The characters; null when no character set makes a text of the bytes.</summary>
    public static string? Decode(byte[] bytes, string? charset)
    {
        foreach (var encoding in Candidates(bytes, charset))
        {
            if (TryDecode(encoding, bytes) is { } text)
                return text;
        }
        return null;
    }

    private static IEnumerable<Encoding> Candidates(byte[] bytes, string? charset)
    {
        if (FromMark(bytes) is { } marked)
        {
            yield return marked;
            yield break;
        }
        if (Named(charset) is { } sent)
            yield return sent;
        if (Named(Declared(bytes)) is { } declared)
            yield return declared;
        if (LooksLikeUtf16(bytes) is { } wide)
            yield return wide;
        yield return StrictUtf8;
        // The default of the web's parsers for pages that declare nothing.
        yield return Encoding.GetEncoding("windows-1252");
    }

    private static Encoding? FromMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? StrictUtf8
        : bytes.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode
        : bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
        : null;

    /// <summary>Without a mark, the zero bytes of Latin letters betray UTF-16.</summary>
    private static Encoding? LooksLikeUtf16(byte[] bytes)
    {
        var sample = bytes.AsSpan(0, Math.Min(bytes.Length, PrescanBytes) & ~1);
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }
        return odd > sample.Length / 8 && even == 0 ? Encoding.Unicode : even > sample.Length / 8 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    private static string? Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, PrescanBytes));
        var match = DeclaredCharset().Match(head);
        return match.Success ? match.Groups["name"].Value : null;
    }

    /// <summary>The encoding of a label; Latin-1 and ASCII mean windows-1252, and a page that could be prescanned is not UTF-16 (WHATWG Encoding).</summary>
    private static Encoding? Named(string? label)
    {
        var name = label?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(name))
            return null;
        try
        {
            return name switch
            {
                "utf8" or "utf-8" => Encoding.UTF8,
                "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => Encoding.GetEncoding("windows-1252"),
                "gb2312" or "gbk" => Encoding.GetEncoding("gb18030"),
                "utf-7" => null,
                _ => Encoding.GetEncoding(name),
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? TryDecode(Encoding encoding, byte[] bytes)
    {
        try
        {
            var skip = encoding.Preamble.Length > 0 && bytes.AsSpan().StartsWith(encoding.Preamble) ? encoding.Preamble.Length
                : bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
            var text = encoding.GetString(bytes, skip, bytes.Length - skip);
            return IsText(text) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsText(string text)
    {
        var faults = text.Count(c => c == '\uFFFD' || (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f')));
        return faults <= ToleratedFaults * text.Length;
    }

    [GeneratedRegex("""(?:<meta[^>]{0,300}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])(?<name>[A-Za-z0-9_:.-]{2,40})""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DeclaredCharset();
}
