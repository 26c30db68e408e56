using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Queries;

/// <summary>A passage that a user gives to be judged.</summary>
public sealed record PassageRow(string Id, string Text)
{
    /// <summary>Reads one line of JSON with <c>id</c> and <c>text</c>; other fields are ignored.</summary>
    public static Outcome<PassageRow> Parse(string line, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return new Problem("bad_json", "The row is not a JSON object.", where, "Write one object a line: {\"id\":\"1\",\"text\":\"...\"}.");
            return Read(json.RootElement, where);
        }
        catch (JsonException exception)
        {
            return new Problem("bad_json", "The row is not JSON: " + exception.Message, where, "Write one object a line: {\"id\":\"1\",\"text\":\"...\"}.");
        }
    }

    private static Outcome<PassageRow> Read(JsonElement row, string where)
    {
        if (!row.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(text.GetString()))
            return new Problem("empty_text", "The row has no text.", where + ", field text", "Give the passage as a string.");
        if (!row.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return new Problem("missing_id", "The row has no id.", where + ", field id", "Give each passage an id, so that its line can be found again.");
        return text.GetString()!.Length > Limits.MaxScoreRequestChars
            ? new Problem("text_too_long", $"The passage is longer than {Limits.MaxScoreRequestChars:N0} characters.", where + ", field text", "Score it as a text, which is split into passages.")
            : new PassageRow(id.ToString(), text.GetString()!);
    }
}
