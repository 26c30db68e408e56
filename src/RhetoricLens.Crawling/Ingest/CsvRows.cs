using System.Text;
using CsvHelper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Reads comma-separated (RFC 4180) and, for .tsv files, tab-separated values with a header.</summary>
internal static class CsvRows
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The column names; empty for an empty file.</summary>
    public static Outcome<string[]> Header(string path)
    {
        using var reader = Open(path, []);
        try
        {
            return reader.Headers.Select(name => name.Trim()).ToArray();
        }
        catch (CsvFormatException failure)
        {
            return new Problem("bad_csv", failure.Message, $"{Path.GetFileName(path)}, row 1", "Look for a quotation mark that is not closed in the header.");
        }
    }

    /// <summary>Rows in order; the first is row 2. A row whose open quotation mark swallows the rest of the file ends the reading with its problem.</summary>
    public static IEnumerable<TableRow> Read(string path, string file)
    {
        var broken = new Dictionary<long, CsvMalformedReason>();
        using var reader = Open(path, broken);
        var columns = reader.Headers.Select(name => name.Trim()).ToArray();
        while (Advance(reader, file) is var step and not { IsOk: true, Value: false })
        {
            var number = (int)reader.RowNumber + 1;
            var fields = !step.IsOk ? step.Problem!
                : broken.Remove(number, out var reason) ? Broken(reason, $"{file}, row {number}")
                : FieldsOf(reader, columns, $"{file}, row {number}");
            yield return new TableRow(number, fields);
            if (!step.IsOk)
                yield break;
        }
    }

    /// <summary>True when there is another row, false at the end, a problem when no more can be read.</summary>
    private static Outcome<bool> Advance(CsvReader reader, string file)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception failure) when (failure is CsvFormatException or InvalidDataException or IOException)
        {
            return Broken(failure.Message, $"{file}, row {reader.RowNumber + 2}");
        }
    }

    private static Problem Broken(CsvMalformedReason reason, string where) => Broken(
        reason == CsvMalformedReason.UnterminatedQuote ? "A quotation mark is opened and never closed." : "Text stands behind a closing quotation mark.", where);

    private static Problem Broken(string what, string where) =>
        new("bad_csv", what, where, "Close the quotation mark, and double those inside a cell; rows after it may be missing.");

    private static Outcome<Fields> FieldsOf(CsvReader reader, string[] columns, string where)
    {
        if (reader.FieldCount != columns.Length)
            return new Problem("wrong_cell_count", $"The row has {reader.FieldCount} cells, the header {columns.Length}.", where, "Quote cells that contain a comma or a line end.");
        var fields = new Fields();
        for (var i = 0; i < columns.Length; i++)
        {
            if (Utf8(reader.GetSpan(i)) is not { } text)
                return new Problem("not_utf8", "The cell is not UTF-8.", $"{where}, field {columns[i]}", "Save the file as UTF-8 (in Excel: CSV UTF-8).");
            fields.Set(columns[i], text);
        }
        return fields;
    }

    private static CsvReader Open(string path, Dictionary<long, CsvMalformedReason> broken) => CsvReader.FromFile(path, new CsvReaderOptions
    {
        Separator = Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',',
        DetectSeparatorHint = false,
        MaxRecordSize = 6 * Limits.MaxTextChars,
        OnMalformedRecord = record => Note(record, broken),
    });

    /// <summary>A stray quotation mark inside an unquoted cell is text; the other faults have mixed cells up.</summary>
    private static void Note(CsvMalformedRecord record, Dictionary<long, CsvMalformedReason> broken)
    {
        if (record.Reason is CsvMalformedReason.TextAfterClosingQuote or CsvMalformedReason.UnterminatedQuote)
            broken[record.RecordNumber] = record.Reason;
    }

    private static string? Utf8(ReadOnlySpan<byte> cell)
    {
        try
        {
            return Strict.GetString(cell);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
