using System.IO.Compression;

namespace RhetoricLens.Stance.Train;

/// <summary>ML.NET stamps the entries of a model file with the time of day; this takes the time out.</summary>
internal static class StableZip
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same entries and some more, sorted by name, with one fixed time.</summary>
    public static byte[] Rewrite(byte[] zip, IReadOnlyDictionary<string, byte[]> more)
    {
        using var target = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read))
        using (var copy = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entries = source.Entries.Select(entry => (Name: entry.FullName, Open: (Func<Stream>)entry.Open))
                .Concat(more.Select(entry => (Name: entry.Key, Open: (Func<Stream>)(() => new MemoryStream(entry.Value, writable: false)))));
            foreach (var (name, open) in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
                Copy(name, open, copy);
        }
        return target.ToArray();
    }

    private static void Copy(string name, Func<Stream> open, ZipArchive into)
    {
        var copy = into.CreateEntry(name, CompressionLevel.Optimal);
        copy.LastWriteTime = Epoch;
        using var from = open();
        using var to = copy.Open();
        from.CopyTo(to);
    }
}
