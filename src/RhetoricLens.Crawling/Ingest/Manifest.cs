using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>A folder's table of metadata: <c>manifest.jsonl</c>, <c>metadata.jsonl</c> or <c>metadata.csv</c>, one row for each text.</summary>
internal sealed class Manifest
{
    private static readonly string[] FileNames = ["manifest.jsonl", "metadata.jsonl", "metadata.csv"];
    private static readonly string[] NameFields = ["file", "filename", "path", "doc", "id"];

    private readonly Dictionary<string, (Fields Fields, string Where)> _rows = new(StringComparer.Ordinal);

    /// <summary>Rows that cannot be used, each with its line.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>The manifest of a folder; one without rows when it has none.</summary>
    public static Manifest Load(string directory)
    {
        var manifest = new Manifest();
        if (FileNames.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists) is { } path)
        {
            var file = Path.GetFileName(path);
            foreach (var row in path.EndsWith(".csv", StringComparison.Ordinal) ? CsvRows.Read(path, file) : JsonRows.Read(path, file))
                manifest.Add(row, $"{file}, row {row.Number}");
        }
        return manifest;
    }

    /// <summary>The row of a text by its path from the folder, with <c>/</c>; null when it has none. A row is given out once.</summary>
    public Fields? Take(string relative)
    {
        var bare = WithoutExtension(relative);
        return _rows.Remove(relative, out var row) || _rows.Remove(bare, out row) ? row.Fields : null;
    }

    /// <summary>Rows that were never taken: their texts are not in the folder.</summary>
    public IEnumerable<Problem> Missing() => _rows.Select(row =>
        new Problem("missing_text", $"The text '{row.Key}' is not in the folder.", row.Value.Where, "Add the file or take the row out."));

    private static string WithoutExtension(string path) =>
        Path.GetExtension(path) is ".txt" or ".md" or ".pdf" or ".docx" ? path[..path.LastIndexOf('.')] : path;

    private void Add(TableRow row, string where)
    {
        if (!row.Fields.IsOk)
        {
            Problems.Add(row.Fields.Problem!);
            return;
        }
        var fields = row.Fields.Value;
        var name = NameFields.Select(field => fields[field]).FirstOrDefault(value => value is not null);
        if (name is null)
            Problems.Add(new Problem("missing_field", "The row does not say which text it describes.", where, "Add a column doc or file."));
        else if (!_rows.TryAdd(fields["corpus"] is { } corpus ? $"{corpus}/{name}" : name.Replace('\\', '/'), (fields, where)))
            Problems.Add(new Problem("duplicate_id", $"The text '{name}' was described before.", where, "Keep one row for each text."));
    }
}
