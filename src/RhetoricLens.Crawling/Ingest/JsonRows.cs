using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Reads one JSON object a line.</summary>
internal static class JsonRows
{
    private const int LongestLine = 6 * Limits.MaxTextChars;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowTrailingCommas = true };

    /// <summary>Rows in order; blank lines are passed over.</summary>
    public static IEnumerable<TableRow> Read(string path, string file)
    {
        using var stream = File.OpenRead(path);
        foreach (var (number, line) in BoundedLines.Read(stream, LongestLine))
        {
            if (line is null)
                yield return new TableRow(number, new Problem("line_too_long", $"The line is longer than {LongestLine} bytes.", $"{file}, line {number}", "Write one JSON object a line."));
            else if (line.AsSpan().ContainsAnyExcept(" \t\r"u8))
                yield return new TableRow(number, Parse(line, $"{file}, line {number}"));
        }
    }

    private static Outcome<Fields> Parse(byte[] line, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(line, Options);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return new Problem("not_an_object", "The line is not a JSON object.", where, "Write one object a line, such as {\"text\": \"...\"}.");
            var fields = new Fields();
            foreach (var property in json.RootElement.EnumerateObject())
                fields.Set(property.Name, Text(property.Value));
            return fields;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return new Problem("bad_json", failure.Message, where, "Write the line as valid JSON in UTF-8.");
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => string.Join("; ", value.EnumerateArray().Select(item => item.GetString())),
        _ => value.GetRawText(),
    };
}
