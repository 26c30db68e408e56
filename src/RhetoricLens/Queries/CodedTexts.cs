using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Queries;

/// <summary>What has been coded already, as far as suggestions care.</summary>
/// <param name="Texts">Words of the passages.</param>
/// <param name="Labels">Their labels, one a text.</param>
/// <param name="Refused">Rows that could not be taken, such as those without a label: they may be offered again.</param>
public sealed record CodedTexts(IReadOnlyList<string> Texts, IReadOnlyList<StanceLabel> Labels, int Refused)
{
    /// <summary>Reads the sets named; when none is, all of the user's.</summary>
    /// <param name="store">The sets at hand.</param>
    /// <param name="sets">Names or paths.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static Outcome<CodedTexts> Read(LabelStore store, IReadOnlyList<string> sets, CancellationToken cancellation)
    {
        var paths = store.List().Where(set => !set.IsShipped && sets.Count == 0).Select(set => set.Path).ToList();
        foreach (var name in sets)
        {
            var path = store.Find(name);
            if (!path.IsOk)
                return path.Problem;
            paths.Add(path.Value);
        }
        return paths.Count == 0 ? new CodedTexts([], [], 0) : Read(paths, cancellation);
    }

    private static Outcome<CodedTexts> Read(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var set = CodedReader.ReadAll(paths, cancellation);
        if (!set.IsOk)
            return set.Problem;
        // Several coders may have coded one passage; it is one passage all the same.
        var passages = set.Value.Passages.DistinctBy(passage => passage.Text, StringComparer.Ordinal).ToArray();
        return new CodedTexts([.. passages.Select(passage => passage.Text)], [.. passages.Select(passage => passage.Stance)], set.Value.Problems.Count);
    }
}
