using System.Text.Json;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>Reads one task of a Label Studio export.</summary>
internal static class LabelStudioTask
{
    /// <summary>Fields that JSON-MIN adds to those of the task's data.</summary>
    private static readonly string[] Bookkeeping = ["annotator", "annotation_id", "created_at", "updated_at", "lead_time"];

    /// <summary>One row for each annotation that was not skipped.</summary>
    public static IEnumerable<Outcome<RowFields>> Rows(JsonElement task, JsonElement data, RawFile file, int number, string where)
    {
        var annotations = (Array(task, "annotations") ?? Array(task, "completions"))?.EnumerateArray().ToArray() ?? [];
        var given = annotations.Where(annotation => !Is(annotation, "was_cancelled")).ToArray();
        if (given.Length < annotations.Length)
            file.Notices.Add(file.Problem("skipped_annotation", "A coder skipped the task.", number, "annotations", "Nothing, if that was meant."));
        if (given.Length == 0)
            yield return Uncoded(data, task, where);
        foreach (var annotation in given)
            yield return Annotation(annotation, data, task, where);
    }

    /// <summary>A row of JSON-MIN, whose control may have any name; also one of doccano's JSON, where the label is a list.</summary>
    public static Outcome<RowFields> Minimal(JsonElement row, string where)
    {
        var fields = Common(row, row, where);
        if (!fields.IsOk)
            return fields;
        fields.Value["coder"] ??= row.TryGetProperty("annotator", out var annotator) ? Coder(annotator) : null;
        if (fields.Value["label"] is not null)
            return fields;
        var choices = row.EnumerateObject()
            .Where(property => property.Name == "label" || (!Bookkeeping.Contains(property.Name) && !RowFields.IsKnown(property.Name)))
            .SelectMany(property => Choices(property.Value).Where(choice => property.Name == "label" || CodebookLabels.Parse(choice) is not null));
        return WithLabel(fields.Value, [.. choices], where);
    }

    private static Outcome<RowFields> Annotation(JsonElement annotation, JsonElement data, JsonElement task, string where)
    {
        var fields = Common(data, task, where);
        if (!fields.IsOk)
            return fields;
        fields.Value["coder"] = annotation.TryGetProperty("completed_by", out var by) ? Coder(by) : null;
        var results = Array(annotation, "result")?.EnumerateArray().ToArray() ?? [];
        var notes = results.Where(result => Text(result, "type") == "textarea").SelectMany(result => Strings(result, "text")).ToArray();
        if (notes.Length > 0)
            fields.Value["note"] = string.Join("; ", notes);
        var choices = results.Where(result => Text(result, "type") == "choices").ToArray();
        var named = choices.Where(result => Text(result, "from_name") == "label").ToArray();
        fields.Value["label"] = null;
        return WithLabel(fields.Value, [.. (named.Length > 0 ? named : choices).SelectMany(result => Strings(result, "choices"))], where);
    }

    /// <summary>A label among the data is what was shown to coders, not a decision.</summary>
    private static Outcome<RowFields> Uncoded(JsonElement data, JsonElement task, string where)
    {
        var fields = Common(data, task, where);
        if (fields.IsOk)
            fields.Value["label"] = null;
        return fields;
    }

    private static Outcome<RowFields> Common(JsonElement data, JsonElement task, string where)
    {
        var fields = new RowFields();
        // A label that is not a plain word holds choices.
        foreach (var property in data.EnumerateObject().Where(property =>
            RowFields.IsKnown(property.Name) && (property.Name != "label" || property.Value.ValueKind == JsonValueKind.String)))
        {
            var text = JsonLines.Text(property.Value, property.Name, where);
            if (!text.IsOk)
                return text.Problem;
            fields[property.Name] = text.Value;
        }
        if (data.TryGetProperty("passage_id", out var own) && own.ValueKind == JsonValueKind.String)
            fields["id"] = own.GetString();
        else if (fields["id"] is null && task.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.Number or JsonValueKind.String)
            fields["id"] = id.ToString();
        return fields;
    }

    private static Outcome<RowFields> WithLabel(RowFields fields, string[] choices, string where)
    {
        var label = DoccanoFormat.OneOf([.. choices.Distinct(StringComparer.Ordinal)], where);
        if (!label.IsOk)
            return label.Problem;
        fields["label"] = label.Value;
        return fields;
    }

    /// <summary>A coder is a number, or a person with an address.</summary>
    private static string? Coder(JsonElement by)
    {
        if (by.ValueKind != JsonValueKind.Object)
            return by.ValueKind is JsonValueKind.Number or JsonValueKind.String ? by.ToString() : null;
        return Text(by, "email") ?? Text(by, "username") ?? (by.TryGetProperty("id", out var id) ? id.ToString() : null);
    }

    private static IEnumerable<string> Choices(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Choices),
        JsonValueKind.Object when value.TryGetProperty("choices", out _) => Strings(value, "choices", inside: false),
        _ => [],
    };

    private static IEnumerable<string> Strings(JsonElement element, string name, bool inside = true)
    {
        if (inside && !element.TryGetProperty("value", out element))
            return [];
        return Array(element, name)?.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            ?? (Text(element, name) is { } one ? [one] : []);
    }

    private static JsonElement? Array(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Is(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
