using CsvHelper;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Trends;

/// <summary>Rows of a small table that travels with the program.</summary>
internal static class CorpusRows
{
    /// <summary>Its rows, each with as many cells as there are columns; a problem when it is not there or is another table.</summary>
    /// <param name="path">A CSV file.</param>
    /// <param name="columns">Its header, in order.</param>
    /// <param name="bad">Makes the problem out of the path and what is wrong.</param>
    internal static Outcome<IReadOnlyList<string[]>> Read(string path, string[] columns, Func<string, string, Problem> bad)
    {
        try
        {
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', DetectSeparatorHint = false });
            if (!csv.Headers.SequenceEqual(columns))
                return bad(path, $"Its columns are not {string.Join(", ", columns)}.");
            var rows = new List<string[]>();
            while (csv.Read())
            {
                if (csv.FieldCount != columns.Length)
                    return bad(path, $"Row {csv.RowNumber + 1} does not have {columns.Length} cells.");
                rows.Add([.. Enumerable.Range(0, columns.Length).Select(csv.GetString)]);
            }
            return rows;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CsvFormatException or InvalidDataException)
        {
            return bad(path, failure.Message);
        }
    }
}
