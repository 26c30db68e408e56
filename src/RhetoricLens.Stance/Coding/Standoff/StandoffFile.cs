using System.Globalization;
using CsvHelper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding.Formats;

namespace RhetoricLens.Stance.Coding.Standoff;

/// <summary>Rows of a standoff file, and what is wrong with others.</summary>
public sealed record StandoffSet(IReadOnlyList<StandoffRow> Rows, IReadOnlyList<Problem> Problems);

/// <summary>Decisions without texts, as CSV: facts about texts that belong to others.</summary>
public static class StandoffFile
{
    private static readonly string[] Header = ["corpus", "document", "start", "end", "sha256", "label", "coder", "set"];

    /// <summary>Writes rows in their order, with line feeds.</summary>
    public static void Write(Stream stream, IEnumerable<StandoffRow> rows)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(Header);
        foreach (var row in rows)
        {
            csv.WriteRecord(Array.ConvertAll(
                [row.Corpus, row.Document, Number(row.Start), Number(row.End), row.Sha256, CodebookLabels.Name(row.Label), row.Coder, row.Set], CsvGuard.Protect));
        }
    }

    /// <summary>Reads a file; bad rows are among the problems.</summary>
    public static Outcome<StandoffSet> Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', DetectSeparatorHint = false, MaxRecordSize = Limits.MaxLabelledLineBytes });
            return csv.Headers.SequenceEqual(Header, StringComparer.OrdinalIgnoreCase)
                ? Rows(csv, name)
                : new Problem("bad_standoff", "The columns are not those of a standoff file.", name, $"The first row must be: {string.Join(",", Header)}");
        }
        catch (CsvFormatException failure)
        {
            return new Problem("bad_standoff", failure.Message, name, "Take the file from the repository again.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("labelled_set_unreadable", "The file cannot be read: " + failure.Message, path, "Give the path of a standoff file.");
        }
    }

    private static Outcome<StandoffSet> Rows(CsvReader csv, string name)
    {
        var (rows, problems) = (new List<StandoffRow>(), new List<Problem>());
        while (csv.Read())
        {
            var number = (int)csv.RowNumber + 1;
            if (number > Limits.MaxLabelledRows + 1)
                return new Problem("too_many_rows", FormattableString.Invariant($"The file has more than {Limits.MaxLabelledRows:N0} rows."), name, "Split it.");
            var row = Row([.. Enumerable.Range(0, csv.FieldCount).Select(i => CsvGuard.Restore(csv.GetString(i)))], Place.Of(name, number));
            if (row.IsOk)
                rows.Add(row.Value);
            else
                problems.Add(row.Problem);
        }
        return new StandoffSet(rows, problems);
    }

    private static Outcome<StandoffRow> Row(string[] cells, string where)
    {
        if (cells.Length != Header.Length)
            return new Problem("wrong_cell_count", $"The row has {cells.Length} cells, the header {Header.Length}.", where, "Take the row from the repository again.");
        // A name with a path in it could lead out of the user's folder.
        if (!IsName(cells[0]) || !IsName(cells[1]))
            return new Problem("bad_standoff", "The corpus or document is no plain file name.", where, "Write names without / and \\.");
        if (!Offset(cells[2], out var start) || !Offset(cells[3], out var end) || end <= start)
            return new Problem("bad_standoff", $"'{cells[2]}' to '{cells[3]}' is no stretch of a text.", where, "Write two whole numbers, the smaller first.");
        if (cells[4].Length != 64 || !cells[4].All(char.IsAsciiHexDigitLower))
            return new Problem("bad_standoff", "The sha256 is not 64 lower-case hexadecimal digits.", where, "Make the file with: rhetoriclens labels standoff");
        return CodebookLabels.Parse(cells[5]) is { } label
            ? new StandoffRow(cells[0], cells[1], start, end, cells[4], label, cells[6], cells[7])
            : new Problem("unknown_label", $"The label '{cells[5]}' is unknown.", where + ", field label", $"Did you mean {CodebookLabels.Nearest(cells[5])}?");
    }

    internal static bool IsName(string name) => name.Length is > 0 and <= 200 && name is not ("." or "..") && name.IndexOfAny(['/', '\\', ':', '\0']) < 0;

    internal static bool Offset(string text, out int offset) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out offset);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
