using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Stance.Coding;

/// <summary>A set at hand.</summary>
/// <param name="Name">By which commands know it.</param>
/// <param name="Path">Its file.</param>
/// <param name="IsShipped">It travels with the program and is never written.</param>
public sealed record StoredSet(string Name, string Path, bool IsShipped);

/// <summary>What an import did.</summary>
/// <param name="New">Rows that were not there.</param>
/// <param name="Changed">Rows that were there with other values.</param>
/// <param name="Same">Rows that were there as they are.</param>
/// <param name="Left">Rows that contradict others, and were left out.</param>
/// <param name="Path">Where the set is now.</param>
public sealed record ImportReport(int New, int Changed, int Same, IReadOnlyList<Problem> Left, string Path);

/// <summary>The labelled sets at hand: the user's as <c>NAME.jsonl</c> in a folder, and those that travel with the program.</summary>
/// <param name="folder">The user's; made when a set is first imported.</param>
/// <param name="shippedFolder">Only read.</param>
public sealed class LabelStore(string folder, string shippedFolder)
{
    private const string Extension = ".jsonl";

    /// <summary>All sets, the user's first, by name.</summary>
    public IReadOnlyList<StoredSet> List() => [.. In(folder, false), .. In(shippedFolder, true)];

    /// <summary>The file of a set, or the file itself when a path is given.</summary>
    public Outcome<string> Find(string nameOrPath) => File.Exists(nameOrPath) ? nameOrPath : ByName(nameOrPath);

    /// <summary>The files of several sets; the problem of the first that is not there.</summary>
    public Outcome<IReadOnlyList<string>> FindAll(IReadOnlyList<string> namesOrPaths) => All(namesOrPaths, Find);

    /// <summary>As <see cref="FindAll"/>, by name alone.</summary>
    public Outcome<IReadOnlyList<string>> AllByName(IReadOnlyList<string> names) => All(names, ByName);

    /// <summary>The file of a set at hand, never that of a path: whoever asks over HTTP must not read other files.</summary>
    public Outcome<string> ByName(string name)
    {
        var sets = List();
        if (sets.FirstOrDefault(set => set.Name == name) is { } known)
            return known.Path;
        return new Problem("unknown_set", "There is no such file, and no labelled set of that name.", name,
            sets.Count > 0 ? $"Sets at hand: {string.Join(", ", sets.Select(set => set.Name))}." : "Import one with: rhetoriclens labels import");
    }

    /// <summary>
    /// Adds rows to a set by passage and coder; a row of the same coder on the same passage replaces the earlier one. Where rows contradict the set, nothing
    /// is written unless <paramref name="takeGood"/> says to leave them out.
    /// </summary>
    public Outcome<ImportReport> Import(string name, IReadOnlyList<CodedPassage> rows, bool takeGood)
    {
        if (!ModelRegistry.IsValidId(name))
            return new Problem("bad_set_name", $"'{name}' cannot name a set.", "--name", "Use lower-case letters, digits and hyphens, at most 60.");
        var path = PathOf(name);
        var stored = Stored(path);
        if (!stored.IsOk)
            return stored.Problem;
        var merge = new SetMerge(name, stored.Value, rows);
        if (merge.Left.Count > 0 && !takeGood)
            return new Problem("bad_rows", $"{merge.Left.Count} rows contradict the set; the first: {merge.Left[0]}", name, "Mend them, or leave them out with --take-good.");
        return WholeFile.Write(path, stream => CodedFormats.Write(stream, CodedFormat.Jsonl, merge.Merged)) is { } unwritten
            ? unwritten
            : new ImportReport(merge.New, merge.Changed, merge.Same, merge.Left, path);
    }

    /// <summary>The rows of a set with what was decided elsewhere in their place; the rows of the file alone when nothing was.</summary>
    /// <param name="name">The set; it need not have a file yet.</param>
    /// <param name="decided">Decisions that hold.</param>
    /// <param name="known">Texts and coders that have ever been decided on there: rows of theirs that no longer hold go.</param>
    public Outcome<IReadOnlyList<CodedPassage>> Merged(string name, IReadOnlyList<CodedPassage> decided, IReadOnlySet<(string Text, string Coder)> known)
    {
        var stored = Stored(PathOf(name));
        return stored.IsOk ? DecidedRows.Merge(stored.Value, decided, known).ToArray() : stored.Problem;
    }

    /// <summary>Writes what <see cref="Merged"/> gives, unless the file says so already; a set without rows has no file.</summary>
    public Problem? Follow(string name, IReadOnlyList<CodedPassage> decided, IReadOnlySet<(string Text, string Coder)> known)
    {
        var stored = Stored(PathOf(name));
        if (!stored.IsOk)
            return stored.Problem;
        var merged = DecidedRows.Merge(stored.Value, decided, known);
        if (merged.SequenceEqual(stored.Value))
            return null;
        return merged.Count == 0 ? WholeFile.Remove(PathOf(name)) : WholeFile.Write(PathOf(name), stream => CodedFormats.Write(stream, CodedFormat.Jsonl, merged));
    }

    /// <summary>Null for a name under which a set of one's own can be kept.</summary>
    public Problem? Refuses(string name)
    {
        if (!ModelRegistry.IsValidId(name))
            return new Problem("bad_set_name", $"'{name}' cannot name a set.", "--name", "Use lower-case letters, digits and hyphens, at most 60.");
        return In(shippedFolder, true).Any(set => set.Name == name)
            ? new Problem("set_exists", $"{name} travels with the program and is never written.", "", "Take another name.")
            : null;
    }

    private string PathOf(string name) => Path.Combine(folder, name + Extension);

    private static Outcome<IReadOnlyList<string>> All(IReadOnlyList<string> names, Func<string, Outcome<string>> find)
    {
        var paths = names.Select(find).ToArray();
        return paths.Select(path => path.Problem).FirstOrDefault(problem => problem is not null) is { } unknown
            ? unknown
            : Array.ConvertAll(paths, path => path.Value);
    }

    private static IEnumerable<StoredSet> In(string folder, bool isShipped) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*" + Extension)
            .Order(StringComparer.Ordinal)
            .Select(path => new StoredSet(Path.GetFileNameWithoutExtension(path), path, isShipped));

    private static Outcome<IReadOnlyList<CodedPassage>> Stored(string path)
    {
        if (!File.Exists(path))
            return Array.Empty<CodedPassage>();
        var set = CodedReader.Read(path, new CodedReading(CodedFormat.Jsonl));
        if (!set.IsOk)
            return set.Problem;
        return set.Value.Problems.Count == 0
            ? Outcome(set.Value.Passages)
            : new Problem("bad_rows", $"The stored set has {set.Value.Problems.Count} bad rows; the first: {set.Value.Problems[0]}", path, "Mend or remove the file.");

        static Outcome<IReadOnlyList<CodedPassage>> Outcome(IReadOnlyList<CodedPassage> passages) => passages.ToArray();
    }
}
