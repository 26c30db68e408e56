using System.Globalization;
using CsvHelper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Scaling;

/// <summary>Reads a table of counts: names in the first row and the first column, whole numbers from 0 in all other cells.</summary>
public static class MatrixCsv
{
    private const int MaxRecordBytes = 64 * 1024 * 1024;

    /// <param name="stream">Comma-separated values in UTF-8, unpacked.</param>
    /// <param name="name">Of the file, for messages.</param>
    /// <param name="rowsAreTerms">True when a row is a term and a column a document; false for the reverse.</param>
    public static Outcome<DocumentTermMatrix> Read(Stream stream, string name, bool rowsAreTerms)
    {
        try
        {
            using var csv = CsvReader.Create(stream, new CsvReaderOptions { DetectSeparatorHint = false, MaxRecordSize = MaxRecordBytes }, leaveOpen: true);
            return Table(csv, name, rowsAreTerms);
        }
        catch (Exception failure) when (failure is CsvFormatException or InvalidDataException or IOException)
        {
            return new Problem("bad_csv", "The table cannot be read: " + failure.Message, name, "Save it as comma-separated values in UTF-8, or as their .gz.");
        }
    }

    private static Outcome<DocumentTermMatrix> Table(CsvReader csv, string name, bool rowsAreTerms)
    {
        var columns = csv.Headers.Skip(1).ToArray();
        if (columns.Length == 0)
            return new Problem("bad_matrix", "The first row names no columns.", $"{name}, row 1", "Give names in the first row and in the first column, separated by commas.");
        if (Twice(columns) is { } column)
            return new Problem("duplicate_column", $"The column \"{column}\" is there twice.", $"{name}, row 1", "Rename or add up one of them.");
        var names = new List<string>();
        var rows = new List<IReadOnlyCollection<KeyValuePair<int, int>>>();
        while (csv.Read())
        {
            var row = Row(csv, columns, name);
            if (!row.IsOk)
                return row.Problem;
            names.Add(csv.GetString(0));
            rows.Add(row.Value);
            if ((long)names.Count * columns.Length > Limits.MaxMatrixCells)
                return new Problem("matrix_too_large", $"The table has more than {Limits.MaxMatrixCells:N0} cells.", name, "Leave out rare terms, or group the documents.");
        }
        if (names.Count == 0)
            return new Problem("empty_file", "The table has no row below its names.", name, "Give a row for each " + (rowsAreTerms ? "term." : "document."));
        if (Twice(names) is { } row2)
            return new Problem("duplicate_id", $"The row \"{row2}\" is there twice.", name, "Rename or add up one of them.");
        return rowsAreTerms ? new DocumentTermMatrix(columns, names, Turned(rows, columns.Length)) : new DocumentTermMatrix(names, columns, rows);
    }

    private static Outcome<List<KeyValuePair<int, int>>> Row(CsvReader csv, string[] columns, string name)
    {
        var line = csv.RowNumber + 1;
        if (csv.FieldCount != columns.Length + 1)
            return new Problem("wrong_cell_count", $"The row has {csv.FieldCount} cells, the first row {columns.Length + 1}.", $"{name}, row {line}", "Fill in zeros, and quote names that contain a comma.");
        var cells = new List<KeyValuePair<int, int>>();
        for (var column = 0; column < columns.Length; column++)
        {
            var text = csv.GetString(column + 1);
            if (!int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count))
                return new Problem("bad_count", $"\"{Shown(text)}\" is not a count.", $"{name}, row {line}, column {columns[column]}", "Write whole numbers from 0.");
            if (count > 0)
                cells.Add(KeyValuePair.Create(column, count));
        }
        return cells;
    }

    private static List<KeyValuePair<int, int>>[] Turned(List<IReadOnlyCollection<KeyValuePair<int, int>>> rows, int columns)
    {
        var turned = new List<KeyValuePair<int, int>>[columns];
        for (var column = 0; column < columns; column++)
            turned[column] = [];
        foreach (var (row, cells) in rows.Index())
        {
            foreach (var (column, count) in cells)
                turned[column].Add(KeyValuePair.Create(row, count));
        }
        return turned;
    }

    private static string? Twice(IEnumerable<string> names) => names.CountBy(name => name, StringComparer.Ordinal).FirstOrDefault(pair => pair.Value > 1).Key;

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
