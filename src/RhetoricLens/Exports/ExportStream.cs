using RhetoricLens.Documents.Store;

namespace RhetoricLens.Exports;

/// <summary>Reads the file of an export out of the store, part by part and from any place, so that pieces of it can be asked for.</summary>
/// <param name="files">Where it lies.</param>
/// <param name="workId">Number of the export.</param>
/// <param name="length">Its bytes, as <see cref="ExportFiles.Length"/> says.</param>
public sealed class ExportStream(ExportFiles files, long workId, long length) : Stream
{
    private (int Number, byte[] Bytes)? _part;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= length)
            return 0;
        var (number, start) = ((int)(Position / ExportFiles.PartBytes), (int)(Position % ExportFiles.PartBytes));
        var piece = Part(number).AsSpan(start);
        var read = Math.Min(piece.Length, buffer.Length);
        piece[..read].CopyTo(buffer);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => length };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private byte[] Part(int number)
    {
        if (_part is { } held && held.Number == number)
            return held.Bytes;
        var bytes = files.Read(workId, number) ?? throw new IOException($"Part {number} of export {workId} is gone.");
        _part = (number, bytes);
        return bytes;
    }
}
