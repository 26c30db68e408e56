using System.IO.Compression;

namespace RhetoricLens.Stance.Train;

/// <summary>ML.NET stamps the entries of a model file with the time of day; this takes the time out.</summary>
internal static class StableZip
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same entries, sorted by name, with one fixed time.</summary>
    public static byte[] Rewrite(byte[] zip)
    {
        using var target = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read))
        using (var copy = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
                Copy(entry, copy);
        }
        return target.ToArray();
    }

    private static void Copy(ZipArchiveEntry entry, ZipArchive into)
    {
        var copy = into.CreateEntry(entry.FullName, CompressionLevel.Optimal);
        copy.LastWriteTime = Epoch;
        using var from = entry.Open();
        using var to = copy.Open();
        from.CopyTo(to);
    }
}
