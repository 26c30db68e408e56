using System.Text;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Lines of a file as bytes, none longer than a limit: a file without line ends must not fill the memory.</summary>
internal static class BoundedLines
{
    /// <summary>Number from 1, and the line without its end; null where it was longer than <paramref name="limit"/> bytes.</summary>
    public static IEnumerable<(int Number, byte[]? Line)> Read(Stream stream, int limit)
    {
        var buffer = new byte[64 * 1024];
        using var line = new MemoryStream();
        var (number, tooLong, pending) = (1, false, false);
        for (var read = SkipMark(stream, buffer); read > 0; read = stream.Read(buffer))
        {
            for (var start = 0; start < read;)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                var length = (end < 0 ? read : end) - start;
                tooLong |= line.Length + length > limit;
                if (!tooLong)
                    line.Write(buffer, start, length);
                pending = end < 0;
                start += length + 1;
                if (end < 0)
                    continue;
                yield return (number++, tooLong ? null : line.ToArray());
                line.SetLength(0);
                tooLong = false;
            }
        }
        if (pending)
            yield return (number, tooLong ? null : line.ToArray());
    }

    private static int SkipMark(Stream stream, byte[] buffer)
    {
        var read = stream.ReadAtLeast(buffer, 3, throwOnEndOfStream: false);
        if (!buffer.AsSpan(0, read).StartsWith(Encoding.UTF8.Preamble))
            return read;
        buffer.AsSpan(3, read - 3).CopyTo(buffer);
        return read > 3 ? read - 3 : stream.Read(buffer);
    }
}
