using System.Text;

namespace RhetoricLens.Crawling.Warc;

/// <summary>Reads lines and counted bytes from one stream, and knows how far it is.</summary>
internal sealed class ByteLines(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>Bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>Nothing more can be read.</summary>
    public bool IsAtEnd { get; set; }

    /// <summary>A line without its end, as UTF-8; null at the end of the stream, and for a line longer than <paramref name="limit"/> bytes, of which the rest is left.</summary>
    public string? ReadLine(int limit)
    {
        using var line = new MemoryStream();
        while (line.Length <= limit && Fill())
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            var count = found < 0 ? _end - _start : found + 1;
            line.Write(_buffer, _start, count);
            Take(count);
            if (found >= 0)
                return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r', '\n');
        }
        return null;
    }

    /// <exception cref="EndOfStreamException">The stream has fewer bytes.</exception>
    public byte[] ReadExactly(int count)
    {
        // A length that lies must not reserve the memory it claims.
        using var block = new MemoryStream(Math.Min(count, 1024 * 1024));
        for (var left = count; left > 0;)
        {
            var part = Part(left);
            block.Write(_buffer, _start, part);
            Take(part);
            left -= part;
        }
        return block.ToArray();
    }

    /// <exception cref="EndOfStreamException">The stream has fewer bytes.</exception>
    public void Skip(long count)
    {
        for (var left = count; left > 0;)
        {
            var part = Part(left);
            Take(part);
            left -= part;
        }
    }

    /// <summary>Goes on to the first line that begins with a mark, or to the end.</summary>
    public void SkipToLine(ReadOnlySpan<byte> mark)
    {
        while (Fill(mark.Length))
        {
            if (_buffer.AsSpan(_start, _end - _start).StartsWith(mark))
                return;
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            Take(found < 0 ? _end - _start : found + 1);
        }
        Take(_end - _start);
        IsAtEnd = true;
    }

    private int Part(long left) => Fill() ? (int)Math.Min(left, _end - _start) : throw new EndOfStreamException();

    private void Take(int count)
    {
        _start += count;
        Position += count;
    }

    /// <summary>Whether so many bytes are at hand, reading more when they are not.</summary>
    private bool Fill(int atLeast = 1)
    {
        if (_end - _start >= atLeast)
            return true;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        while (_end < atLeast && !IsAtEnd)
        {
            var read = stream.Read(_buffer.AsSpan(_end));
            _end += read;
            IsAtEnd = read == 0;
        }
        return _end >= atLeast;
    }
}
