using System.Security.Cryptography;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Jobs.Fleet;

/// <summary>
/// Keeps the models and labels of the data folder and those in the shared store alike. What changed on one side since the last time is copied to the
/// other; what changed on both is the store's, and this machine's is kept beside it.
/// </summary>
public sealed class SharedFolder(Workspace workspace)
{
    /// <summary>What both sides had when they were last alike.</summary>
    private const string StateFile = "shared-files.json";

    private static readonly string[] Folders = ["models", "labels"];

    private readonly Dictionary<string, (long Length, DateTime Written, string Sha256)> _hashes = new(StringComparer.Ordinal);
    private long _revision = -1;

    private Database Store => workspace.Store;

    private string StatePath => Path.Combine(workspace.Folder, StateFile);

    /// <summary>Copies what is new in either direction; cheap when nothing is.</summary>
    public void Synchronise()
    {
        var state = ReadState();
        var revision = Store.Files.Revision();
        var changed = revision != _revision && TakeOver(state);
        var mine = Mine().Where(file => state.GetValueOrDefault(file.Path) != file.Sha256).OrderBy(IsList).ThenBy(file => file.Path, StringComparer.Ordinal).ToArray();
        if (mine.Length > 0)
            Store.Files.Put(mine.Select(file => (file, File.ReadAllBytes(Full(file.Path)))).ToArray());
        foreach (var file in mine)
            state[file.Path] = file.Sha256;
        if (mine.Length > 0 || changed)
            WholeFile.Write(StatePath, stream => JsonSerializer.Serialize(stream, state));
        _revision = mine.Length > 0 ? -1 : revision;
    }

    private bool TakeOver(Dictionary<string, string> state)
    {
        var news = Store.Files.List().Where(file => state.GetValueOrDefault(file.Path) != file.Sha256).OrderBy(IsList).ToArray();
        foreach (var file in news)
        {
            var path = Full(file.Path);
            var here = File.Exists(path) ? Hash(path) : null;
            if (here is not null && here != file.Sha256 && here != state.GetValueOrDefault(file.Path))
                File.Move(path, $"{path}.{here[..8]}.kept", overwrite: true);
            if (here != file.Sha256 && Store.Files.Read(file.Path) is { } bytes)
                Write(path, bytes);
            state[file.Path] = file.Sha256;
        }
        return news.Length > 0;
    }

    private static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (WholeFile.Write(path, stream => stream.Write(bytes)) is { } problem)
            throw new IOException(problem.ToString());
    }

    private IEnumerable<SharedFile> Mine() => Folders
        .Select(folder => Path.Combine(workspace.Folder, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Where(path => Path.GetExtension(path) is not (".lock" or ".tmp" or ".kept" or ".part") && new FileInfo(path).Length <= Limits.MaxSharedFileBytes)
        .Select(path => new SharedFile(Path.GetRelativePath(workspace.Folder, path).Replace('\\', '/'), Hash(path)));

    private string Full(string path) => Folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal)) && !path.Split('/').Any(part => part is "" or "." or "..")
        ? Path.Combine([workspace.Folder, .. path.Split('/')])
        : throw new IOException($"The shared file \"{path}\" lies outside {string.Join(" and ", Folders)}.");

    /// <summary>Lists come last: what they name must be there before.</summary>
    private static bool IsList(SharedFile file) => file.Path.EndsWith("registry.json", StringComparison.Ordinal);

    private string Hash(string path)
    {
        var info = new FileInfo(path);
        if (_hashes.TryGetValue(path, out var known) && known.Length == info.Length && known.Written == info.LastWriteTimeUtc)
            return known.Sha256;
        using var stream = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        _hashes[path] = (info.Length, info.LastWriteTimeUtc, hash);
        return hash;
    }

    private Dictionary<string, string> ReadState()
    {
        if (!File.Exists(StatePath))
            return new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = File.OpenRead(StatePath);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? new Dictionary<string, string>(StringComparer.Ordinal);
    }
}
