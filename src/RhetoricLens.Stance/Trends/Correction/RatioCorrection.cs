using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends.Correction;

/// <summary>
/// The mean axis score of the passages that truly take a position, of which a model's labels and scores are known for all passages on topic and coders' labels for a few.
/// It is a ratio, of the sum of axis scores to the number of positions, and both are corrected.
/// </summary>
public static class RatioCorrection
{
    /// <summary>
    /// Prediction-powered: within each class of predicted label, the coded passages say what a passage so labelled truly is (stratified PPI: Fisch, Maynez, Hofer, Dhingra,
    /// Globerson and Cohen 2024, arXiv:2406.04291; PPI++ for the weight λ of the model's scores within a class, tuned on the clustered variance). It holds when, within a class,
    /// coded passages are as the others, whatever share of a class was coded.
    /// </summary>
    /// <param name="documents">Ids of the point's documents.</param>
    /// <param name="tallies">What each adds up to.</param>
    /// <param name="coded">With at least <see cref="Limits.MinCodedPerClass"/> passages of each class that the point has.</param>
    /// <param name="lambda">Null to have it tuned.</param>
    /// <returns>Null when no coded passage takes a position.</returns>
    public static CorrectedMean? PredictionPowered(IReadOnlyList<string> documents, IReadOnlyList<Tally> tallies, CodedSample coded, double? lambda = null)
    {
        var sum = tallies.Aggregate(default(Tally), (all, tally) => all + tally);
        StanceLabel[] classes = [.. CodedSample.Classes.Where(label => sum.Count(label) > 0)];
        var positions = classes.Sum(label => sum.Count(label) * coded.Of(label).Average(place => place.Position));
        if (positions <= 0)
            return null;
        var parts = Array.ConvertAll(classes, label => new Class(label, sum.Count(label), coded.Of(label)));
        var unweighted = parts.Sum(part => part.Size * part.Axis) / positions;
        List<Influence>[] sources = [Population(documents, tallies, parts, unweighted, positions), .. parts.Select(part => Coded(part, unweighted, positions))];
        var weight = lambda ?? Tuned(sources);
        var mean = unweighted + weight * parts.Sum(part => sum.Axis(part.Label) - part.Size * part.Predicted) / positions;
        return Join(mean, weight, [.. sources, [.. parts.SelectMany(part => Unseen(part, unweighted, positions))]]);
    }

    /// <summary>
    /// Design-based: each passage of the point counts as the model sees it, and a coded one also with the model's error divided by the probability of having been coded. Only the point's own coded passages enter, so that nothing is taken from other voices.
    /// </summary>
    /// <param name="documents">Ids of the point's documents.</param>
    /// <param name="tallies">What each adds up to.</param>
    /// <param name="own">Coded passages of the point.</param>
    /// <param name="probability">Of a coded passage: with which it was drawn for coding.</param>
    /// <returns>Null when the corrected number of positions is not positive.</returns>
    public static CorrectedMean? DesignBased(IReadOnlyList<string> documents, IReadOnlyList<Tally> tallies, CodedSample own, Func<CodedPlace, double> probability)
    {
        var sums = documents.Zip(tallies, (document, tally) => (document, Axis: tally.AxisSum, Positions: (double)tally.Positions))
            .ToDictionary(row => row.document, row => (row.Axis, row.Positions), StringComparer.Ordinal);
        foreach (var place in own.Places)
        {
            var (axis, positions) = sums[place.Document];
            var weight = 1 / probability(place);
            sums[place.Document] = (axis + weight * (place.Axis - place.PredictedAxis), positions + weight * (place.Position - place.PredictedPosition));
        }
        var total = sums.Values.Sum(row => row.Positions);
        if (total <= 0 || sums.Count < 2)
            return null;
        var mean = sums.Values.Sum(row => row.Axis) / total;
        var factor = Math.Sqrt(sums.Count / (sums.Count - 1.0)) / total;
        return new CorrectedMean(
            mean, null, sums.ToDictionary(row => row.Key, row => factor * (row.Value.Axis - mean * row.Value.Positions), StringComparer.Ordinal), own.Documents - 1);
    }

    private static List<Influence> Population(IReadOnlyList<string> documents, IReadOnlyList<Tally> tallies, Class[] parts, double mean, double positions)
    {
        var factor = (documents.Count > 1 ? Math.Sqrt(documents.Count / (documents.Count - 1.0)) : 1) / positions;
        var rows = new List<Influence>(documents.Count);
        for (var i = 0; i < documents.Count; i++)
        {
            var (plain, weighted) = (0.0, 0.0);
            foreach (var part in parts)
            {
                var count = tallies[i].Count(part.Label);
                plain += count * (part.Axis - mean * part.Position);
                weighted += tallies[i].Axis(part.Label) - count * part.Predicted;
            }
            rows.Add(new Influence(documents[i], factor * plain, factor * weighted));
        }
        return rows;
    }

    /// <summary>Jackknife over documents of the class's means: what each document is worth is what the mean would be without it. Plain sums of residuals came out too narrow.</summary>
    private static List<Influence> Coded(Class part, double mean, double positions)
    {
        var documents = part.Coded.GroupBy(place => place.Document, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        var factor = part.Size * Math.Sqrt((documents.Length - 1.0) / documents.Length) / positions;
        var centre = part.Axis - mean * part.Position;
        return [.. documents.Select(places => (places, Factor: factor / (part.Coded.Count - places.Length))).Select(row => new Influence(
            row.places[0].Document,
            row.Factor * row.places.Sum(place => place.Axis - mean * place.Position - centre),
            -row.Factor * row.places.Sum(place => place.PredictedAxis - part.Predicted)))];
    }

    /// <summary>
    /// One passage of each label more in every class, for the spread alone: five right ones of five do not say that all are right, and intervals that hang on a handful of
    /// errors came out too narrow (Agresti and Coull 1998 do the like for a proportion).
    /// </summary>
    private static IEnumerable<Influence> Unseen(Class part, double mean, double positions) => CodedSample.Classes
        .Select(label => new CodedPlace($"\0{part.Label}/{label}", default, "", part.Label, part.Predicted, label))
        .Select(place => new Influence(place.Document, part.Size / part.Coded.Count / positions * (place.Axis - mean * place.Position - part.Axis + mean * part.Position), 0));

    /// <summary>The λ at which the sum of squares over documents is least.</summary>
    private static double Tuned(List<Influence>[] sources)
    {
        var (shared, square) = (0.0, 0.0);
        foreach (var (plain, weighted) in ByDocument(sources).Values)
            (shared, square) = (shared + plain * weighted, square + weighted * weighted);
        return square > 0 ? Math.Clamp(-shared / square, 0, 1) : 0;
    }

    private static CorrectedMean Join(double mean, double lambda, List<Influence>[] sources) => new(
        mean, lambda, ByDocument(sources).ToDictionary(row => row.Key, row => row.Value.Plain + lambda * row.Value.Weighted, StringComparer.Ordinal), Freedom(sources, lambda));

    /// <summary>Satterthwaite (1946): between those of the point's documents and of the documents coded in each class, nearest to what varies most.</summary>
    private static double Freedom(List<Influence>[] sources, double lambda)
    {
        var (total, below) = (0.0, 0.0);
        // The last are no documents.
        foreach (var source in sources[..^1])
        {
            var variance = source.Sum(row => Math.Pow(row.Plain + lambda * row.Weighted, 2));
            total += variance;
            below += variance * variance / Math.Max(source.Count - 1, 1);
        }
        return below > 0 ? total * total / below : Math.Max(sources[..^1].Max(source => source.Count) - 1, 1);
    }

    private static Dictionary<string, (double Plain, double Weighted)> ByDocument(List<Influence>[] sources)
    {
        var sums = new Dictionary<string, (double Plain, double Weighted)>(StringComparer.Ordinal);
        foreach (var row in sources.SelectMany(source => source))
        {
            var (plain, weighted) = sums.GetValueOrDefault(row.Document);
            sums[row.Document] = (plain + row.Plain, weighted + row.Weighted);
        }
        return sums;
    }

    /// <summary>Part of a document in the error, without the model's scores and with them at λ = 1.</summary>
    private readonly record struct Influence(string Document, double Plain, double Weighted);

    /// <summary>Passages with one predicted label: how many the point has, and what coders found.</summary>
    private sealed record Class(StanceLabel Label, double Size, IReadOnlyList<CodedPlace> Coded)
    {
        internal double Axis { get; } = Coded.Average(place => place.Axis);

        internal double Position { get; } = Coded.Average(place => place.Position);

        internal double Predicted { get; } = Coded.Average(place => place.PredictedAxis);
    }
}
