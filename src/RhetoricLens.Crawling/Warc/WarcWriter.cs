using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace RhetoricLens.Crawling.Warc;

/// <summary>Writes WARC 1.1 (ISO 28500:2017), each record packed as a gzip member of its own, as readers that jump to a record need it.</summary>
/// <param name="output">Written to, and not closed.</param>
public sealed class WarcWriter(Stream output)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Writes one record; its length and the digest of its block are added.</summary>
    /// <param name="type">response, request, metadata ...</param>
    /// <param name="id">Of the record.</param>
    /// <param name="date">When what it holds was received.</param>
    /// <param name="fields">Further named fields.</param>
    /// <param name="block">The record's content.</param>
    public void Write(string type, Guid id, DateTimeOffset date, IEnumerable<(string Name, string Value)> fields, ReadOnlySpan<byte> block)
    {
        var head = new StringBuilder("WARC/1.1\r\n");
        (string, string)[] first = [("WARC-Type", type), ("WARC-Record-ID", Urn(id)), ("WARC-Date", Time(date))];
        foreach (var (name, value) in first.Concat(fields).Append(("WARC-Block-Digest", Digest(block))).Append(("Content-Length", block.Length.ToString(CultureInfo.InvariantCulture))))
            head.Append(name).Append(": ").Append(OneLine(value)).Append("\r\n");
        using var member = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
        member.Write(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()));
        member.Write(block);
        member.Write("\r\n\r\n"u8);
    }

    /// <summary>As WARC fields name other records.</summary>
    public static string Urn(Guid id) => $"<urn:uuid:{id}>";

    /// <summary>UTC with milliseconds (W3C profile of ISO 8601).</summary>
    public static string Time(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>SHA-1 in Base32 (RFC 4648), as other tools write and check it; it tells accidents, not forgeries.</summary>
    public static string Digest(ReadOnlySpan<byte> bytes)
    {
#pragma warning disable CA5350 // The format's customary digest; nothing relies on its strength.
        var hash = SHA1.HashData(bytes);
#pragma warning restore CA5350
        var text = new StringBuilder("sha1:");
        for (var bit = 0; bit < hash.Length * 8; bit += 5)
        {
            var pair = (hash[bit / 8] << 8) | (bit / 8 + 1 < hash.Length ? hash[(bit / 8) + 1] : 0);
            text.Append(Base32[(pair >> (11 - (bit % 8))) & 31]);
        }
        return text.ToString();
    }

    private static string OneLine(string value) => value.ReplaceLineEndings(" ");
}
