using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Reads tables of texts with metadata columns, as quanteda (<c>doc_id, text, ...</c>) and 4CAT (<c>id, timestamp, body, author ...</c>) users keep them.</summary>
public static class TableReader
{
    /// <summary>A csv or tsv file with a header; its text column is <c>text</c>, <c>body</c> or <c>content</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="collection">Corpus of the documents; the file's name when null.</param>
    public static Outcome<Corpus> ReadCsv(string path, string? collection = null)
    {
        var file = Path.GetFileName(path);
        if (Check(path) is { } problem)
            return problem;
        var columns = CsvRows.Header(path);
        if ((columns.Problem ?? CheckColumns(columns.Value, file)) is { } wrong)
            return wrong;
        return new Corpus(Documents(CsvRows.Read(path, file), path, collection, "row"), null, 0);
    }

    /// <summary>A file with one JSON object a line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="collection">Corpus of the documents; the file's name when null.</param>
    public static Outcome<Corpus> ReadJsonl(string path, string? collection = null)
    {
        if (Check(path) is { } problem)
            return problem;
        return new Corpus(Documents(JsonRows.Read(path, Path.GetFileName(path)), path, collection, "line"), null, 0);
    }

    private static Problem? Check(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            Span<byte> start = stackalloc byte[3];
            return stream.ReadAtLeast(start, 1, throwOnEndOfStream: false) == 0
                ? new Problem("empty_file", "The file is empty.", path, "Give a file with texts.")
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("missing_path", "The file cannot be read: " + failure.Message, path, "Check the path and its permissions.");
        }
    }

    private static Problem? CheckColumns(IReadOnlyList<string> columns, string file)
    {
        if (columns.Any(column => Fields.CanonicalName(column).Equals("text", StringComparison.OrdinalIgnoreCase)))
            return null;
        var remedy = columns.Count == 1 && columns[0].Contains(';', StringComparison.Ordinal)
            ? "The cells seem to be separated by semicolons: save the file with commas."
            : columns.Count == 1 && columns[0].Contains('\t', StringComparison.Ordinal)
                ? "The cells seem to be separated by tabs: name the file .tsv."
                : "Name the column with the texts text, body or content.";
        return new Problem("missing_text_column", $"There is no text column; the columns are: {string.Join(", ", columns)}.", $"{file}, row 1", remedy);
    }

    private static IEnumerable<IngestItem> Documents(IEnumerable<TableRow> rows, string path, string? collection, string unit)
    {
        var file = Path.GetFileName(path);
        var corpus = collection ?? CorpusName.Of(Path.GetFileNameWithoutExtension(path));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var document = row.Fields.IsOk ? Document(row.Fields.Value, corpus, row.Number, $"{file}, {unit} {row.Number}") : row.Fields.Problem!;
            if (!document.IsOk)
                yield return new IngestItem.Refused(document.Problem!);
            else if (!ids.Add(document.Value.Id))
                yield return new IngestItem.Refused(new Problem(
                    "duplicate_id", $"The id '{row.Fields.Value["id"]}' was used before.", $"{file}, {unit} {row.Number}, field id", "Give each text its own id."));
            else
                yield return new IngestItem.Read(document.Value);
        }
    }

    private static Outcome<ExtractedDocument> Document(Fields fields, string corpus, int number, string where)
    {
        if (fields["text"] is not { } text)
            return new Problem("empty_text", "The text is empty or missing.", $"{where}, field text", "Leave the row out or give its text.");
        var id = DocumentId.Of(corpus, fields["id"] ?? $"row-{number}");
        return DocumentBuilder.Build(id, corpus, TextClean.Strip(text), fields, where);
    }
}
