using CsvHelper;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>The header of a table: which cells are which fields.</summary>
internal static class CsvColumns
{
    private static readonly string[] Needed = ["text", "label"];

    /// <summary>For each cell the field it holds, null for one that is passed over; a problem when the header is none.</summary>
    public static Outcome<string?[]> Read(CsvReader reader, RawFile file)
    {
        try
        {
            return Of([.. reader.Headers.Select(name => name.Trim().ToLowerInvariant())], file);
        }
        catch (Exception failure) when (failure is CsvFormatException or InvalidDataException)
        {
            return file.Problem("bad_csv", failure.Message, 1, "", "Look for a quotation mark that is not closed in the header.");
        }
    }

    private static Outcome<string?[]> Of(string[] names, RawFile file)
    {
        if (names.Length == 0)
            return file.Problem("empty_file", "The file is empty.", 0, "", "Give a file with a header and coded passages.");
        if (names[0].StartsWith("sep=", StringComparison.Ordinal))
            return file.Problem("excel_artefact", "The first line is Excel's note on the separator (sep=), not the header.", 1, "", "Remove the first line, and separate the cells by commas.");
        if (names.Length == 1 && names[0].IndexOfAny([';', '\t', '|']) is >= 0 and var at)
            return file.Problem("wrong_delimiter", $"The cells are separated by {Delimiter(names[0][at])}, not by commas.", 1, "", "Save the file with commas (or, separated by tabs, as .tsv).");
        if (Needed.Where(name => !names.Contains(name)).ToArray() is { Length: > 0 } missing)
            return file.Problem("missing_column", $"There is no column {string.Join(" and no column ", missing)}; the columns are: {string.Join(", ", names)}.", 1, "", "Name the columns text and label in the first row.");
        if (names.Where(RowFields.IsKnown).CountBy(name => name).FirstOrDefault(count => count.Value > 1) is { Key: { } twice })
            return file.Problem("duplicate_column", $"The column {twice} is there twice.", 1, twice, "Remove or rename one of them.");
        return Array.ConvertAll(names, name => RowFields.IsKnown(name) ? name : null);
    }

    private static string Delimiter(char c) => c switch
    {
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "vertical bars",
    };
}
