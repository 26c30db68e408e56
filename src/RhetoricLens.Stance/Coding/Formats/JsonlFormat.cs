namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>The program's own format, and that in which sets are stored.</summary>
internal sealed class JsonlFormat : ICodedFormat
{
    public IEnumerable<RawRow> Read(RawFile file) => JsonLines.Read(file, JsonLines.Plain);

    public void Write(Stream stream, IReadOnlyList<CodedPassage> passages)
    {
        foreach (var passage in passages)
        {
            using (var json = JsonText.Writer(stream))
            {
                json.WriteStartObject();
                json.WriteString("id", passage.Id);
                json.WriteString("text", passage.Text);
                json.WriteString("label", CodebookLabels.Name(passage.Label));
                JsonText.Optional(json, passage);
                JsonText.IfAny(json, "note", passage.Note);
                json.WriteEndObject();
            }
            stream.WriteByte((byte)'\n');
        }
    }
}
