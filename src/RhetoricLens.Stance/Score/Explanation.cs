using System.Runtime.Intrinsics;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score;

/// <summary>
/// Why a passage got its label: <c>Bias + Rest + sum of Terms</c> is the calibrated logit of the label less the mean logit of the other three classes.
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

/// <summary>
/// Shares the logit of a passage out among its terms: words, concepts in brackets, claims, for each word what its vector adds (marked ~), and the sentence
/// encoder as one term: it reads the passage as a whole.
/// </summary>
internal static class Explainer
{
    private const string EncoderTerm = "(sentence encoder)";

    public static Explanation Explain(StanceModel model, Tokens tokens, PassageFeatures passage, int take)
    {
        var label = StanceModel.Probabilities(model.Logits(passage)).Label;
        var shares = new Shares(model, tokens, passage, label);
        Features.Extract(tokens, model.Representation.Settings.Ngrams, ref shares);
        shares.AddLexicon();
        shares.AddVectors();
        shares.AddEncoder();
        var all = shares.Weights
            .Select(pair => new TermWeight(pair.Key, pair.Value))
            .OrderByDescending(term => Math.Abs(term.Weight))
            .ThenBy(term => term.Term, StringComparer.Ordinal)
            .ToArray();
        var listed = all.Take(take).OrderByDescending(term => term.Weight).ToArray();
        return new Explanation(true, label, listed, Lead(model.Biases, label), all.Skip(take).Sum(term => term.Weight));
    }

    /// <summary>Value of one class less the mean of the others.</summary>
    internal static double Lead(Vector128<float> values, StanceLabel label)
    {
        var others = 0.0;
        for (var c = 0; c < StanceModel.Classes; c++)
            others += c == (int)label ? 0 : values[c];
        return values[(int)label] - others / (StanceModel.Classes - 1);
    }

    /// <summary>Terms that share a hashed feature share its weight by their number of occurrences.</summary>
    private readonly struct Shares(StanceModel model, Tokens tokens, PassageFeatures passage, StanceLabel label) : IFeatureSink
    {
        public Dictionary<string, double> Weights { get; } = new(StringComparer.Ordinal);

        public void Add(int index, FeatureKind kind, int token)
        {
            var value = (double)passage.Ngrams.ValueOf(index) / passage.Ngrams.CountOf(index) * passage.NgramFactor;
            Put(Features.Term(tokens, model.Representation.Settings.Ngrams, kind, token), Lead(model.Weights(index), label) * value);
        }

        public void AddLexicon()
        {
            var representation = model.Representation;
            foreach (var index in passage.Claims.Indices)
                Put(representation.Space.ClaimName(index), Lead(model.Weights(representation.ClaimStart + index), label) * passage.Claims.ValueOf(index) * passage.ClaimFactor);
            foreach (var index in passage.Pairs.Indices)
                Put(representation.Space.PairName(index), Lead(model.Weights(representation.PairStart + index), label) * passage.Pairs.ValueOf(index) * passage.PairFactor);
        }

        public void AddVectors()
        {
            if (model.Representation.Vectors is not { } vectors)
                return;
            var direction = new float[vectors.Dimensions];
            for (var i = 0; i < direction.Length; i++)
                direction[i] = (float)Lead(model.Weights(model.Representation.VectorStart + i), label);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (vectors.RowOf(tokens.Hash(i)) is var row and >= 0)
                    Put("~" + tokens[i].ToString(), vectors.Dot(row, direction) * (double)vectors.Weight(row) * passage.VectorFactor);
            }
        }

        public void AddEncoder()
        {
            if (passage.EncoderFactor == 0)
                return;
            var weight = 0.0;
            for (var i = 0; i < passage.Encoding.Length; i++)
                weight += Lead(model.Weights(model.Representation.EncoderStart + i), label) * passage.Encoding[i];
            Put(EncoderTerm, weight * passage.EncoderFactor);
        }

        private void Put(string term, double weight) => Weights[term] = Weights.GetValueOrDefault(term) + weight;
    }
}
