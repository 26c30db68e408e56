using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using RhetoricLens.Commands;
using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Benchmarks.Scaling;

/// <summary><c>scaling</c>: Wordfish on published matrices beside the results of published programs, and the time that it and LSS take.</summary>
internal static class ScalingCommand
{
    private static readonly string[] Programs = ["quanteda", "austin"];

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Folder with NAME_matrix.csv.gz (words by documents) and NAME_wordfish_PROGRAM.csv (document, theta)" };
        var command = new Command("scaling", "Measure Wordfish and Latent Semantic Scaling; one line a matrix on standard output.") { folder };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed.GetRequiredValue(folder), cancellation), cancellation));
        return command;
    }

    private static int Run(string folder, CancellationToken cancellation)
    {
        foreach (var path in Directory.GetFiles(folder, "*_matrix.csv.gz").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path).Replace("_matrix.csv.gz", "", StringComparison.Ordinal);
            Console.Out.WriteLine(Line(name, folder, Read(path), cancellation));
        }
        return Terminal.Done;
    }

    private static string Line(string name, string folder, DocumentTermMatrix matrix, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var fit = Wordfish.Fit(matrix, new WordfishSettings(), cancellation).Value;
        var seconds = clock.Elapsed.TotalSeconds;
        var again = Wordfish.Fit(matrix, new WordfishSettings(), cancellation).Value;
        var same = fit.Documents.SequenceEqual(again.Documents) && fit.Terms.SequenceEqual(again.Terms);
        var published = Programs.Select(program => Published(program, Path.Combine(folder, $"{name}_wordfish_{program}.csv"), matrix, fit));
        clock.Restart();
        SeedWord[] seeds = [new SeedWord(matrix.Terms[0], -1), new SeedWord(matrix.Terms[1], 1)];
        var polarities = LatentSemanticScaling.Polarities(matrix, seeds, new LssSettings(), cancellation);
        var lss = polarities.IsOk ? clock.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s" : "-";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {matrix.Documents.Count} documents, {matrix.Terms.Count} terms; ours {fit.Objective:F4} ({(fit.IsConverged ? "converged" : "NOT CONVERGED")}, {fit.Steps} steps, {fit.Agreeing} of {fit.Starts} starts), {string.Join(", ", published)}; same bits again: {same}; Wordfish {seconds:0.00} s, LSS {lss}");
    }

    private static string Published(string program, string path, DocumentTermMatrix matrix, Wordfish fit)
    {
        if (!File.Exists(path))
            return program + " none";
        var theta = new Dictionary<string, double>(StringComparer.Ordinal);
        using var csv = CsvReader.FromFile(path);
        while (csv.Read())
            theta[csv.GetString(0)] = double.Parse(csv.GetString(1), CultureInfo.InvariantCulture);
        double[] theirs = [.. matrix.Documents.Select(document => theta[document])];
        var direction = Math.Sign(theirs.Zip(fit.Documents, (a, b) => a * b.Theta).Sum());
        var apart = theirs.Zip(fit.Documents, (a, b) => Math.Abs(a - direction * b.Theta)).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{program} {Wordfish.ObjectiveAt(matrix, theirs):F4} (largest difference of a position {apart:0.000})");
    }

    private static DocumentTermMatrix Read(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        return MatrixCsv.Read(stream, Path.GetFileName(path), rowsAreTerms: true).Value;
    }
}
