using System.Globalization;
using System.Text.Json;

namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>Writes tasks with annotations as Label Studio imports them: the control is called <c>label</c>, the notes <c>note</c>.</summary>
internal static class LabelStudioWriter
{
    public static void Write(Stream stream, IReadOnlyList<CodedPassage> passages)
    {
        using (var json = JsonText.Writer(stream, indented: true))
        {
            json.WriteStartArray();
            // Rows that differ in what the coder did not decide cannot share a task: nothing may be lost.
            foreach (var task in passages.GroupBy(passage => passage with { Coder = "", Label = default, Note = "" }))
                WriteTask(json, task.Key, [.. task]);
            json.WriteEndArray();
        }
        stream.WriteByte((byte)'\n');
    }

    private static void WriteTask(Utf8JsonWriter json, CodedPassage passage, IReadOnlyList<CodedPassage> codings)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteString("passage_id", passage.Id);
        json.WriteString("text", passage.Text);
        JsonText.Optional(json, passage, coder: false);
        json.WriteEndObject();
        json.WriteStartArray("annotations");
        foreach (var coding in codings)
            WriteAnnotation(json, coding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAnnotation(Utf8JsonWriter json, CodedPassage coding)
    {
        json.WriteStartObject();
        WriteCoder(json, coding.Coder);
        json.WriteStartArray("result");
        WriteResult(json, "label", "choices", "choices", CodebookLabels.Name(coding.Label));
        if (coding.Note.Length > 0)
            WriteResult(json, "note", "textarea", "text", coding.Note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Label Studio knows coders by number or by address.</summary>
    private static void WriteCoder(Utf8JsonWriter json, string coder)
    {
        if (long.TryParse(coder, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == coder)
            json.WriteNumber("completed_by", number);
        else if (coder.Length > 0)
        {
            json.WriteStartObject("completed_by");
            json.WriteString("email", coder);
            json.WriteEndObject();
        }
    }

    private static void WriteResult(Utf8JsonWriter json, string control, string type, string key, string value)
    {
        json.WriteStartObject();
        json.WriteString("from_name", control);
        json.WriteString("to_name", "text");
        json.WriteString("type", type);
        json.WriteStartObject("value");
        json.WriteStartArray(key);
        json.WriteStringValue(value);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
