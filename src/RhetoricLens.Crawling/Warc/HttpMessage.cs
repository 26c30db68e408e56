using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Warc;

/// <summary>An HTTP response as an archive keeps it (RFC 9112).</summary>
/// <param name="Status">200, 404 ...</param>
/// <param name="Fields">By lower-case name; values of a repeated field are joined.</param>
/// <param name="Content">The body with the codings it was sent in.</param>
internal sealed record HttpMessage(int Status, IReadOnlyDictionary<string, string> Fields, ReadOnlyMemory<byte> Content)
{
    /// <summary>Media type in lower case without parameters; null when there is none.</summary>
    public string? MediaType => ContentType?.MediaType?.ToLowerInvariant();

    /// <summary>As given; null when there is none.</summary>
    public string? Charset => ContentType?.CharSet?.Trim('"', '\'', ' ');

    private MediaTypeHeaderValue? ContentType => MediaTypeHeaderValue.TryParse(Fields.GetValueOrDefault("content-type"), out var type) ? type : null;

    /// <summary>Null when the block is no HTTP response.</summary>
    public static HttpMessage? Read(byte[] block)
    {
        var (head, body) = Parts(block);
        var lines = Encoding.Latin1.GetString(block, 0, head).Split('\n', StringSplitOptions.TrimEntries);
        var status = lines[0].Split(' ', 3);
        if (!status[0].StartsWith("HTTP/", StringComparison.Ordinal) || status.Length < 2 || !int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return null;
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = colon > 0 ? line[..colon].Trim().ToLowerInvariant() : "";
            if (name.Length > 0)
                fields[name] = fields.TryGetValue(name, out var before) ? $"{before}, {line[(colon + 1)..].Trim()}" : line[(colon + 1)..].Trim();
        }
        return new HttpMessage(code, fields, block.AsMemory(body));
    }

    /// <summary>The body without transfer and content codings, or why it cannot be had.</summary>
    public (byte[]? Body, string? Reason) Decode()
    {
        var bytes = Has("transfer-encoding", "chunked") ? Unchunked(Content.Span) : Content.ToArray();
        var coding = Fields.GetValueOrDefault("content-encoding")?.ToLowerInvariant().Trim() ?? "";
        try
        {
            return coding switch
            {
                // Archives often keep the body decoded and the field as it was.
                "gzip" or "x-gzip" when bytes is [0x1F, 0x8B, ..] => Unpacked(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress)),
                "deflate" when bytes is [0x78, ..] => Unpacked(new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress)),
                "br" => Unpacked(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress)),
                "zstd" => (null, "The body is packed with zstd, which is not read."),
                _ => (bytes, null),
            };
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException or IOException)
        {
            return coding == "br" ? (bytes, null) : (null, $"The body is not packed with {coding} as its header says.");
        }
    }

    private bool Has(string field, string word) => Fields.GetValueOrDefault(field)?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static (byte[]? Body, string? Reason) Unpacked(Stream packed)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        using (packed)
        {
            while (packed.Read(buffer) is var read and > 0)
            {
                body.Write(buffer, 0, read);
                if (body.Length > Limits.MaxBodyBytes)
                    return (null, $"The body is larger than {Limits.MaxBodyBytes} bytes.");
            }
        }
        return (body.ToArray(), null);
    }

    /// <summary>The chunks joined; the bytes as they are when they are not chunked, whatever the header says.</summary>
    private static byte[] Unchunked(ReadOnlySpan<byte> bytes)
    {
        using var body = new MemoryStream(bytes.Length);
        for (var rest = bytes; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? "" : Encoding.Latin1.GetString(rest[..end]).Split(';')[0].Trim();
            if (!int.TryParse(line, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0)
                return body.Length == 0 ? bytes.ToArray() : body.ToArray();
            rest = rest[(end + 1)..];
            if (size == 0)
                break;
            size = Math.Min(size, rest.Length);
            body.Write(rest[..size]);
            rest = rest[size..];
            rest = rest.StartsWith("\r\n"u8) ? rest[2..] : rest.StartsWith("\n"u8) ? rest[1..] : rest;
        }
        return body.ToArray();
    }

    /// <summary>Length of the head, and where the body begins.</summary>
    private static (int Head, int Body) Parts(ReadOnlySpan<byte> block)
    {
        var strict = block.IndexOf("\r\n\r\n"u8);
        var loose = block.IndexOf("\n\n"u8);
        return strict >= 0 && (loose < 0 || strict < loose) ? (strict, strict + 4) : loose >= 0 ? (loose, loose + 2) : (block.Length, block.Length);
    }
}
