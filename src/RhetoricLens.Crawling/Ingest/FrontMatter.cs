using RhetoricLens.Core.Outcomes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>YAML between two <c>---</c> lines at the head of a text.</summary>
internal static class FrontMatter
{
    private const string Fence = "---\n";

    /// <summary>The fields and the text below them; no fields and the whole text when it has no front matter.</summary>
    public static Outcome<(Fields Fields, string Text)> Split(string text, string where)
    {
        var end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf("\n---", StringComparison.Ordinal) : -1;
        var after = end < 0 ? -1 : text.IndexOf('\n', end + 1);
        if (end < 0 || text.AsSpan(end + 4, (after < 0 ? text.Length : after) - end - 4).Trim().Length > 0)
            return (new Fields(), text);
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text[Fence.Length..(end + 1)]));
            // A text may begin with a rule: what stands under it is front matter only when it is a mapping.
            return yaml.Documents is [{ RootNode: YamlMappingNode mapping }]
                ? (FieldsOf(mapping), after < 0 ? "" : text[(after + 1)..].TrimStart('\n'))
                : (new Fields(), text);
        }
        catch (YamlException failure)
        {
            return new Problem("bad_front_matter", failure.Message, $"{where}, line {failure.Start.Line + 1}", "Mend the lines between the two '---'.");
        }
    }

    private static Fields FieldsOf(YamlMappingNode mapping)
    {
        var fields = new Fields();
        foreach (var (key, value) in mapping.Children)
            fields.Set((key as YamlScalarNode)?.Value ?? "", Text(value));
        return fields;
    }

    private static string? Text(YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" } => null,
        YamlScalarNode scalar => scalar.Value,
        YamlSequenceNode list => string.Join("; ", list.Select(Text)),
        _ => null,
    };
}
