using RhetoricLens.Core;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Coding.Check;

namespace RhetoricLens.Stance.Train;

/// <summary>How a set is cut into training and test passages.</summary>
public enum SplitKind
{
    /// <summary>By passage: neighbours end on both sides, which flatters.</summary>
    Random,

    /// <summary>By document: passages of one text are alike.</summary>
    Document,

    /// <summary>By document, and documents that hold near-duplicates of one another together: texts that copy each other are no test.</summary>
    Cluster,

    /// <summary>Whole countries are left out.</summary>
    Country,

    /// <summary>Whole corpora are left out.</summary>
    Source,

    /// <summary>Trained on the past, judged on the years after.</summary>
    Time,
}

/// <summary>Deals passages out to folds.</summary>
internal static class Folds
{
    /// <summary>
    /// The fold in which each passage is judged, -1 for those that are only trained on, by a <see cref="SplitKind"/>.
    /// </summary>
    public static int[] Deal(IReadOnlyList<LabelledPassage> passages, SplitKind kind, int folds)
    {
        return kind switch
        {
            SplitKind.Random => Stratified(passages, [.. passages.Select(passage => passage.Id)], folds),
            SplitKind.Document => Stratified(passages, [.. passages.Select(passage => passage.Group)], folds),
            SplitKind.Country => ByValue(passages, passage => passage.Country, folds),
            SplitKind.Source => ByValue(passages, passage => passage.Corpus, int.MaxValue),
            SplitKind.Time => ByTime(passages, folds),
            _ => Stratified(passages, Clusters(passages), folds),
        };
    }

    /// <summary>Documents, joined where they hold near-duplicates of one another; named by the first of them.</summary>
    public static string[] Clusters(IReadOnlyList<LabelledPassage> passages)
    {
        var parent = passages.Select(passage => passage.Group).Distinct(StringComparer.Ordinal).ToDictionary(group => group, group => group, StringComparer.Ordinal);
        var groupOf = passages.DistinctBy(passage => passage.Id).ToDictionary(passage => passage.Id, passage => passage.Group, StringComparer.Ordinal);
        foreach (var pair in NearDuplicateSearch.Pairs([.. passages.Select(Unit)]))
        {
            var (a, b) = (Root(parent, groupOf[pair.First]), Root(parent, groupOf[pair.Second]));
            if (string.CompareOrdinal(a, b) < 0)
                parent[b] = a;
            else
                parent[a] = b;
        }
        return [.. passages.Select(passage => Root(parent, passage.Group))];
    }

    private static string Root(Dictionary<string, string> parent, string group)
    {
        while (parent[group] != group)
            group = parent[group];
        return group;
    }

    private static CodedUnit Unit(LabelledPassage passage) => new(
        [new CodedPassage(passage.Id, passage.Text, CodebookLabel.None, "", passage.Language, "", "", "", passage.Group, "")]);

    /// <summary>Units in an order that neither their name nor their place in the file sways, dealt out like cards, rarest class first.</summary>
    private static int[] Stratified(IReadOnlyList<LabelledPassage> passages, string[] units, int folds)
    {
        var foldOf = Enumerable.Range(0, passages.Count)
            .GroupBy(i => units[i], StringComparer.Ordinal)
            .OrderBy(unit => unit.Min(i => Rank(passages[i].Label)))
            .ThenBy(unit => DocumentId.Sha256(unit.Key), StringComparer.Ordinal)
            .Select((unit, place) => (unit.Key, Fold: place % folds))
            .ToDictionary(pair => pair.Key, pair => pair.Fold, StringComparer.Ordinal);
        return [.. units.Select(unit => foldOf[unit])];
    }

    private static int Rank(StanceLabel label) => label switch
    {
        StanceLabel.Mixed => 0,
        StanceLabel.Multilateral => 1,
        StanceLabel.Multistakeholder => 2,
        _ => 3,
    };

    private static int[] ByValue(IReadOnlyList<LabelledPassage> passages, Func<LabelledPassage, string> value, int folds)
    {
        var known = passages.Select(value).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)
            .OrderBy(DocumentId.Sha256, StringComparer.Ordinal)
            .Select((name, place) => (name, Fold: place % folds))
            .ToDictionary(pair => pair.name, pair => pair.Fold, StringComparer.Ordinal);
        return [.. passages.Select(passage => known.GetValueOrDefault(value(passage), -1))];
    }

    /// <summary>Fold k holds the k-th part of the years, with about as many passages in each; the oldest part is only trained on.</summary>
    private static int[] ByTime(IReadOnlyList<LabelledPassage> passages, int folds)
    {
        var years = passages.Select(passage => passage.Year).OfType<int>().Order().ToArray();
        if (years.Length == 0)
            return [.. passages.Select(_ => -1)];
        var cuts = Enumerable.Range(1, folds).Select(k => years[(int)((long)years.Length * k / (folds + 1))]).ToArray();
        return [.. passages.Select(passage => passage.Year is { } year ? Array.FindLastIndex(cuts, cut => year > cut) : -1)];
    }
}
