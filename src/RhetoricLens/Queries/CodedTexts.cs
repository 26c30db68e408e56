using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Queries;

/// <summary>What has been coded already, as far as suggestions care.</summary>
/// <param name="Texts">Words of the passages.</param>
/// <param name="Labels">Their labels.</param>
/// <param name="Refused">Rows that could not be taken, such as those without a label: they may be offered again.</param>
public sealed record CodedTexts(IReadOnlyList<string> Texts, IReadOnlyList<StanceLabel> Labels, int Refused)
{
    private const string Folder = "labels";
    private const string Extension = ".jsonl";

    /// <summary>Reads the sets named; when none is, all those in the folder <c>labels</c> of the data folder.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="sets">Paths, names of sets in the data folder, or names of sets that travel with the program.</param>
    public static Outcome<CodedTexts> Read(string data, IReadOnlyList<string> sets)
    {
        var own = Path.Combine(data, Folder);
        string[] files = sets.Count > 0 ? [.. sets.Select(set => Resolve(own, set))]
            : Directory.Exists(own) ? [.. Directory.EnumerateFiles(own, "*" + Extension).Order(StringComparer.Ordinal)]
            : [];
        var (passages, refused) = (new List<LabelledPassage>(), 0);
        foreach (var file in files)
        {
            var set = LabelledSetReader.Read(file);
            if (!set.IsOk)
                return set.Problem;
            passages.AddRange(set.Value.Passages);
            refused += set.Value.Problems.Count;
        }
        return new CodedTexts([.. passages.Select(passage => passage.Text)], [.. passages.Select(passage => passage.Label)], refused);
    }

    private static string Resolve(string own, string set) =>
        new[] { set, Path.Combine(own, set + Extension), Path.Combine(Workspace.Corpora, "labelled", set + Extension) }.FirstOrDefault(File.Exists) ?? set;
}
