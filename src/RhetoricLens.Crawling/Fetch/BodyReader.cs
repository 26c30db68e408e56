namespace RhetoricLens.Crawling.Fetch;

/// <summary>Reads a body and counts what comes out of the decompressor, since neither Content-Length nor HttpClient's limits do.</summary>
internal static class BodyReader
{
    /// <summary>At most <paramref name="limit"/> bytes; Complete is false when there was more.</summary>
    public static async Task<(byte[] Bytes, bool Complete)> ReadAsync(HttpContent content, int limit, CancellationToken cancel)
    {
        await using var body = await content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, cancel) is var read and > 0)
        {
            var room = limit - (int)kept.Length;
            kept.Write(buffer, 0, Math.Min(read, room));
            if (read > room)
                return (kept.ToArray(), false);
        }
        return (kept.ToArray(), true);
    }
}
