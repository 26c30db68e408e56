namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>Lines of a stream as bytes, none longer than a limit: a file without line ends must not fill the memory.</summary>
internal static class Utf8Lines
{
    /// <summary>Number from 1, and the line without its end; null where it was longer than <paramref name="limit"/> bytes. A line is valid until the next.</summary>
    public static IEnumerable<(int Number, ReadOnlyMemory<byte>? Line)> Read(Stream stream, int limit)
    {
        var buffer = new byte[limit + 1];
        var (used, number, skipping) = (0, 1, false);
        for (int read; (read = stream.Read(buffer, used, buffer.Length - used)) > 0;)
        {
            used += read;
            var start = 0;
            for (int end; (end = Array.IndexOf(buffer, (byte)'\n', start, used - start)) >= 0; start = end + 1)
            {
                yield return (number++, skipping ? (ReadOnlyMemory<byte>?)null : buffer.AsMemory(start, end - start));
                skipping = false;
            }
            used -= start;
            Array.Copy(buffer, start, buffer, 0, used);
            // The line's beginning is let go; its end is looked for.
            if (used == buffer.Length)
                (used, skipping) = (0, true);
        }
        if (used > 0 || skipping)
            yield return (number, skipping ? (ReadOnlyMemory<byte>?)null : buffer.AsMemory(0, used));
    }
}
