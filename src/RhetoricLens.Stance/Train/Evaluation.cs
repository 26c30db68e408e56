using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Stance.Train;

/// <summary>Quality on one class.</summary>
/// <param name="Label">The class.</param>
/// <param name="Precision">Share of the passages so labelled that are; 0 when none is.</param>
/// <param name="Recall">Share of the class's passages that are found.</param>
/// <param name="F1">Harmonic mean of the two.</param>
/// <param name="Support">Passages of the class.</param>
public sealed record ClassQuality(StanceLabel Label, double Precision, double Recall, double F1, int Support);

/// <summary>Agreement of a model with coded passages.</summary>
/// <param name="Confusion">Passages by coded label (first index) and by the model's label, in the order of <see cref="StanceLabel"/>.</param>
public sealed record Evaluation(int[][] Confusion)
{
    private static readonly StanceLabel[] Labels = Enum.GetValues<StanceLabel>();

    /// <summary>The figures that have names and intervals.</summary>
    internal static IReadOnlyList<(string Name, Func<Evaluation, double> Of)> Figures { get; } =
    [
        ("accuracy", evaluation => evaluation.Accuracy),
        ("macro_f1", evaluation => evaluation.MacroF1),
        ("mcc", evaluation => evaluation.Mcc),
        .. Labels.Select(label => ("f1_" + StanceLabels.Name(label), (Func<Evaluation, double>)(evaluation => evaluation.Quality(label).F1))),
    ];

    /// <summary>Passages compared.</summary>
    public int Count => Confusion.Sum(row => row.Sum());

    /// <summary>Share on which both agree, 0 to 1.</summary>
    public double Accuracy => Count == 0 ? 0 : (double)Labels.Sum(label => Confusion[(int)label][(int)label]) / Count;

    public IReadOnlyList<ClassQuality> PerClass => [.. Labels.Select(Quality)];

    /// <summary>Mean F1 of the four classes, each weighing the same.</summary>
    public double MacroF1 => PerClass.Average(quality => quality.F1);

    /// <summary>Matthews correlation coefficient for several classes (Gorodkin 2004), -1 to 1; 0 when one side has a single class.</summary>
    public double Mcc
    {
        get
        {
            double n = Count;
            var correct = Labels.Sum(label => (double)Confusion[(int)label][(int)label]);
            var coded = Labels.Select(label => (double)Confusion[(int)label].Sum()).ToArray();
            var predicted = Labels.Select(label => (double)Confusion.Sum(row => row[(int)label])).ToArray();
            var spread = Math.Sqrt((n * n - predicted.Sum(p => p * p)) * (n * n - coded.Sum(c => c * c)));
            return spread == 0 ? 0 : (correct * n - coded.Zip(predicted, (c, p) => c * p).Sum()) / spread;
        }
    }

    /// <summary>95 % intervals of the figures by name (<c>macro_f1</c>, <c>mcc</c>, <c>f1_mixed</c> ...), by drawing documents with replacement; empty when fewer than two documents are known.</summary>
    public IReadOnlyDictionary<string, Interval> Intervals { get; init; } = new Dictionary<string, Interval>(StringComparer.Ordinal);

    /// <summary>95 % interval of <see cref="MacroF1"/>; null when the documents are not known or fewer than two.</summary>
    public Interval? MacroF1Interval => Intervals.GetValueOrDefault("macro_f1");

    /// <summary>How far probabilities are from what they say (<see cref="Calibration.ExpectedError"/>); null when only labels were compared.</summary>
    public double? CalibrationError { get; init; }

    /// <summary>Probabilities against outcomes; empty when only labels were compared.</summary>
    public IReadOnlyList<ReliabilityBin> Reliability { get; init; } = [];

    /// <summary>What is gained by judging only the surest passages; empty when only labels were compared.</summary>
    public IReadOnlyList<CoverageRisk> Abstention { get; init; } = [];

    /// <summary>Scores every passage of a set and compares.</summary>
    public static Evaluation Of(StanceScorer scorer, LabelledSet set) =>
        Of(set.Passages.Select(passage => (passage.Group, passage.Label, scorer.Score(passage.Text))));

    /// <summary>Compares coded labels and probabilities of passages, each with the document (group) it comes from.</summary>
    public static Evaluation Of(IEnumerable<(string Group, StanceLabel Coded, StanceProbabilities P)> passages)
    {
        var judged = passages.ToArray();
        var pairs = judged.Select(passage => (passage.Coded, passage.P)).ToArray();
        return Of(judged.Select(passage => (passage.Group, passage.Coded, passage.P.Label))) with
        {
            CalibrationError = Calibration.ExpectedError(pairs),
            Reliability = Calibration.Table(pairs),
            Abstention = CoverageRisk.Of(pairs),
        };
    }

    /// <summary>Compares coded and predicted labels of passages, each with the document (group) it comes from.</summary>
    public static Evaluation Of(IEnumerable<(string Group, StanceLabel Coded, StanceLabel Predicted)> passages)
    {
        var documents = passages.GroupBy(passage => passage.Group, passage => (passage.Coded, passage.Predicted), StringComparer.Ordinal)
            .OrderBy(document => document.Key, StringComparer.Ordinal)
            .Select(document => Of(document))
            .ToArray();
        return Sum(documents) with { Intervals = EvaluationIntervals.Of(documents) };
    }

    /// <summary>Compares pairs of coded and predicted labels.</summary>
    public static Evaluation Of(IEnumerable<(StanceLabel Coded, StanceLabel Predicted)> pairs)
    {
        var confusion = Array.ConvertAll(Labels, _ => new int[Labels.Length]);
        foreach (var (coded, predicted) in pairs)
            confusion[(int)coded][(int)predicted]++;
        return new Evaluation(confusion);
    }

    /// <summary>Figures by name for a model's metrics: <c>cv_macro_f1</c>, <c>cv_f1_mixed</c> ...</summary>
    /// <param name="prefix">Stands before each name, such as <c>cv</c>.</param>
    public SortedDictionary<string, double> Metrics(string prefix)
    {
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal) { [prefix + "_n"] = Count };
        foreach (var (name, figure) in Figures)
        {
            metrics[$"{prefix}_{name}"] = Round(figure(this));
            if (Intervals.TryGetValue(name, out var interval))
                (metrics[$"{prefix}_{name}_low"], metrics[$"{prefix}_{name}_high"]) = (Round(interval.Low), Round(interval.High));
        }
        if (CalibrationError is { } error)
            metrics[prefix + "_ece"] = Round(error);
        return metrics;
    }

    internal static Evaluation Sum(IEnumerable<Evaluation> parts)
    {
        var sum = Array.ConvertAll(Labels, _ => new int[Labels.Length]);
        foreach (var part in parts)
        {
            for (var cell = 0; cell < Labels.Length * Labels.Length; cell++)
                sum[cell / Labels.Length][cell % Labels.Length] += part.Confusion[cell / Labels.Length][cell % Labels.Length];
        }
        return new Evaluation(sum);
    }

    private ClassQuality Quality(StanceLabel label)
    {
        var hits = Confusion[(int)label][(int)label];
        var support = Confusion[(int)label].Sum();
        var claimed = Confusion.Sum(row => row[(int)label]);
        return new ClassQuality(label, Ratio(hits, claimed), Ratio(hits, support), Ratio(2 * hits, support + claimed), support);
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static double Round(double value) => Math.Round(value, 4);
}
