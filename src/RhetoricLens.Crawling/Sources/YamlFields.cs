using System.Globalization;
using RhetoricLens.Core.Outcomes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RhetoricLens.Crawling.Sources;

/// <summary>Reads typed fields out of a YAML mapping and collects a problem, with its line, for each that is not what it should be.</summary>
internal sealed class YamlFields
{
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly string _prefix;
    private readonly Mark _start;
    private readonly List<Problem> _problems;

    private YamlFields(YamlMappingNode node, string file, string prefix, IReadOnlyCollection<string> known, List<Problem> problems)
    {
        (_file, _prefix, _start, _problems) = (file, prefix, node.Start, problems);
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name))
                _values[name] = value;
            else
                Add("unknown_field", $"There is no field '{prefix}{name}'.", key.Start, prefix + name, "Known fields: " + string.Join(", ", known) + ".");
        }
    }

    /// <summary>Fields of a mapping; null, with a problem, when the node is something else.</summary>
    public static YamlFields? Of(YamlNode node, string file, string prefix, IReadOnlyCollection<string> known, List<Problem> problems)
    {
        if (node is YamlMappingNode mapping)
            return new YamlFields(mapping, file, prefix, known, problems);
        problems.Add(new Problem("wrong_type", "A mapping of fields is expected here.", $"{file}, line {node.Start.Line}", "Write 'name: value' lines."));
        return null;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>A non-empty text; empty, with a problem, when it is missing or not a text.</summary>
    public string Text(string name)
    {
        if (!_values.TryGetValue(name, out var node))
            Add("missing_field", $"The field '{_prefix}{name}' is missing.", _start, _prefix + name, "Add it.");
        else if (node is not YamlScalarNode { Value.Length: > 0 } scalar)
            Add("wrong_type", $"'{_prefix}{name}' must be a text.", node.Start, _prefix + name, "Write one value.");
        else
            return scalar.Value;
        return "";
    }

    public string? OptionalText(string name) => Has(name) && !IsNull(_values[name]) ? Text(name) : null;

    /// <summary>A list of texts; empty when it is absent.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!_values.TryGetValue(name, out var node))
            return [];
        if (node is YamlSequenceNode list && list.All(item => item is YamlScalarNode { Value.Length: > 0 }))
            return list.Select(item => ((YamlScalarNode)item).Value!).ToArray();
        Add("wrong_type", $"'{_prefix}{name}' must be a list of texts.", node.Start, _prefix + name, "Write [a, b].");
        return [];
    }

    /// <summary>A whole number in a range; its lower end, with a problem, when it is not.</summary>
    public int Number(string name, int low, int high)
    {
        var text = Text(name);
        if (text.Length == 0 || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high))
            return text.Length == 0 ? low : int.Parse(text, CultureInfo.InvariantCulture);
        Refuse(name, "out_of_range", $"'{text}' is not a whole number from {low} to {high}.", $"Write a number from {low} to {high}.");
        return low;
    }

    public bool Flag(string name)
    {
        var text = Text(name);
        if (text is not ("true" or "false" or ""))
            Refuse(name, "wrong_type", $"'{text}' is neither true nor false.", "Write true or false.");
        return text == "true";
    }

    /// <summary>The fields of a nested mapping; null when it is absent.</summary>
    public YamlFields? Nested(string name, IReadOnlyCollection<string> known) =>
        _values.TryGetValue(name, out var node) ? Of(node, _file, name + ".", known, _problems) : null;

    /// <summary>Adds a problem at the line of a field.</summary>
    public void Refuse(string name, string code, string what, string remedy) =>
        Add(code, what, _values.TryGetValue(name, out var node) ? node.Start : _start, _prefix + name, remedy);

    private void Add(string code, string what, Mark mark, string field, string remedy) =>
        _problems.Add(new Problem(code, what, $"{_file}, line {mark.Line}, field {field}", remedy));

    private static bool IsNull(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };
}
