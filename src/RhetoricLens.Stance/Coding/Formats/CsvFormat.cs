using System.Text;
using CsvHelper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>Comma-separated values with a header (RFC 4180); .tsv files are separated by tabs. The header is row 1.</summary>
internal sealed class CsvFormat : ICodedFormat
{
    private static readonly string[] Written = ["id", "text", "label", "coder", "language", "register", "kind", "note", "group", "source", "country", "year", "probability"];

    public IEnumerable<RawRow> Read(RawFile file)
    {
        var broken = new Dictionary<long, CsvMalformedReason>();
        using var reader = Open(file, broken);
        var columns = CsvColumns.Read(reader, file);
        if (!columns.IsOk)
        {
            yield return new RawRow(0, columns.Problem);
            yield break;
        }
        while (Advance(reader, file) is var step and not { IsOk: true, Value: false })
        {
            var number = (int)reader.RowNumber + 1;
            if (!step.IsOk)
                yield return new RawRow(number + 1, step.Problem);
            else if (broken.Remove(number, out var reason))
                yield return new RawRow(number, Broken(file, number, Explain(reason)));
            else if (reader.FieldCount > 1 || reader.GetSpan(0).ContainsAnyExcept(" \t"u8))
                yield return new RawRow(number, FieldsOf(reader, columns.Value, file, number));
            if (!step.IsOk)
                yield break;
        }
    }

    public void Write(Stream stream, IReadOnlyList<CodedPassage> passages)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(Written);
        foreach (var passage in passages)
            csv.WriteRecord(Array.ConvertAll(Cells(passage), CsvGuard.Protect));
    }

    private static string[] Cells(CodedPassage passage) =>
    [
        passage.Id, passage.Text, CodebookLabels.Name(passage.Label), passage.Coder, passage.Language == JsonText.UnknownLanguage ? "" : passage.Language,
        passage.Register, passage.Kind, passage.Note, passage.Group, passage.Source, passage.Country, passage.Year, JsonText.Probability(passage),
    ];

    private static CsvReader Open(RawFile file, Dictionary<long, CsvMalformedReason> broken) => CsvReader.Create(
        file.Stream,
        new CsvReaderOptions
        {
            Separator = Path.GetExtension(file.Name).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',',
            DetectSeparatorHint = false,
            Encoding = Encoding.UTF8,
            MaxRecordSize = Limits.MaxLabelledLineBytes,
            OnMalformedRecord = record => Note(record, broken),
        },
        leaveOpen: true);

    /// <summary>True when there is another row, false at the end, a problem when no more can be read.</summary>
    private static Outcome<bool> Advance(CsvReader reader, RawFile file)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception failure) when (failure is CsvFormatException or InvalidDataException)
        {
            return Broken(file, (int)reader.RowNumber + 2, failure.Message);
        }
    }

    private static Problem Broken(RawFile file, int row, string what) => file.Problem(
        "bad_csv", what, row, "", "Close the quotation mark, and double those inside a cell; rows after it may be missing.");

    private static string Explain(CsvMalformedReason reason) => reason == CsvMalformedReason.UnterminatedQuote
        ? "A quotation mark is opened and never closed."
        : "Text stands behind a closing quotation mark.";

    /// <summary>A stray quotation mark inside an unquoted cell is text; the other faults have mixed cells up.</summary>
    private static void Note(CsvMalformedRecord record, Dictionary<long, CsvMalformedReason> broken)
    {
        if (record.Reason is CsvMalformedReason.TextAfterClosingQuote or CsvMalformedReason.UnterminatedQuote)
            broken[record.RecordNumber] = record.Reason;
    }

    private static Outcome<RowFields> FieldsOf(CsvReader reader, string?[] columns, RawFile file, int number)
    {
        if (reader.FieldCount != columns.Length)
            return file.Problem("wrong_cell_count", $"The row has {reader.FieldCount} cells, the header {columns.Length}.", number, "", "Quote cells that contain a comma or a line end.");
        var fields = new RowFields();
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is not { } column)
                continue;
            if (Utf8Text.Check(reader.GetSpan(i), Place.Of(file.Name, number, column)) is { } foreign)
                return foreign;
            // An empty text is an error of its own; other empty cells are fields that are not there.
            var text = CsvGuard.Restore(reader.GetString(i));
            fields[column] = text.Length == 0 && column != "text" ? null : text;
        }
        return fields;
    }
}
