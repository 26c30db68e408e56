using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Imports;

/// <summary>Where files lie that a browser sends, until they are taken in: a folder of its own under the data folder, removed afterwards.</summary>
internal sealed class UploadFolder : IDisposable
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private long _bytes;

    public UploadFolder(string dataFolder)
    {
        Path = System.IO.Path.Combine(dataFolder, "uploads", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Files that were not kept, each with its reason.</summary>
    public List<ImportedFile> Refused { get; } = [];

    /// <summary>Whether any file is there.</summary>
    public bool HasFiles => _names.Count > 0;

    /// <summary>Keeps a file, or notes why it is not kept.</summary>
    /// <param name="name">As sent; only its last part counts.</param>
    /// <param name="size">Bytes, as the browser says.</param>
    /// <param name="open">Opens its bytes.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task AddAsync(string name, long size, Func<long, Stream> open, CancellationToken cancellation)
    {
        var bare = System.IO.Path.GetFileName(name.Replace('\\', '/'));
        if (Refuse(bare, size) is { } problem)
        {
            Refused.Add(ImportedFile.Not(bare.Length > 0 ? bare : name, problem));
            return;
        }
        await using var from = open(Limits.MaxUploadBytes);
        await using var to = File.Create(System.IO.Path.Combine(Path, bare));
        await from.CopyToAsync(to, cancellation);
        _bytes += size;
        _names.Add(bare);
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What is left is found under uploads; the import itself is done.
        }
    }

    private Problem? Refuse(string name, long size)
    {
        if (name.Length == 0 || name.StartsWith('.') || name.AsSpan().IndexOfAny(System.IO.Path.GetInvalidFileNameChars()) >= 0)
            return new Problem("bad_name", "A file of this name is not taken.", name, "Rename it.");
        if (_names.Contains(name))
            return new Problem("duplicate_name", "Another file of this name was sent with it.", name, "Send it by itself, or rename it.");
        if (size == 0)
            return new Problem("empty_file", "The file is empty.", name, "Give a file with texts.");
        return _bytes + size > Limits.MaxUploadBytes
            ? new Problem("upload_too_large", $"With it, more than {Limits.MaxUploadBytes / (1024 * 1024)} MiB would be sent at once.", name, "Take large corpora in by command: rhetoriclens ingest.")
            : null;
    }
}
