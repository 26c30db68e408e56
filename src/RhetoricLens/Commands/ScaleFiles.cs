using System.IO.Compression;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Commands;

/// <summary>Reads the files that the command scale takes.</summary>
internal static class ScaleFiles
{
    private const int TextMinDocuments = 2;

    /// <summary>A table of counts (.csv, .csv.gz).</summary>
    public static Outcome<ScaleInput> Matrix(string path, bool rowsAreTerms) => Open(path, stream =>
    {
        var matrix = MatrixCsv.Read(stream, Path.GetFileName(path), rowsAreTerms);
        return matrix.IsOk ? (Outcome<ScaleInput>)new ScaleInput(matrix.Value, null, []) : matrix.Problem;
    });

    /// <summary>The .txt files below a folder; a file's name without its ending is its document's.</summary>
    public static Outcome<ScaleInput> Folder(string folder, ScaleQuery query, IReadOnlySet<string>? stopWords)
    {
        var found = VectorTexts.In([folder], null);
        if (!found.IsOk)
            return found.Problem;
        var texts = new ScaleTexts(query.Method == ScaleMethod.Lss, stopWords);
        foreach (var (name, text) in found.Value.Named(folder))
            texts.Add(name, text);
        return texts.Build(query.MinDocuments ?? TextMinDocuments, found.Value.LeftOut > 0 ? [$"{found.Value.LeftOut} files left out, which could not be read."] : []);
    }

    /// <summary>References from a table without a header: document, value.</summary>
    public static Outcome<string[]> References(string path) => Lines(path, lines => lines
        .Select(line => line.LastIndexOf(',') is > 0 and var at ? $"{line[..at].Trim().Trim('"')}={line[(at + 1)..].Trim().Trim('"')}" : line).ToArray());

    /// <summary>One word a line.</summary>
    public static Outcome<IReadOnlySet<string>> StopWords(string path) => Lines(path, lines =>
        (IReadOnlySet<string>)lines.Select(TextMatrix.NormalForm).OfType<string>().ToHashSet(StringComparer.Ordinal));

    /// <summary>See <see cref="SeedWords.Read"/>.</summary>
    public static Outcome<IReadOnlyList<SeedWord>> Seeds(string path)
    {
        var lines = Lines(path, lines => lines.ToArray());
        return lines.IsOk ? SeedWords.Read(lines.Value, Path.GetFileName(path)) : lines.Problem;
    }

    private static Outcome<T> Lines<T>(string path, Func<IEnumerable<string>, T> read) => Open(path, stream =>
    {
        using var reader = new StreamReader(stream);
        return (Outcome<T>)read(reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 0));
    });

    private static Outcome<T> Open<T>(string path, Func<Stream, Outcome<T>> read)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return read(stream);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new Problem("unreadable_file", "The file cannot be read: " + failure.Message, path, "Check the path and its permissions.");
        }
    }
}
