using System.IO.Compression;
using CsvHelper;
using RhetoricLens.Stance.Scaling;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Scaling;

/// <summary>Matrices with known results: the example of Laver, Benoit and Garry (2003) beside the tests, the others in the folder of real data.</summary>
internal static class ScalingData
{
    public static Dictionary<string, double> LbgReferences { get; } = new(StringComparer.Ordinal) { ["R1"] = -1.5, ["R2"] = -0.75, ["R3"] = 0, ["R4"] = 0.75, ["R5"] = 1.5 };

    public static string LbgFile { get; } = Path.Combine(Repository.Root, "tests", "RhetoricLens.Tests", "Stance", "Scaling", "Data", "lbg_matrix_docs_by_words.csv");

    public static DocumentTermMatrix Lbg { get; } = Read(LbgFile, rowsAreTerms: false);

    public static DocumentTermMatrix Read(string path, bool rowsAreTerms)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        return MatrixCsv.Read(stream, Path.GetFileName(path), rowsAreTerms).Value;
    }

    /// <summary>A table of published results by document; empty cells and NA are left out.</summary>
    public static Dictionary<string, Dictionary<string, double>> Expected(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        while (csv.Read())
        {
            rows[csv.GetString(0)] = csv.Headers.Index().Skip(1)
                .Where(column => csv.GetString(column.Index) is not ("" or "NA"))
                .ToDictionary(column => column.Item, column => double.Parse(csv.GetString(column.Index), System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        }
        return rows;
    }

    /// <summary>A file of the scaling data; skips the test where it is not at hand.</summary>
    public static string Real(string name)
    {
        Skip.If(Repository.RealData is null, "RHETORICLENS_REAL_DATA names no folder of real corpora.");
        var path = Path.Combine(Repository.RealData!, "scaling", name);
        Skip.IfNot(File.Exists(path), $"There is no {path}.");
        return path;
    }

    public static DocumentTermMatrix Matrix(params (string Name, string Text)[] documents)
    {
        var matrix = new TextMatrix();
        foreach (var (name, text) in documents)
            matrix.Add(name, text);
        return matrix.Build(1);
    }
}
