using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// Reads coded passages from JSON lines: <c>text</c> and <c>label</c> are needed, <c>id</c>, <c>language</c>, <c>kind</c> and <c>group</c> (or
/// <c>corpus</c> and <c>doc</c>, the document a passage comes from) may be given. A row that cannot be taken is left out and reported.
/// </summary>
public static class LabelledSetReader
{
    /// <summary>Reads a file; a problem when it cannot be read at all.</summary>
    public static Outcome<LabelledSet> Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, Path.GetFileName(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Problem("labelled_set_unreadable", "The labelled set cannot be read: " + error.Message, path, "Give the path of a readable .jsonl file.");
        }
    }

    /// <summary>Reads rows; <paramref name="name"/> stands in the problems.</summary>
    public static LabelledSet Read(TextReader reader, string name)
    {
        var rows = new LabelledRows(name);
        var number = 0;
        while (reader.ReadLine() is { } line && number < Limits.MaxLabelledRows)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                ReadRow(line, number, rows);
        }
        return rows.ToSet();
    }

    private static void ReadRow(string line, int number, LabelledRows rows)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                rows.Add(number, field => Text(json.RootElement, field));
            else
                rows.Refuse("malformed_json", "The row is not a JSON object.", number, "", "Write one object a line.");
        }
        catch (JsonException error)
        {
            rows.Refuse("malformed_json", "The row is not JSON: " + error.Message, number, "", "Write one JSON object a line.");
        }
    }

    private static string? Text(JsonElement row, string field)
    {
        if (!row.TryGetProperty(field, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }
}
