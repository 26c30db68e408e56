using System.Diagnostics.CodeAnalysis;
using RhetoricLens.Core;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>How the reading of a body ended.</summary>
internal enum BodyEnd
{
    /// <summary>All of it is here.</summary>
    Complete,

    /// <summary>There was more than the limit.</summary>
    OverLimit,

    /// <summary>It came slower than the least rate.</summary>
    TooSlow,
}

/// <summary>Reads a body and counts what comes out of the decompressor, since neither Content-Length nor HttpClient's limits do.</summary>
internal static class BodyReader
{
    /// <summary>Content codings that are asked for; the handler takes off all but zstd.</summary>
    public const string Codings = "gzip, deflate, br, zstd";

    /// <summary>What was read, at most <paramref name="limit"/> bytes.</summary>
    /// <param name="content">As it came, with the codings left that the handler does not know.</param>
    /// <param name="limit">Decoded bytes.</param>
    /// <param name="grace">Time before the rate is judged.</param>
    /// <param name="clock">Measures the rate.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The body is not compressed as stated, or in a way that was not asked for.</exception>
    public static async Task<(byte[] Bytes, BodyEnd End)> ReadAsync(
        HttpContent content, int limit, TimeSpan grace, TimeProvider clock, CancellationToken cancel)
    {
        await using var body = await OpenAsync(content, cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var start = clock.GetTimestamp();
        while (await ReadSomeAsync(body, buffer, cancel) is var read and > 0)
        {
            var room = limit - (int)kept.Length;
            kept.Write(buffer, 0, Math.Min(read, room));
            if (read > room)
                return (kept.ToArray(), BodyEnd.OverLimit);
            var elapsed = clock.GetElapsedTime(start);
            if (elapsed > grace && kept.Length < Limits.MinBytesPerSecond * elapsed.TotalSeconds)
                return ([], BodyEnd.TooSlow);
        }
        return (kept.ToArray(), BodyEnd.Complete);
    }

    private static async Task<int> ReadSomeAsync(Stream body, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return await body.ReadAsync(buffer, cancel);
        }
        catch (ZstdException damaged)
        {
            throw new InvalidDataException(damaged.Message, damaged);
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The decompressor owns the stream, and the caller the decompressor.")]
    private static async Task<Stream> OpenAsync(HttpContent content, CancellationToken cancel)
    {
        var body = await content.ReadAsStreamAsync(cancel);
        switch (content.Headers.ContentEncoding.Where(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            case []:
                return body;
            case [var coding] when coding.Equals("zstd", StringComparison.OrdinalIgnoreCase):
                var unpacked = new DecompressionStream(body, leaveOpen: false);
                unpacked.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, Limits.MaxZstdWindowLog);
                return unpacked;
            case var others:
                throw new InvalidDataException($"The coding {string.Join(", ", others)} was not asked for.");
        }
    }
}
