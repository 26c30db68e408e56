using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding.Formats;

namespace RhetoricLens.Stance.Train;

/// <summary>A coded passage that a model was trained on, and what a model says of it that was trained without its document.</summary>
/// <param name="Id">As the labelled set has it.</param>
/// <param name="Document">The document that it comes from.</param>
/// <param name="Mark">Of its text.</param>
/// <param name="Label">The coders' label.</param>
/// <param name="P">Calibrated probabilities, to six digits.</param>
public sealed record OutOfFoldRow(string Id, string Document, PassageMark Mark, StanceLabel Label, StanceProbabilities P);

/// <summary>
/// Predictions of cross-validation, kept with a model, one for each passage of real speech whose document is named. By them the passages that a model was
/// trained on can tell how it errs (cross-prediction-powered inference: Zrnic and Candès 2024, PNAS 121 e2322083121).
/// </summary>
public sealed class OutOfFold
{
    /// <summary>Name of the file in a model's folder.</summary>
    public const string FileName = "out-of-fold.csv";

    private static readonly string[] Header = ["id", "document", "mark", "length", "label", "multilateral", "multistakeholder", "mixed", "none"];

    private OutOfFold(IReadOnlyList<OutOfFoldRow> rows) => Rows = rows;

    /// <summary>Ordered by id, so that the order tells nothing of the texts.</summary>
    public IReadOnlyList<OutOfFoldRow> Rows { get; }

    /// <summary>Keeps the judgements of a cross-validation in which no document was on both sides; null for any other.</summary>
    public static OutOfFold? Of(CrossValidated judged) => judged.Split != SplitKind.Document ? null : new OutOfFold(
        [.. judged.Judgements.Where(judgement => !judgement.Passage.IsWritten && judgement.Passage.Group != judgement.Passage.Id)
            .Select(judgement => Row(judgement.Passage, judgement.At(judged.Temperature)))
            .OrderBy(row => row.Id, StringComparer.Ordinal)]);

    /// <param name="path">The file.</param>
    /// <param name="sha256">Its SHA-256 as registered.</param>
    internal static Outcome<OutOfFold> Read(string path, string sha256)
    {
        try
        {
            var content = File.ReadAllBytes(path);
            return sha256 == Convert.ToHexStringLower(SHA256.HashData(content)) ? Parse(path) : Unusable(path, "the file is not the one that was registered.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            return Unusable(path, "the file cannot be read.");
        }
    }

    internal byte[] ToFile()
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(Header);
            foreach (var row in Rows)
            {
                csv.WriteRecord([
                    CsvGuard.Protect(row.Id), CsvGuard.Protect(row.Document), row.Mark.Hash.ToString("x16", CultureInfo.InvariantCulture), Number(row.Mark.Length), StanceLabels.Name(row.Label),
                    Six(row.P.Multilateral), Six(row.P.Multistakeholder), Six(row.P.Mixed), Six(row.P.None)]);
            }
        }
        return stream.ToArray();
    }

    private static OutOfFoldRow Row(LabelledPassage passage, StanceProbabilities p) =>
        new(passage.Id, passage.Group, PassageMark.Of(passage.Text), passage.Label, p);

    private static Outcome<OutOfFold> Parse(string path)
    {
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', DetectSeparatorHint = false, MaxRecordSize = Limits.MaxLabelledLineBytes });
        var rows = new List<OutOfFoldRow>();
        while (csv.Read())
        {
            if (Row([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))]) is not { } row)
                return Unusable(path, "the file is damaged.");
            rows.Add(row);
        }
        return csv.Headers.SequenceEqual(Header, StringComparer.Ordinal) ? new OutOfFold(rows) : Unusable(path, "the file is damaged.");
    }

    private static OutOfFoldRow? Row(string[] cells)
    {
        if (cells.Length != Header.Length
            || !ulong.TryParse(cells[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)
            || !int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || StanceLabels.Parse(cells[4]) is not { } label)
            return null;
        var p = new float[4];
        for (var i = 0; i < p.Length; i++)
        {
            if (!float.TryParse(cells[5 + i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out p[i]))
                return null;
        }
        return new OutOfFoldRow(CsvGuard.Restore(cells[0]), CsvGuard.Restore(cells[1]), new PassageMark(hash, length), label, new StanceProbabilities(p[0], p[1], p[2], p[3]));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Six(float p) => p.ToString("0.000000", CultureInfo.InvariantCulture);

    private static Problem Unusable(string path, string why) => new(
        "out_of_fold_unusable", "The model's out-of-fold predictions cannot be used: " + why, path, "Restore the file or train the model again.");
}
