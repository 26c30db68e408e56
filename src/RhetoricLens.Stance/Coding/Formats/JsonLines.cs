using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>Reads one JSON object a line; blank lines are passed over.</summary>
internal static class JsonLines
{
    public static IEnumerable<RawRow> Read(RawFile file, Func<JsonElement, string, Outcome<RowFields>> fieldsOf)
    {
        foreach (var (number, line) in Utf8Lines.Read(file.Stream, Limits.MaxLabelledLineBytes))
        {
            if (line is null)
                yield return new RawRow(number, file.Problem("line_too_long", $"The line is longer than {Limits.MaxLabelledLineBytes} bytes.", number, "", "Write one passage a line."));
            else if (line.Value.Span.ContainsAnyExcept(" \t\r"u8))
                yield return new RawRow(number, Row(file, number, line.Value, fieldsOf));
        }
    }

    /// <summary>A value as text; null when it is absent or null.</summary>
    public static Outcome<string?> Text(JsonElement value, string field, string where) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null => (string?)null,
        _ => new Problem("wrong_type", $"The field is neither text nor a number but {value.ValueKind.ToString().ToLowerInvariant()}.", $"{where}, field {field}", "Write it as a string."),
    };

    /// <summary>The known fields of an object as they stand.</summary>
    public static Outcome<RowFields> Plain(JsonElement row, string where)
    {
        var fields = new RowFields();
        foreach (var property in row.EnumerateObject().Where(property => RowFields.IsKnown(property.Name)))
        {
            var text = Text(property.Value, property.Name, where);
            if (!text.IsOk)
                return text.Problem;
            fields[property.Name] = text.Value;
        }
        return fields;
    }

    private static Outcome<RowFields> Row(RawFile file, int number, ReadOnlyMemory<byte> line, Func<JsonElement, string, Outcome<RowFields>> fieldsOf)
    {
        var where = Place.Of(file.Name, number);
        if (Utf8Text.Check(line.Span, where) is { } foreign)
            return foreign;
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? fieldsOf(json.RootElement, where)
                : new Problem("malformed_json", "The row is not a JSON object.", where, "Write one object a line.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair, which is JSON but no text.
            return new Problem("malformed_json", "The row is not JSON: " + failure.Message, where, "Write one JSON object a line.");
        }
    }
}
