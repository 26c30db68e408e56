using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Queries;

/// <summary>Labelled sets by name: the user's in the data folder, then those that travel with the program.</summary>
public static class NamedSets
{
    private const string Extension = ".jsonl";

    /// <summary>The folder of the user's sets inside a data folder.</summary>
    public static string Folder(string data) => Path.Combine(data, "labels");

    /// <summary>A path as the user wrote it when there is such a file, else the file of that name; the word itself when there is neither.</summary>
    public static string PathOf(string data, string word) => File.Exists(word) ? word : FileOf(data, word) ?? word;

    /// <summary>The file of a name; never that of a path: whoever asks over HTTP must not read other files.</summary>
    public static Outcome<string> Find(string data, string name) => FileOf(data, name) is { } file
        ? file
        : new Problem("unknown_labelled_set", $"There is no labelled set '{name}'.", "labels", "Sets at hand: " + string.Join(", ", Names(data)) + ".");

    /// <summary>Names of all sets.</summary>
    public static IReadOnlyList<string> Names(string data) => Folders(data)
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + Extension))
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();

    private static string? FileOf(string data, string name) => IsName(name)
        ? Folders(data).Select(folder => Path.Combine(folder, name + Extension)).FirstOrDefault(File.Exists)
        : null;

    private static string[] Folders(string data) => [Folder(data), Path.Combine(Workspace.Corpora, "labelled")];

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
