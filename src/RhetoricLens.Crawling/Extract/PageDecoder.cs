using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Extract;

/// <summary>
/// Turns the bytes of a page into characters. A byte order mark decides; then bytes that are UTF-8 throughout, which other text is not by chance; then the
/// server's charset and the page's own, unless the bytes have faults in it or the letters speak clearly for another; then the likeliest by frequencies.
/// </summary>
internal static partial class PageDecoder
{
    private const int PrescanBytes = 4096;

    /// <summary>Undecodable characters tolerated: one in two hundred, as in old pages with a few bytes of another character set.</summary>
    private const double ToleratedFaults = 0.005;

    /// <summary>Share of the characters beyond ASCII that may be misread: where more are, the character set is another one.</summary>
    private const double ToleratedMisreadings = 0.05;

    /// <summary>Sequences of several bytes from which valid UTF-8 is no accident: two in a row are so by chance in one of some hundred texts.</summary>
    private const int FewestSequences = 3;

    /// <summary>Certainty from which letters overrule windows-1252, which servers send for whatever they do not know.</summary>
    private const double Overruling = 0.8;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Where(c => c is not ('\t' or '\n' or '\r' or '\f'))]);

    private static readonly SearchValues<char> Misread = SearchValues.Create(['\uFFFD', .. Enumerable.Range(0x80, 0x20).Select(code => (char)code).Where(c => c != '\u0085')]);

    static PageDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The characters; null when no character set makes a text of the bytes.</summary>
    /// <param name="bytes">As received.</param>
    /// <param name="charset">As the server names it; null when it does not.</param>
    public static string? Decode(byte[] bytes, string? charset)
    {
        var tolerable = default(string);
        foreach (var encoding in Candidates(bytes, charset))
        {
            if (TryDecode(encoding, bytes) is not { } text || Faults(text) > ToleratedFaults * text.Length)
                continue;
            var misread = Misreadings(text);
            if (misread == 0 || misread <= ToleratedMisreadings * text.Count(c => c >= '\u0080'))
                return text;
            tolerable ??= text;
        }
        return tolerable;
    }

    private static IEnumerable<Encoding> Candidates(byte[] bytes, string? charset)
    {
        if (FromMark(bytes) is { } marked)
            return [marked];
        if (IsUtf8(bytes))
            return [StrictUtf8];
        return new[] { Overruled(Named(charset), bytes), Overruled(Named(Declared(bytes)), bytes), LooksLikeUtf16(bytes), StrictUtf8, CharsetGuess.Of(bytes, atLeast: 0.3), Encoding.GetEncoding(1252) }
            .OfType<Encoding>();
    }

    /// <summary>What was declared, or in place of windows-1252 what the letters say.</summary>
    private static Encoding? Overruled(Encoding? declared, byte[] bytes) =>
        declared?.CodePage == 1252 && CharsetGuess.Of(bytes, Overruling) is { } guess ? guess : declared;

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        var sequences = 0;
        for (var rest = bytes; rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var at and >= 0;)
        {
            rest = rest[at..];
            if (Rune.DecodeFromUtf8(rest, out _, out var length) != OperationStatus.Done)
                return false;
            sequences++;
            rest = rest[length..];
        }
        return sequences >= FewestSequences;
    }

    private static Encoding? FromMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? StrictUtf8
        : bytes.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode
        : bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
        : null;

    /// <summary>Without a mark, the zero bytes of spaces and Latin letters betray UTF-16; text of single bytes has none.</summary>
    private static Encoding? LooksLikeUtf16(byte[] bytes)
    {
        var sample = bytes.AsSpan(0, Math.Min(bytes.Length, PrescanBytes) & ~1);
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }
        return odd > sample.Length / 64 && even == 0 ? Encoding.Unicode : even > sample.Length / 64 && odd == 0 ? Encoding.BigEndianUnicode : null;
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
            return encoding.GetString(bytes, skip, bytes.Length - skip);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Characters that no text has: those misread, and controls of ASCII.</summary>
    private static int Faults(string text) => Misreadings(text) + Count(text, Controls);

    /// <summary>Characters that show a wrong character set: undecodable ones, and those of the C1 set, at which single-byte sets have no letter.</summary>
    private static int Misreadings(string text) => Count(text, Misread);

    private static int Count(ReadOnlySpan<char> text, SearchValues<char> which)
    {
        var count = 0;
        for (var at = text.IndexOfAny(which); at >= 0; at = text.IndexOfAny(which))
        {
            count++;
            text = text[(at + 1)..];
        }
        return count;
    }

    [GeneratedRegex("""(?:<meta[^>]{0,300}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])(?<name>[A-Za-z0-9_:.-]{2,40})""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DeclaredCharset();
}
