using System.IO.Compression;
using System.Security.Cryptography;

namespace RhetoricLens.Backups;

/// <summary>Where a backup is put together: a zip or a folder, which gets its name when it is whole and on the disk.</summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly string _path;
    private readonly FileStream? _file;
    private readonly ZipArchive? _zip;

    private BackupWriter(string path, FileStream? file)
    {
        (_path, _file) = (path, file);
        if (file is not null)
            _zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        else
            Directory.CreateDirectory(path);
    }

    public static BackupWriter Create(string path, bool isZip) => new(path, isZip ? new FileStream(path, FileMode.Create, FileAccess.Write) : null);

    /// <summary>Copies a file in, and gives its length and hash.</summary>
    public BackupFile Add(string name, string from, CancellationToken cancellation)
    {
        using var source = File.OpenRead(from);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var target = Open(name);
        var (buffer, bytes) = (new byte[1 << 20], 0L);
        while (source.Read(buffer) is > 0 and var read)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
            bytes += read;
        }
        Flush(target);
        return new BackupFile(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Adds what is in memory.</summary>
    public void Add(string name, byte[] content)
    {
        using var target = Open(name);
        target.Write(content);
        Flush(target);
    }

    /// <summary>Gives it its name; nothing can be added then.</summary>
    public void Publish(string target)
    {
        _zip?.Dispose();
        _file?.Flush(flushToDisk: true);
        _file?.Dispose();
        if (_file is null)
            Directory.Move(_path, target);
        else
            File.Move(_path, target);
    }

    public void Dispose()
    {
        if (_file is not { CanWrite: true })
            return;
        _zip!.Dispose();
        _file.Dispose();
    }

    private Stream Open(string name)
    {
        if (_zip is not null)
            return _zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        var path = Path.Combine(_path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
    }

    private static void Flush(Stream stream)
    {
        if (stream is FileStream file)
            file.Flush(flushToDisk: true);
    }
}
