using RhetoricLens.Commands;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Crawling.Text;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Benchmarks;

/// <summary>Whole texts of a folder, in memory, in the form in which the program stores and scores them.</summary>
/// <param name="Name">As the table says it.</param>
/// <param name="Texts">At least one.</param>
internal sealed record FolderTexts(string Name, IReadOnlyList<string> Texts)
{
    private static readonly EnumerationOptions Walk = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>Reads some of the .txt files below a folder.</summary>
    /// <param name="folder">Any depth, such as the sessions of the UN General Debate Corpus.</param>
    /// <param name="most">Texts taken, evenly spaced in the order of their paths, so that all years are met.</param>
    public static Outcome<FolderTexts> Read(string folder, int most)
    {
        if (!Directory.Exists(folder))
            return new Problem("missing_path", "There is no such folder.", folder, "Give a folder of texts.");
        var paths = Directory.GetFiles(folder, "*.txt", Walk);
        Array.Sort(paths, StringComparer.Ordinal);
        var count = Math.Min(most, paths.Length);
        var texts = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var text = Read(paths[(long)i * paths.Length / count]);
            if (!text.IsOk)
                Terminal.Say("left out: " + text.Problem);
            else if (!string.IsNullOrWhiteSpace(text.Value))
                texts.Add(text.Value);
        }
        return texts.Count > 0
            ? new FolderTexts($"{Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar))}, {texts.Count} texts", texts)
            : new Problem("no_texts", "The folder holds no .txt file with words.", folder, "Give a folder of texts.");
    }

    /// <summary>Their passages, cut as the program cuts them.</summary>
    public IReadOnlyList<string> Passages() =>
        [.. Texts.SelectMany(text => PassageSplitter.Split(text, []).Select(passage => text[passage.Start..passage.End]))];

    private static Outcome<string> Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= Limits.MaxTextFileBytes
                ? TextFile.Body(Nfc.Normalise(File.ReadAllText(path)), path)
                : new Problem("file_too_large", $"The text has more than {Limits.MaxTextFileBytes >> 20} MiB.", path, "Split it.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("unreadable_file", "The text cannot be read: " + failure.Message, path, "Check its permissions.");
        }
    }
}
