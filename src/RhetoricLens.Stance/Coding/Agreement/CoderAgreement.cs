using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Stance.Coding.Agreement;

/// <summary>Measures how far coders agree (codebook, "Agreement").</summary>
public static class CoderAgreement
{
    private static readonly StanceLabel[] Labels = Enum.GetValues<StanceLabel>();
    private static readonly double[] Classes = [.. Labels.Select(label => (double)label)];
    private static readonly double[] Axis = [-1, 0, 1];

    /// <summary>Measures a set; a problem when no passage was coded by two coders.</summary>
    /// <param name="set">Rows of several coders.</param>
    /// <param name="seed">The same seed gives the same intervals.</param>
    public static Outcome<AgreementReport> Measure(CodedSet set, int seed = 0)
    {
        var units = CodedUnit.Of([.. set.Passages.Where(passage => passage.Coder != CodedUnit.Adjudicator)])
            .Where(unit => unit.Codings.Count > 1)
            .ToArray();
        if (units.Length == 0)
            return new Problem("no_agreement", "No passage was coded by two coders.", set.Name, "Give each coder's rows the field coder, or give one file for each coder.");
        var byDocument = units.All(unit => unit.Codings[0].Group.Length > 0);
        var groups = Groups(units, byDocument);
        var all = Sum(units, Classes, Class);
        return new AgreementReport(
            set.Name, CodersOf(units), units.Length, units.Count(unit => unit.Codings.DistinctBy(coding => coding.Stance).Count() == 1), all.Agreement,
            Bootstrapped(groups, Classes, Class, Metric.Nominal, seed), Positions(units, byDocument, seed),
            [.. Labels.Select(label => OneClass(units, all, label))], CoderPairs.Of(units),
            byDocument ? "document" : "passage", Disagreements.Of(set));
    }

    internal static IReadOnlyList<string> CodersOf(IEnumerable<CodedUnit> units) =>
        [.. units.SelectMany(unit => unit.Codings).Select(coding => coding.Coder).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Nominal alpha of decisions over the four classes.</summary>
    internal static Coincidences OverClasses(IEnumerable<CodedUnit> units) => Sum(units, Classes, Class);

    internal static double? Known(double value) => double.IsNaN(value) ? null : value;

    private static int Class(CodedPassage coding) => (int)coding.Stance;

    /// <summary>Place on the axis: 0 multilateral, 1 mixed, 2 multistakeholder.</summary>
    private static int Place(CodedPassage coding) => coding.Stance switch
    {
        StanceLabel.Multilateral => 0,
        StanceLabel.Mixed => 1,
        _ => 2,
    };

    private static PositionAgreement? Positions(CodedUnit[] units, bool byDocument, int seed)
    {
        var taken = units.Where(unit => unit.Codings.All(coding => coding.Stance != StanceLabel.None)).ToArray();
        if (taken.Length == 0)
            return null;
        var groups = Groups(taken, byDocument);
        return new PositionAgreement(
            taken.Length, Bootstrapped(groups, Axis, Place, Metric.Interval, seed), Bootstrapped(groups, Axis, Place, Metric.Ordinal, seed));
    }

    private static ClassAgreement OneClass(CodedUnit[] units, Coincidences all, StanceLabel label)
    {
        var against = Sum(units, [0, 1], coding => coding.Stance == label ? 1 : 0);
        return new ClassAgreement(
            label, Known(all[(int)label, (int)label] / all.Of((int)label)), Known(against.Alpha(Metric.Nominal)),
            units.Sum(unit => unit.Codings.Count(coding => coding.Stance == label)));
    }

    /// <summary>Passages of one document are not independent: they are drawn together.</summary>
    private static CodedUnit[][] Groups(CodedUnit[] units, bool byDocument) => byDocument
        ? [.. units.GroupBy(unit => unit.Fold, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray())]
        : [.. units.OrderBy(unit => unit.Id, StringComparer.Ordinal).Select(unit => new[] { unit })];

    private static Alpha Bootstrapped(CodedUnit[][] groups, double[] values, Func<CodedPassage, int> place, Metric metric, int seed)
    {
        var parts = Array.ConvertAll(groups, group => Sum(group, values, place));
        var whole = Drawn(parts, [.. Enumerable.Range(0, parts.Length)], values).Alpha(metric);
        // A sample in which all decisions are the same has no alpha; then the spread is not known either.
        var undefined = false;
        var interval = Interval.Bootstrap(parts.Length, Interval.Seed(seed, "agreement", metric.ToString()), drawn =>
        {
            var alpha = Drawn(parts, drawn, values).Alpha(metric);
            undefined |= double.IsNaN(alpha);
            return undefined ? 0 : alpha;
        });
        return new Alpha(Known(whole), undefined ? null : interval);
    }

    private static Coincidences Drawn(Coincidences[] parts, int[] drawn, double[] values)
    {
        var sum = new Coincidences(values);
        foreach (var i in drawn)
            sum.Add(parts[i]);
        return sum;
    }

    private static Coincidences Sum(IEnumerable<CodedUnit> units, double[] values, Func<CodedPassage, int> place)
    {
        var sum = new Coincidences(values);
        var counts = new int[values.Length];
        foreach (var unit in units)
        {
            Array.Clear(counts);
            foreach (var coding in unit.Codings)
                counts[place(coding)]++;
            sum.Add(counts);
        }
        return sum;
    }
}
