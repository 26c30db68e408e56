using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Stance.Coding.Agreement;

/// <summary>How far the coders of a set agree.</summary>
/// <param name="Name">The set.</param>
/// <param name="Coders">In alphabetical order; an adjudicator is not among them.</param>
/// <param name="Passages">Passages that at least two of them coded.</param>
/// <param name="Unanimous">Those on which all agree.</param>
/// <param name="Percent">Share of pairs of decisions that agree, 0 to 1, over four classes.</param>
/// <param name="Nominal">Krippendorff's alpha over four classes, neutral and off-topic taken as none.</param>
/// <param name="Positions">Agreement on the axis, over passages on which all coders took a position; null when there is none.</param>
/// <param name="Classes">By class.</param>
/// <param name="Pairs">By pair of coders.</param>
/// <param name="Unit">What the intervals draw: <c>document</c> when every passage names its document, else <c>passage</c>.</param>
/// <param name="Disagreements">Passages to adjudicate.</param>
public sealed record AgreementReport(
    string Name, IReadOnlyList<string> Coders, int Passages, int Unanimous, double Percent, Alpha Nominal, PositionAgreement? Positions,
    IReadOnlyList<ClassAgreement> Classes, IReadOnlyList<CoderPair> Pairs, string Unit, IReadOnlyList<Disagreement> Disagreements);

/// <summary>Krippendorff's alpha.</summary>
/// <param name="Value">1 is perfect, 0 is chance; null when all decisions are the same, which says nothing about reliability.</param>
/// <param name="Interval">95 % percentile bootstrap interval; null for fewer than two units drawn.</param>
public sealed record Alpha(double? Value, Interval? Interval);

/// <summary>Agreement on multilateral -1, mixed 0, multistakeholder +1. (Ratio alpha has no meaning on an axis with a middle.)</summary>
/// <param name="Passages">Passages on which all coders took a position.</param>
/// <param name="IntervalAlpha">By difference.</param>
/// <param name="OrdinalAlpha">By order.</param>
public sealed record PositionAgreement(int Passages, Alpha IntervalAlpha, Alpha OrdinalAlpha);

/// <summary>Agreement on one class.</summary>
/// <param name="Label">The class.</param>
/// <param name="Specific">Of the decisions for the class that stand beside another, the share whose neighbour agrees (specific agreement, Cicchetti and Feinstein 1990); null when nobody chose it.</param>
/// <param name="Alpha">Nominal alpha of the class against all others; null as in <see cref="Agreement.Alpha"/>.</param>
/// <param name="Decisions">How often coders chose it.</param>
public sealed record ClassAgreement(StanceLabel Label, double? Specific, double? Alpha, int Decisions);

/// <summary>Two coders.</summary>
/// <param name="First">Rows of the confusion matrix.</param>
/// <param name="Second">Columns.</param>
/// <param name="Passages">Passages that both coded.</param>
/// <param name="Percent">Share on which they agree, 0 to 1.</param>
/// <param name="Alpha">Nominal alpha of the two alone.</param>
/// <param name="Confusion">Passages by the label of each, in the order of <see cref="StanceLabel"/>.</param>
public sealed record CoderPair(string First, string Second, int Passages, double Percent, double? Alpha, IReadOnlyList<IReadOnlyList<int>> Confusion)
{
    /// <summary>Cohen's kappa (1960): agreement beyond what the two coders' own shares of the classes would give by chance; null when both used one class alone.</summary>
    public double? Kappa => Expected >= 1 ? null : (Percent - Expected) / (1 - Expected);

    /// <summary>Its 95 % interval by Cohen's large-sample standard error, -1 to 1: rough below some fifty passages.</summary>
    public Interval? KappaInterval => Kappa is { } kappa && Passages > 1 && 1.96 * Math.Sqrt(Percent * (1 - Percent) / Passages) / (1 - Expected) is var half
        ? new Interval(Math.Max(-1, kappa - half), Math.Min(1, kappa + half))
        : null;

    private double Expected => Enumerable.Range(0, Confusion.Count).Sum(label => (double)Confusion[label].Sum() * Confusion.Sum(row => row[label])) / Math.Max(1, (double)Passages * Passages);
}

/// <summary>A passage on which coders disagree.</summary>
/// <param name="Id">The passage.</param>
/// <param name="Text">Its text.</param>
/// <param name="Labels">Each coder's label, as the coder wrote it.</param>
/// <param name="Adjudicated">The label that settles it; null when it is open.</param>
public sealed record Disagreement(string Id, string Text, IReadOnlyDictionary<string, string> Labels, string? Adjudicated)
{
    /// <summary>What coders wrote beside their labels, by coder; who wrote nothing is not among them.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
