using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding.Agreement;

/// <summary>Compares coders two by two.</summary>
internal static class CoderPairs
{
    private static readonly StanceLabel[] Labels = Enum.GetValues<StanceLabel>();

    /// <summary>Pairs that have passages in common.</summary>
    public static IReadOnlyList<CoderPair> Of(IReadOnlyList<CodedUnit> units)
    {
        var pairs = new SortedDictionary<(string First, string Second), List<CodedUnit>>(Comparer<(string First, string Second)>.Create(
            (a, b) => string.CompareOrdinal(a.First, b.First) is not 0 and var first ? first : string.CompareOrdinal(a.Second, b.Second)));
        foreach (var unit in units)
        {
            var codings = unit.Codings.OrderBy(coding => coding.Coder, StringComparer.Ordinal).ToArray();
            for (var i = 0; i < codings.Length; i++)
            {
                for (var j = i + 1; j < codings.Length; j++)
                {
                    var key = (codings[i].Coder, codings[j].Coder);
                    if (!pairs.TryGetValue(key, out var common))
                        pairs[key] = common = [];
                    common.Add(new CodedUnit([codings[i], codings[j]]));
                }
            }
        }
        return [.. pairs.Select(pair => Compare(pair.Key.First, pair.Key.Second, pair.Value))];
    }

    private static CoderPair Compare(string first, string second, List<CodedUnit> common)
    {
        var confusion = Array.ConvertAll(Labels, _ => new int[Labels.Length]);
        foreach (var unit in common)
            confusion[(int)unit.Codings[0].Stance][(int)unit.Codings[1].Stance]++;
        var coincidences = CoderAgreement.OverClasses(common);
        return new CoderPair(first, second, common.Count, coincidences.Agreement, CoderAgreement.Known(coincidences.Alpha(Metric.Nominal)), confusion);
    }
}
