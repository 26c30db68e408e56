using System.Buffers.Binary;
using System.IO.Compression;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Warc;

/// <summary>
/// Reads web archives of WARC 0.17 to 1.1 as streams: plain, packed record by record, or packed as a whole. After a damaged record it goes on at the next that
/// can be recognised; a file that breaks off gives what came before, and says so.
/// </summary>
public sealed class WarcReader
{
    /// <summary>Beginnings of records kept for judging the end of a packed file.</summary>
    private const int KeptOffsets = 10_000;

    private readonly ByteLines _input;
    private readonly Func<WarcHeader, bool> _wanted;
    private readonly Stream? _packed;
    private readonly Queue<long> _offsets = [];
    private int _number;

    private WarcReader(Stream stream, Func<WarcHeader, bool> wanted)
    {
        var magic = new byte[2];
        var known = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        var whole = new PrefixedStream(magic.AsMemory(0, known), stream);
        _packed = known == 2 && magic is [0x1F, 0x8B] ? stream : null;
        (_input, _wanted) = (new ByteLines(_packed is null ? whole : new GZipStream(whole, CompressionMode.Decompress)), wanted);
    }

    /// <summary>Records and damages in order. Read from the stream as it is enumerated.</summary>
    /// <param name="stream">The file; read from its beginning and not closed.</param>
    /// <param name="wanted">Records whose blocks are read; others are passed over.</param>
    public static IEnumerable<WarcEntry> Read(Stream stream, Func<WarcHeader, bool> wanted) => new WarcReader(stream, wanted).Entries();

    /// <summary>Whether a file begins as a web archive does.</summary>
    public static bool IsArchive(Stream stream)
    {
        try
        {
            return new WarcReader(stream, _ => false)._input.ReadLine(Limits.MaxWarcLineBytes)?.StartsWith("WARC/", StringComparison.Ordinal) == true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private IEnumerable<WarcEntry> Entries()
    {
        while (Next() is { } entry)
        {
            yield return entry;
            if (entry is WarcEntry.Damage && _input.IsAtEnd)
                yield break;
        }
    }

    /// <summary>Null at the end of the file.</summary>
    private WarcEntry? Next()
    {
        var offset = _input.Position;
        try
        {
            if (Version(ref offset) is not { } version)
                return IsCutOff() ? new WarcEntry.Damage(_number + 1, offset, "The file breaks off: its last packed part is not whole.") : null;
            _number++;
            Keep(offset);
            return version.StartsWith("WARC/", StringComparison.Ordinal) ? Record(version, offset) : Skip(offset);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or IOException)
        {
            _input.IsAtEnd = true;
            return new WarcEntry.Damage(Math.Max(1, _number), offset, failure is EndOfStreamException ? "The file breaks off within a record." : "The file cannot be unpacked further: " + failure.Message);
        }
    }

    /// <summary>The first line that is not empty; null at the end.</summary>
    private string? Version(ref long offset)
    {
        while (true)
        {
            offset = _input.Position;
            var line = _input.ReadLine(Limits.MaxWarcLineBytes);
            if (line is not { Length: 0 })
                return line is null && !_input.IsAtEnd ? "" : line;
        }
    }

    private void Keep(long offset)
    {
        _offsets.Enqueue(offset);
        if (_offsets.Count > KeptOffsets)
            _offsets.Dequeue();
    }

    /// <summary>
    /// Whether a packed file ends within a part, of which the platform's unpacking says nothing: a whole part ends with its length (RFC 1952), and begins with a record.
    /// </summary>
    private bool IsCutOff()
    {
        if (_packed is not { CanSeek: true })
            return false;
        var length = new byte[4];
        _packed.Seek(-length.Length, SeekOrigin.End);
        _packed.ReadExactly(length);
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(length);
        return !_offsets.Prepend(0).Any(offset => unchecked((uint)(_input.Position - offset)) == stated);
    }

    private WarcEntry Record(string version, long offset)
    {
        var header = new WarcHeader(version, Fields());
        if (header.Length is not { } length)
            return Skip(offset, "The record has no Content-Length.");
        if (!_wanted(header) || length > Limits.MaxBodyBytes + Limits.MaxWarcLineBytes)
        {
            _input.Skip(length);
            return new WarcEntry.Record(_number, offset, header, null);
        }
        return new WarcEntry.Record(_number, offset, header, _input.ReadExactly((int)length));
    }

    private List<KeyValuePair<string, string>> Fields()
    {
        var fields = new List<KeyValuePair<string, string>>();
        while (_input.ReadLine(Limits.MaxWarcLineBytes) is { } line)
        {
            if (line.Length == 0)
                return fields;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            // Versions before 1.1 may fold long lines.
            if (line[0] is ' ' or '\t' && fields.Count > 0)
                fields[^1] = new(fields[^1].Key, fields[^1].Value + " " + line.Trim());
            else if (colon > 0 && fields.Count < Limits.MaxWarcFields)
                fields.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        throw new EndOfStreamException();
    }

    /// <summary>Goes to the next line that begins a record.</summary>
    private WarcEntry.Damage Skip(long offset, string reason = "Here should stand a record of WARC, and does not.")
    {
        _input.SkipToLine("WARC/"u8);
        return new WarcEntry.Damage(_number, offset, reason);
    }
}

/// <summary>A stream with some bytes before it that were read from it.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : Stream
{
    private ReadOnlyMemory<byte> _prefix = prefix;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_prefix.IsEmpty)
            return rest.Read(buffer);
        var count = Math.Min(buffer.Length, _prefix.Length);
        _prefix.Span[..count].CopyTo(buffer);
        _prefix = _prefix[count..];
        return count;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
