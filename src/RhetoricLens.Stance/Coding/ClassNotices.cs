using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding;

/// <summary>Says when a set cannot carry a model as it stands.</summary>
internal static class ClassNotices
{
    public static IEnumerable<Problem> Of(string name, IReadOnlyList<CodedPassage> passages)
    {
        if (passages.Count == 0)
            yield break;
        var counts = passages.CountBy(passage => passage.Stance).ToDictionary();
        if (counts.Count == 1)
            yield return new Problem("one_class", $"All passages are {StanceLabels.Name(passages[0].Stance)}.", name, "Code passages of the other classes before training.");
        foreach (var label in Enum.GetValues<StanceLabel>())
        {
            var count = counts.GetValueOrDefault(label);
            if (counts.Count > 1 && count < Limits.MinLabelledPerClass)
                yield return new Problem("few_in_class", $"{StanceLabels.Name(label)} has {count} of the {Limits.MinLabelledPerClass} passages that training needs.", name, "Code more passages of this class.");
        }
    }
}
