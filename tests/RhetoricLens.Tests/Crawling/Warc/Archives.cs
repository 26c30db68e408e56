using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace RhetoricLens.Tests.Crawling.Warc;

/// <summary>Web archives as other programs write them, made by hand.</summary>
internal static class Archives
{
    public const string Page = "https://example.org/speech/1";

    /// <summary>A record; its length is counted.</summary>
    public static byte[] Record(string type, string target, byte[] block, string contentType, string version = "WARC/1.0", string more = "") =>
        [.. Encoding.UTF8.GetBytes($"{version}\r\nWARC-Type: {type}\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2014-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\nContent-Type: {contentType}\r\n{more}Content-Length: {block.Length}\r\n\r\n"), .. block, .. "\r\n\r\n"u8];

    public static byte[] Response(string target, byte[] body, string headers = "Content-Type: text/html; charset=utf-8", string status = "200 OK", string version = "WARC/1.0") =>
        Record("response", target, [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n\r\n"), .. body], "application/http; msgtype=response", version);

    public static byte[] Html(string paragraph) => Encoding.UTF8.GetBytes($"<!doctype html><html lang=\"en\"><head><title>A speech</title></head><body><main><article><p>{paragraph}</p></article></main></body></html>");

    public static byte[] Zip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>In chunks of some bytes (RFC 9112, 7.1).</summary>
    public static byte[] Chunks(byte[] bytes, int size = 50)
    {
        using var body = new MemoryStream();
        foreach (var chunk in bytes.Chunk(size))
        {
            body.Write(Encoding.ASCII.GetBytes(chunk.Length.ToString("x", CultureInfo.InvariantCulture) + ";name=value\r\n"));
            body.Write(chunk);
            body.Write("\r\n"u8);
        }
        body.Write("0\r\n\r\n"u8);
        return body.ToArray();
    }
}
