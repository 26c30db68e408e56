using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Stance.Coding;

/// <summary>Writes a file whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Removes a file; the problem when that fails.</summary>
    internal static Problem? Remove(string path)
    {
        try
        {
            File.Delete(path);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Unwritable(path, error);
        }
    }

    /// <summary>Puts together in memory what <paramref name="write"/> writes, and then writes it; the problem when that fails.</summary>
    public static Problem? Write(string path, Action<Stream> write)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            using var content = new MemoryStream();
            write(content);
            DurableFile.Write(path, content.GetBuffer().AsSpan(0, (int)content.Length));
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Unwritable(path, error);
        }
    }

    private static Problem Unwritable(string path, Exception error) =>
        new("path_unwritable", "The file cannot be written: " + error.Message, path, "Free space, or give a path in a folder that you may write to.");
}
