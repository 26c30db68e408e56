using RhetoricLens.Commands;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Benchmarks;

/// <summary>What is to be measured.</summary>
/// <param name="Passages">JSONL file; null: none.</param>
/// <param name="Folder">Folder of whole texts; null: none.</param>
/// <param name="Texts">Texts taken from it, at least 1.</param>
/// <param name="Labels">What the peer is trained on.</param>
/// <param name="Models">Folder of the registry.</param>
/// <param name="Pythons">Tried in this order.</param>
/// <param name="Least">Least time of each measurement.</param>
internal sealed record StanceRequest(string? Passages, string? Folder, int Texts, string Labels, string Models, IReadOnlyList<string> Pythons, TimeSpan Least);

/// <summary>It, read into memory.</summary>
/// <param name="Sets">Passages of the file and of the folder.</param>
/// <param name="Folder">Whole texts; null: none.</param>
/// <param name="Labels">What the peer is trained on.</param>
internal sealed record StanceInput(IReadOnlyList<PassageSet> Sets, FolderTexts? Folder, LabelledSet Labels)
{
    public static Outcome<StanceInput> Read(StanceRequest request)
    {
        if (request.Passages is null && request.Folder is null)
            return new Problem("missing_path", "There is nothing to score.", "", "Give a JSONL file of passages, or --folder with whole texts.");
        var labels = LabelledSetReader.Read(request.Labels);
        if (!labels.IsOk)
            return labels.Problem;
        if (labels.Value.Problems.Count > 0)
            Terminal.Say($"{labels.Value.Name}: {labels.Value.Problems.Count} rows cannot be taken; the peer learns from the others.");
        var sets = new List<PassageSet>();
        if (request.Passages is { } path)
        {
            var read = PassageSets.Read(path);
            if (!read.IsOk)
                return read.Problem;
            sets.AddRange(read.Value);
        }
        return request.Folder is { } folder ? WithFolder(sets, folder, request.Texts, labels.Value) : new StanceInput(sets, null, labels.Value);
    }

    private static Outcome<StanceInput> WithFolder(List<PassageSet> sets, string folder, int most, LabelledSet labels)
    {
        var texts = FolderTexts.Read(folder, most);
        return texts.IsOk
            ? new StanceInput([.. sets, .. PassageSets.Of(texts.Value.Name, texts.Value.Passages())], texts.Value, labels)
            : texts.Problem;
    }
}
