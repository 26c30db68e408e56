using System.Text.Encodings.Web;
using System.Text.Json;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Train;

/// <summary>Writes a labelled set as JSON lines that <see cref="LabelledSetReader"/> reads back: the same bytes for the same rows.</summary>
internal static class LabelledLines
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(LabelledSet set)
    {
        using var lines = new MemoryStream();
        foreach (var passage in set.Passages)
        {
            using (var row = new Utf8JsonWriter(lines, Json))
                Write(row, passage);
            lines.Write("\n"u8);
        }
        return lines.ToArray();
    }

    private static void Write(Utf8JsonWriter row, LabelledPassage passage)
    {
        row.WriteStartObject();
        row.WriteString("id"u8, passage.Id);
        row.WriteString("text"u8, passage.Text);
        row.WriteString("label"u8, StanceLabels.Name(passage.Label));
        row.WriteString("group"u8, passage.Group);
        row.WriteString("language"u8, passage.Language);
        if (passage.Kind.Length > 0)
            row.WriteString("kind"u8, passage.Kind);
        row.WriteEndObject();
    }
}
