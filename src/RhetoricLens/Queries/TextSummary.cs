using RhetoricLens.Stance.Trends.Correction;

namespace RhetoricLens.Queries;

/// <summary>What the passages of one text add up to.</summary>
/// <param name="Passages">All of them.</param>
/// <param name="OnTopic">Those about Internet, cyber or ICT policy.</param>
/// <param name="Labels">How many of the positions have each label: multilateral, mixed, multistakeholder.</param>
/// <param name="Mean">Mean axis of the positions, −1 to +1; null when there is none.</param>
/// <param name="Low">Lower end of the 95 % interval of the mean, over passages as if each had been drawn by itself (Student's t); null below <see cref="LeastForInterval"/> positions.</param>
/// <param name="High">Upper end.</param>
public sealed record TextSummary(int Passages, int OnTopic, IReadOnlyDictionary<string, int> Labels, double? Mean, double? Low, double? High)
{
    /// <summary>Positions from which an interval is given: below, it would be wider than the axis, and the approximation of t is rough.</summary>
    public const int LeastForInterval = 5;

    private static readonly string[] Names = ["multilateral", "mixed", "multistakeholder"];

    /// <summary>Passages that take a position.</summary>
    public int Positions => Labels.Values.Sum();

    public static TextSummary Of(IReadOnlyList<PassageAnswer> passages)
    {
        var positions = passages.Where(passage => passage.Label != "none").ToArray();
        var labels = Names.ToDictionary(name => name, name => positions.Count(passage => passage.Label == name));
        double? mean = positions.Length == 0 ? null : positions.Average(passage => passage.Axis);
        var reach = Reach(positions);
        return new TextSummary(
            passages.Count, passages.Count(passage => passage.OnTopic), labels, mean, reach is null ? null : Math.Max(-1, mean!.Value - reach.Value), reach is null ? null : Math.Min(1, mean!.Value + reach.Value));
    }

    private static double? Reach(PassageAnswer[] positions)
    {
        if (positions.Length < LeastForInterval)
            return null;
        var mean = positions.Average(passage => passage.Axis);
        var variance = positions.Sum(passage => Math.Pow(passage.Axis - mean, 2)) / (positions.Length - 1);
        return CorrectedMean.StudentT(positions.Length - 1) * Math.Sqrt(variance / positions.Length);
    }
}
