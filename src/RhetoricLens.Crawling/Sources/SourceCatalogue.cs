using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RhetoricLens.Crawling.Sources;

/// <summary>Source definitions as read from disk.</summary>
/// <param name="Sources">Those without a problem, by file and order in the file.</param>
/// <param name="Problems">What has to be mended, each with file, line and field.</param>
public sealed record SourceCatalogue(IReadOnlyList<Source> Sources, IReadOnlyList<Problem> Problems)
{
    /// <summary>Reads one YAML file, or all of a folder. A bad source never keeps the others from being read.</summary>
    public static SourceCatalogue Load(string directoryOrFile)
    {
        var problems = new List<Problem>();
        var sources = new List<Source>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (source, place) in Files(directoryOrFile, problems).SelectMany(file => ReadFile(file, problems)))
        {
            if (places.TryAdd(source.Id, place))
                sources.Add(source);
            else
                problems.Add(new Problem("duplicate_id", $"The id {source.Id} is already used in {places[source.Id]}.", place + ", field id", "Give each source its own id."));
        }
        return new SourceCatalogue(sources, problems);
    }

    /// <summary>One source, sent as JSON in the shape of an entry of a definition file; the place of each problem is the JSON pointer of its field.</summary>
    /// <param name="json">A JSON object that was checked for its form, so that its depth is bounded.</param>
    public static SourceCatalogue Parse(string json)
    {
        const string field = ", field ";
        var problems = new List<Problem>();
        try
        {
            // JSON is a part of YAML: one reader and one set of rules serve both.
            var yaml = new YamlStream();
            using (var reader = new StringReader(json))
                yaml.Load(reader);
            if (SourceReader.Read(yaml.Documents[0].RootNode, "", problems) is { } read)
                return new SourceCatalogue([read.Source], []);
        }
        catch (YamlException failure)
        {
            problems.Add(new Problem("bad_yaml", failure.Message, "", "Send one JSON object."));
        }
        return new SourceCatalogue([], problems.ConvertAll(problem => problem with
        {
            Where = problem.Where.IndexOf(field, StringComparison.Ordinal) is var at and >= 0 ? "/" + problem.Where[(at + field.Length)..].Replace('.', '/') : "",
        }));
    }

    private static string[] Files(string path, List<Problem> problems)
    {
        if (File.Exists(path))
            return [path];
        try
        {
            var files = Directory.EnumerateFiles(path).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal).ToArray();
            if (files.Length == 0)
                problems.Add(new Problem("no_sources", "The folder holds no .yaml file.", path, "Give a folder of source definitions."));
            return files;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem("missing_path", "The path cannot be read: " + failure.Message, path, "Give a source definition or a folder of them."));
            return [];
        }
    }

    private static List<(Source Source, string Place)> ReadFile(string path, List<Problem> problems)
    {
        var file = Path.GetFileName(path);
        var read = new List<(Source, string)>();
        try
        {
            var yaml = new YamlStream();
            using (var reader = new StreamReader(path))
                yaml.Load(reader);
            foreach (var node in Entries(yaml, file, problems))
            {
                if (SourceReader.Read(node, file, problems) is { } entry)
                    read.Add((entry.Source, $"{file}, line {entry.Line}"));
            }
        }
        catch (YamlException failure)
        {
            problems.Add(new Problem("bad_yaml", failure.Message, $"{file}, line {failure.Start.Line}", "Check the indentation and the quotation marks."));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem("unreadable_file", failure.Message, file, "Check its permissions."));
        }
        return read;
    }

    private static IEnumerable<YamlNode> Entries(YamlStream yaml, string file, List<Problem> problems)
    {
        if (yaml.Documents is [{ RootNode: YamlMappingNode root }, ..]
            && root.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: "sources" }).Value is YamlSequenceNode list)
            return list;
        problems.Add(new Problem("wrong_type", "The file has no list 'sources'.", $"{file}, line 1, field sources", "Begin it with 'sources:' and a list."));
        return [];
    }
}
