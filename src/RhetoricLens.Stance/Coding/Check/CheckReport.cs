using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Check;

/// <summary>What a check of coded passages found. Only <see cref="Errors"/> are wrong in themselves; the rest is for a person to judge.</summary>
/// <param name="Name">The set.</param>
/// <param name="Rows">Decisions of coders.</param>
/// <param name="Passages">Distinct passages.</param>
/// <param name="Coders">Those that are named.</param>
/// <param name="Errors">Rows that cannot be taken.</param>
/// <param name="Notices">What was passed over when reading.</param>
/// <param name="Labels">Passages of each class; tied ones are nowhere.</param>
/// <param name="Near">Passages that are alike.</param>
/// <param name="Runs">Words in a row that several passages share, the most shared first.</param>
/// <param name="Openings">First words that several passages share, the most shared first.</param>
/// <param name="Balance">Labels by language, kind and register.</param>
/// <param name="Lengths">Passages that are very short or very long.</param>
public sealed record CheckReport(
    string Name, int Rows, int Passages, IReadOnlyList<string> Coders, IReadOnlyList<Problem> Errors, IReadOnlyList<Problem> Notices,
    LabelCounts Labels, NearDuplicates Near, IReadOnlyList<SharedRun> Runs, IReadOnlyList<SharedRun> Openings,
    Balance Balance, Lengths Lengths);

/// <summary>Passages that are alike.</summary>
/// <param name="Pairs">The pairs, conflicts first, then leaks, then by similarity; at most <see cref="Limits.MaxListedFindings"/>.</param>
/// <param name="Conflicts">Pairs with different labels.</param>
/// <param name="Leaks">Pairs from different documents: one may be trained on and the other tested.</param>
/// <param name="Others">Pairs within one document with one label.</param>
/// <param name="IsComplete">False when the set is made of so many alike passages that not all could be compared.</param>
public sealed record NearDuplicates(IReadOnlyList<NearDuplicate> Pairs, int Conflicts, int Leaks, int Others, bool IsComplete);

/// <summary>Two passages that are alike.</summary>
/// <param name="First">Id.</param>
/// <param name="Second">Id.</param>
/// <param name="Similarity">Jaccard similarity of their word triples, 0 to 1.</param>
/// <param name="IsConflict">Their labels differ.</param>
/// <param name="IsLeak">They come from different documents.</param>
public sealed record NearDuplicate(string First, string Second, double Similarity, bool IsConflict, bool IsLeak);

/// <summary>Words that several passages share.</summary>
/// <param name="Text">The words in lower case.</param>
/// <param name="Count">Passages that have them.</param>
/// <param name="Ids">Their ids.</param>
public sealed record SharedRun(string Text, int Count, IReadOnlyList<string> Ids);

/// <summary>How labels are spread over what should not give them away.</summary>
/// <param name="Tables">One for each field that has more than one value.</param>
/// <param name="Revealing">Values that nearly always come with one label.</param>
/// <param name="Thin">Classes of a language with fewer than <see cref="Limits.MinLabelledPerClass"/> passages.</param>
public sealed record Balance(IReadOnlyList<BalanceTable> Tables, IReadOnlyList<Revealing> Revealing, IReadOnlyList<Thin> Thin);

/// <summary>Passages by the values of a field and by class.</summary>
/// <param name="Field">language, kind or register.</param>
/// <param name="Rows">The most frequent value first.</param>
public sealed record BalanceTable(string Field, IReadOnlyList<BalanceRow> Rows);

/// <param name="Value">Empty for passages without one.</param>
/// <param name="Counts">Passages with it.</param>
public sealed record BalanceRow(string Value, LabelCounts Counts);

/// <summary>Passages by class.</summary>
public sealed record LabelCounts(int Multilateral, int Multistakeholder, int Mixed, int None)
{
    public int Total => Multilateral + Multistakeholder + Mixed + None;

    public int Of(StanceLabel label) => label switch
    {
        StanceLabel.Multilateral => Multilateral,
        StanceLabel.Multistakeholder => Multistakeholder,
        StanceLabel.Mixed => Mixed,
        _ => None,
    };
}

/// <summary>A value of a field that gives the label away.</summary>
/// <param name="Field">language, kind or register.</param>
/// <param name="Value">The value.</param>
/// <param name="Label">The label it nearly always has.</param>
/// <param name="Share">How often, 0 to 1.</param>
/// <param name="Count">Passages with the value.</param>
public sealed record Revealing(string Field, string Value, StanceLabel Label, double Share, int Count);

/// <summary>A class of a language with too few passages.</summary>
public sealed record Thin(string Language, StanceLabel Label, int Count);

/// <summary>Passages of unusual length, by id.</summary>
/// <param name="Short">Fewer than <see cref="Limits.ShortPassageWords"/> words.</param>
/// <param name="Long">More than <see cref="Limits.MaxPassageChars"/> characters.</param>
public sealed record Lengths(IReadOnlyList<string> Short, IReadOnlyList<string> Long);
