using RhetoricLens.Commands;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Benchmarks;

/// <summary>Whole texts of a folder, in memory, as the program reads, stores and scores them.</summary>
/// <param name="Name">As the table says it.</param>
/// <param name="Texts">At least one.</param>
internal sealed record FolderTexts(string Name, IReadOnlyList<ExtractedDocument> Texts)
{
    /// <summary>Reads some of the texts of a folder.</summary>
    /// <param name="folder">The UN General Debate Corpus as unpacked, or any folder of texts.</param>
    /// <param name="most">Texts taken, evenly spaced in the order of the corpus, so that all years are met; at least 1.</param>
    public static Outcome<FolderTexts> Read(string folder, int most)
    {
        var corpus = UngdcReader.Read(folder);
        if (corpus.Problem is { Code: "no_texts" })
            corpus = FolderReader.Read(folder);
        if (!corpus.IsOk)
            return corpus.Problem;
        var texts = Spaced(corpus.Value, most);
        return texts.Count > 0
            ? new FolderTexts($"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}, {texts.Count} texts", texts)
            : new Problem("no_texts", "None of the texts could be read.", folder, "Ingest the folder to see why.");
    }

    /// <summary>Their passages, cut as the program cuts them.</summary>
    public IReadOnlyList<string> Passages() =>
        [.. Texts.SelectMany(text => PassageSplitter.Split(text.Text, text.Turns).Select(passage => text.Text[passage.Start..passage.End]))];

    private static List<ExtractedDocument> Spaced(Corpus corpus, int most)
    {
        var texts = new List<ExtractedDocument>();
        var count = (long)(corpus.Count ?? most);
        var at = 0L;
        foreach (var item in corpus)
        {
            var isTaken = (at + 1) * most / count > at * most / count;
            at++;
            if (item is IngestItem.Refused refused)
                Terminal.Say("left out: " + refused.Problem);
            else if (isTaken && item is IngestItem.Read read)
                texts.Add(read.Document);
        }
        return texts;
    }
}
