using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Tests.Stance.Coding;

/// <summary>Coded passages for tests, and short ways to read and write them.</summary>
internal static class Coded
{
    public static CodedPassage Passage(string id, string text, CodebookLabel label = CodebookLabel.None, string coder = "", string group = "", string language = "en", string kind = "") =>
        new(id, text, label, coder, language, "", kind, "", group, "");

    public static Outcome<CodedSet> Read(string content, string name = "rows.jsonl", CodedFormat? format = null, string coder = "") =>
        Read(Encoding.UTF8.GetBytes(content), name, format, coder);

    public static Outcome<CodedSet> Read(byte[] content, string name, CodedFormat? format = null, string coder = "")
    {
        using var stream = new MemoryStream(content);
        return CodedReader.Read(stream, name, new CodedReading(format, coder));
    }

    public static byte[] Write(CodedFormat format, params CodedPassage[] passages)
    {
        using var stream = new MemoryStream();
        CodedFormats.Write(stream, format, passages);
        return stream.ToArray();
    }
}
