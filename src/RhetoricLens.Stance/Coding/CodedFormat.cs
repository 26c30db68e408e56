using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding.Formats;

namespace RhetoricLens.Stance.Coding;

/// <summary>File formats of coded passages.</summary>
public enum CodedFormat
{
    /// <summary>One object a line, with the field names of <see cref="CodedPassage"/> in lower case.</summary>
    Jsonl,

    /// <summary>RFC 4180 with a header, separated by commas.</summary>
    Csv,

    /// <summary>Label Studio's JSON or JSON-MIN export.</summary>
    LabelStudio,

    /// <summary>doccano's JSONL export of a text classification project.</summary>
    Doccano,
}

/// <summary>Finds the format of a name or of a file.</summary>
public static class CodedFormats
{
    private static readonly Dictionary<CodedFormat, ICodedFormat> All = new()
    {
        [CodedFormat.Jsonl] = new JsonlFormat(),
        [CodedFormat.Csv] = new CsvFormat(),
        [CodedFormat.LabelStudio] = new LabelStudioFormat(),
        [CodedFormat.Doccano] = new DoccanoFormat(),
    };

    /// <summary>The names that a user may write.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<CodedFormat>().Select(Name)];

    public static string Name(CodedFormat format) => format switch
    {
        CodedFormat.Csv => "csv",
        CodedFormat.LabelStudio => "label-studio",
        CodedFormat.Doccano => "doccano",
        _ => "jsonl",
    };

    /// <summary>Reads a name; null stands for <c>auto</c>.</summary>
    public static Outcome<CodedFormat?> Parse(string name)
    {
        if (name == "auto")
            return (CodedFormat?)null;
        foreach (var format in Enum.GetValues<CodedFormat>())
        {
            if (Name(format) == name)
                return (CodedFormat?)format;
        }
        return new Problem("unknown_format", $"There is no format '{name}'.", "--format", $"Use auto, {string.Join(", ", Names)}.");
    }

    /// <summary>Writes passages: the same bytes for the same passages, UTF-8 without byte order mark, line feeds.</summary>
    public static void Write(Stream stream, CodedFormat format, IReadOnlyList<CodedPassage> passages) => All[format].Write(stream, passages);

    internal static ICodedFormat Of(CodedFormat format) => All[format];

    /// <summary>Judges by the first bytes, and by the name where they leave it open.</summary>
    internal static CodedFormat Detect(ReadOnlySpan<byte> head, string name)
    {
        var start = head.TrimStart(" \t\r\n"u8);
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (extension is ".csv" or ".tsv" || start.IsEmpty)
            return extension is ".csv" or ".tsv" ? CodedFormat.Csv : CodedFormat.Jsonl;
        if (start[0] == '[')
            return CodedFormat.LabelStudio;
        if (start[0] != '{')
            return extension is ".jsonl" or ".ndjson" or ".json" ? CodedFormat.Jsonl : CodedFormat.Csv;
        var end = start.IndexOf((byte)'\n');
        return DoccanoFormat.Recognises(Encoding.UTF8.GetString(end < 0 ? start : start[..end])) ? CodedFormat.Doccano : CodedFormat.Jsonl;
    }
}
