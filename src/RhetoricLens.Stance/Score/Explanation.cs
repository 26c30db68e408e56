using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score;

/// <summary>
/// Why a passage got its label: <c>Bias + Rest + sum of Terms</c> is the logit of the label less the mean logit of the other three classes.
/// </summary>
/// <param name="OnTopic">False when the gate found nothing about Internet, cyber or ICT policy: then the label is none, and there are no terms.</param>
/// <param name="Label">The most probable class.</param>
/// <param name="Terms">The terms that weigh most, for or against, largest weight first.</param>
/// <param name="Bias">What the label has before a word is read.</param>
/// <param name="Rest">Sum of the terms that are not listed.</param>
public sealed record Explanation(bool OnTopic, StanceLabel Label, IReadOnlyList<TermWeight> Terms, double Bias, double Rest)
{
    /// <summary>Logit of the label less the mean logit of the other classes.</summary>
    public double Total => Bias + Rest + Terms.Sum(term => term.Weight);
}

/// <summary>Shares the logit of a passage out among its terms.</summary>
internal static class Explainer
{
    public static Explanation Explain(StanceModel model, Tokens tokens, FeatureCounts counts, int take)
    {
        var label = StanceModel.Probabilities(model.Logits(counts)).Label;
        var shares = new Shares(model, tokens, counts, label);
        Features.Extract(tokens, model.FeatureSettings, ref shares);
        var all = shares.Weights
            .Select(pair => new TermWeight(pair.Key, pair.Value))
            .OrderByDescending(term => Math.Abs(term.Weight))
            .ThenBy(term => term.Term, StringComparer.Ordinal)
            .ToArray();
        var listed = all.Take(take).OrderByDescending(term => term.Weight).ToArray();
        return new Explanation(true, label, listed, Lead(model.Biases, label), all.Skip(take).Sum(term => term.Weight));
    }

    /// <summary>Value of one class less the mean of the others.</summary>
    private static double Lead(System.Runtime.Intrinsics.Vector128<float> values, StanceLabel label)
    {
        var others = 0.0;
        for (var c = 0; c < StanceModel.Classes; c++)
            others += c == (int)label ? 0 : values[c];
        return values[(int)label] - others / (StanceModel.Classes - 1);
    }

    /// <summary>Terms that share a hashed feature share its weight by their number of occurrences.</summary>
    private readonly struct Shares(StanceModel model, Tokens tokens, FeatureCounts counts, StanceLabel label) : IFeatureSink
    {
        private readonly double _norm = counts.Norm();

        public Dictionary<string, double> Weights { get; } = new(StringComparer.Ordinal);

        public void Add(int index, FeatureKind kind, int token)
        {
            var count = counts.CountOf(index);
            var share = Lead(model.Weights(index), label) * FeatureCounts.Value(count) / count / _norm;
            var term = Features.Term(tokens, model.FeatureSettings, kind, token);
            Weights[term] = Weights.GetValueOrDefault(term) + share;
        }
    }
}
