using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;
using RhetoricLens.Stance.Trends.Correction;

namespace RhetoricLens.Tests.Stance.Trends.Correction;

/// <summary>
/// Documents whose passages are alike, read by a classifier that is right on 94 of 100 passages and takes four in ten multilateral ones for something else. Their true mean is known.
/// </summary>
internal sealed class SimulatedSpeech
{
    private const int PassagesOfDocument = 10;

    // True labels in the order none, multilateral, mixed, multistakeholder, in three kinds of documents met with 0.5, 0.2 and 0.3.
    private static readonly double[] KindShares = [0.5, 0.2, 0.3];
    private static readonly double[][] LabelShares = [[0.9, 0.02, 0.02, 0.06], [0.45, 0.4, 0.08, 0.07], [0.4, 0.02, 0.06, 0.52]];
    private static readonly double[][] Read = [[0.98, 0, 0, 0.02], [0.2, 0.6, 0, 0.2], [0.05, 0, 0.9, 0.05], [0.02, 0, 0, 0.98]];
    private static readonly StanceLabel[] Labels = [StanceLabel.None, StanceLabel.Multilateral, StanceLabel.Mixed, StanceLabel.Multistakeholder];

    private readonly Random _random;
    private readonly List<CodedPlace> _passages = [];

    internal SimulatedSpeech(int seed, int documents)
    {
        _random = new Random(seed);
        for (var d = 0; d < documents; d++)
            Speak($"d{d:0000}");
        Right = _passages.Average(passage => passage.Coded == passage.Predicted ? 1.0 : 0);
    }

    /// <summary>Mean axis score of the passages with a position, over all documents that could be drawn.</summary>
    internal static double Truth => (Share(3) - Share(1)) / (Share(1) + Share(2) + Share(3));

    /// <summary>Share of passages that the classifier reads right.</summary>
    internal double Right { get; }

    internal TrendCell Cell => new StanceCube(_passages.GroupBy(passage => passage.Document).Select(group => new StancePart(
        group.Key, PartialDate.FromYear(2015), "EST", "", "test", "en", null, group.Aggregate(new Tally(PassagesOfDocument, PassagesOfDocument, 0, 0, 0, 0, 0, 0, 0, 0), (sum, passage) =>
            sum.With(passage.Predicted, 1, passage.PredictedAxis, passage.PredictedAxis * passage.PredictedAxis))))) is var cube
        ? TrendBuilder.Cells(cube, [TrendSeries.Of("EST")], new PartFilter(), null).Cells[0] : throw new InvalidOperationException();

    /// <summary>Passages of some documents, each coded with a probability that may hang on what the classifier says.</summary>
    internal CodedSample Code(int documents, Func<StanceLabel, double> probability)
    {
        var drawn = _passages.Select(passage => passage.Document).Distinct().OrderBy(_ => _random.Next()).Take(documents).ToHashSet();
        return new CodedSample(_passages.Where(passage => drawn.Contains(passage.Document) && _random.NextDouble() < probability(passage.Predicted)));
    }

    /// <summary>Passages each coded with a probability that may hang on what nobody knows beforehand, such as whether the classifier is right; it is kept with them.</summary>
    internal CodedSample Draw(Func<CodedPlace, double> probability) =>
        new(_passages.Select(passage => passage with { Probability = probability(passage) }).Where(passage => _random.NextDouble() < passage.Probability));

    /// <summary>All passages by the label that the classifier gives them.</summary>
    internal Tally Tally => Cell.Tallies.Aggregate(default(Tally), (all, tally) => all + tally);

    /// <summary>Passages that the classifier gives a label.</summary>
    internal int Count(StanceLabel label) => _passages.Count(passage => passage.Predicted == label);

    private static double Share(int label) => KindShares.Zip(LabelShares, (share, labels) => share * labels[label]).Sum();

    private void Speak(string document)
    {
        var shares = LabelShares[Draw(KindShares)];
        for (var i = 0; i < PassagesOfDocument; i++)
        {
            var truth = Draw(shares);
            var read = Labels[Draw(Read[truth])];
            var axis = read switch { StanceLabel.Multilateral => -0.6, StanceLabel.Multistakeholder => 0.8, _ => 0.0 } + (read == StanceLabel.None ? 0 : 0.2 * (_random.NextDouble() - 0.5));
            _passages.Add(new CodedPlace(document, PartialDate.FromYear(2015), "EST", read, axis, Labels[truth]));
        }
    }

    private int Draw(double[] shares)
    {
        var at = _random.NextDouble();
        for (var i = 0; i < shares.Length - 1; i++)
        {
            if ((at -= shares[i]) < 0)
                return i;
        }
        return shares.Length - 1;
    }
}
