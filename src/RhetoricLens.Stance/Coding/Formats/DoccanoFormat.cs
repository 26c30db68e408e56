using System.Text.Json;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>
/// doccano's JSONL of text classification: <c>label</c> (or, before version 1.5, <c>labels</c>) is a list, <c>Comments</c> hold notes, <c>username</c> the coder.
/// doccano numbers examples anew and hands other keys through, so that our own id travels as <c>passage_id</c>.
/// </summary>
internal sealed class DoccanoFormat : ICodedFormat
{
    private static readonly string[] IdKeys = ["passage_id", "external_id", "id", "doc_id"];

    /// <summary>Whether a line bears one of doccano's marks.</summary>
    public static bool Recognises(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.EnumerateObject().Any(property =>
                property.Name is "labels" or "Comments" or "entities" || (property.Name == "label" && property.Value.ValueKind == JsonValueKind.Array));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    public IEnumerable<RawRow> Read(RawFile file) => JsonLines.Read(file, FieldsOf);

    public void Write(Stream stream, IReadOnlyList<CodedPassage> passages)
    {
        foreach (var passage in passages)
        {
            using (var json = JsonText.Writer(stream))
            {
                json.WriteStartObject();
                json.WriteString("passage_id", passage.Id);
                json.WriteString("text", passage.Text);
                WriteList(json, "label", CodebookLabels.Name(passage.Label));
                JsonText.Optional(json, passage);
                WriteList(json, "Comments", passage.Note);
                json.WriteEndObject();
            }
            stream.WriteByte((byte)'\n');
        }
    }

    private static Outcome<RowFields> FieldsOf(JsonElement row, string where)
    {
        var fields = new RowFields();
        foreach (var property in row.EnumerateObject().Where(property => RowFields.IsKnown(property.Name) && property.Name is not ("label" or "id")))
        {
            var text = JsonLines.Text(property.Value, property.Name, where);
            if (!text.IsOk)
                return text.Problem;
            fields[property.Name] = text.Value;
        }
        if (!row.TryGetProperty("label", out var label) && !row.TryGetProperty("labels", out label) && row.TryGetProperty("entities", out _))
            return new Problem("not_classification", "The row marks spans, not a whole passage.", where, "Export a project of the type text classification.");
        var id = IdKeys.Select(key => row.TryGetProperty(key, out var value) ? value : default).FirstOrDefault(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number);
        fields["id"] = id.ValueKind == JsonValueKind.Undefined ? null : id.ToString();
        fields["coder"] ??= row.TryGetProperty("username", out var user) && user.ValueKind == JsonValueKind.String ? user.GetString() : null;
        fields["note"] ??= row.TryGetProperty("Comments", out var comments) ? Joined(comments) : null;
        if (label.ValueKind == JsonValueKind.Undefined)
            return fields;
        var one = Label(label, where);
        fields["label"] = one.IsOk ? one.Value : null;
        return one.IsOk ? fields : one.Problem;
    }

    private static Outcome<string?> Label(JsonElement value, string where)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return JsonLines.Text(value, "label", where);
        if (value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            return new Problem("not_classification", "The row marks spans, not a whole passage.", $"{where}, field label", "Export a project of the type text classification.");
        return OneOf([.. value.EnumerateArray().Select(item => item.GetString()!).Distinct(StringComparer.Ordinal)], where);
    }

    /// <summary>The only label of several that a tool allowed; null when there is none.</summary>
    public static Outcome<string?> OneOf(string[] labels, string where) => labels.Length switch
    {
        0 => (string?)null,
        1 => labels[0],
        _ => new Problem("several_labels", $"The row has {labels.Length} labels: {string.Join(", ", labels)}.", $"{where}, field label", "Decide on one; for both at once there is mixed."),
    };

    private static string? Joined(JsonElement comments) => comments.ValueKind == JsonValueKind.Array
        ? string.Join("; ", comments.EnumerateArray().Where(comment => comment.ValueKind == JsonValueKind.String).Select(comment => comment.GetString()))
        : null;

    private static void WriteList(Utf8JsonWriter json, string name, string item)
    {
        json.WriteStartArray(name);
        if (item.Length > 0)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
