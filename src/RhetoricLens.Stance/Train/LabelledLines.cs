using RhetoricLens.Core;
using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Stance.Train;

/// <summary>Writes a labelled set as JSON lines that <see cref="LabelledSetReader"/> reads back: the same bytes for the same rows.</summary>
internal static class LabelledLines
{
    public static byte[] Write(LabelledSet set)
    {
        using var lines = new MemoryStream();
        CodedFormats.Write(lines, CodedFormat.Jsonl, [.. set.Passages.Select(Coded)]);
        return lines.ToArray();
    }

    private static CodedPassage Coded(LabelledPassage passage) => new(
        passage.Id, passage.Text, CodebookLabels.Parse(StanceLabels.Name(passage.Label))!.Value, Coder: "", passage.Language, Register: "", passage.Kind,
        Note: "", passage.Group == passage.Id ? "" : passage.Group, Source: "");
}
