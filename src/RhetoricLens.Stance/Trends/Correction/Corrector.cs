using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends.Correction;

/// <summary>Which estimates are wanted.</summary>
public enum EstimateKind
{
    /// <summary>The classifier's own, alone.</summary>
    Raw,

    /// <summary>Beside it, prediction-powered inference.</summary>
    Ppi,

    /// <summary>Beside it, design-based supervised learning.</summary>
    Dsl,
}

/// <summary>Corrects points by coded passages. What cannot be corrected honestly is missing, with the reason.</summary>
/// <param name="kind">Ppi or Dsl.</param>
/// <param name="coded">All coded passages of the store, with predictions by models that were not trained on them.</param>
/// <param name="store">All passages of the store: of what share of a class was coded.</param>
public sealed class Corrector(EstimateKind kind, CodedSample coded, Tally store)
{
    /// <summary>What every point says when no coded passage can be used; why is said once, beside the points.</summary>
    public const string NothingCoded = "No coded passage can be used.";

    private readonly ILookup<string, CodedPlace> _byDocument = coded.Places.ToLookup(place => place.Document, StringComparer.Ordinal);

    /// <summary>Of the estimate.</summary>
    public string Name => kind == EstimateKind.Dsl ? "dsl" : "ppi";

    /// <summary>The corrected estimate of a point.</summary>
    public CorrectedPoint Correct(TrendCell cell)
    {
        var (mean, sample, rectifier, missing) = Estimate(cell);
        if (mean is null)
            return new CorrectedPoint(Name, null, null, null, sample.Places.Count, sample.Documents, null, null, missing);
        var interval = mean.Interval;
        return new CorrectedPoint(
            Name, OnAxis(mean.Mean), OnAxis(interval.Low), OnAxis(interval.High), sample.Places.Count, sample.Documents, rectifier,
            mean.Lambda is { } lambda ? Math.Round(lambda, 4) : null, null);
    }

    /// <summary>The estimate before it is rounded, the coded passages it rests on, whose they are, or why there is none.</summary>
    public (CorrectedMean? Mean, CodedSample Sample, string? Rectifier, string? Missing) Estimate(TrendCell cell)
    {
        if (coded.Places.Count == 0)
            return (null, coded, null, NothingCoded);
        var own = Own(cell);
        // Those whose probability is known stand for all by themselves; the others, drawn nobody knows how, would count the same errors again.
        if (kind == EstimateKind.Dsl && new CodedSample(own.Places.Where(place => place.Probability is not null)) is var drawn && IsEnough(drawn))
            own = drawn;
        return kind == EstimateKind.Dsl ? Designed(cell, own) : Powered(cell, own);
    }

    private (CorrectedMean?, CodedSample, string?, string?) Powered(TrendCell cell, CodedSample own)
    {
        var sum = cell.Tallies.Aggregate(default(Tally), (all, tally) => all + tally);
        var isOwn = IsEnough(own) && own.Uncovered(sum) is null;
        var sample = isOwn ? own : coded;
        if (sample.Uncovered(sum) is { } label)
            return (null, sample, null, $"Fewer than {Limits.MinCodedPerClass} passages that the model labels {StanceLabels.Name(label)} were coded, or all in one document.");
        if (!isOwn && Unseen(sum, sample) > Limits.MaxPooledUnseen)
            return (null, sample, null, "By what was coded of other voices, more than a quarter of the point's positions would be ones that the model does not see, and on which side those are differs by voice: code passages of this one.");
        var mean = RatioCorrection.PredictionPowered(cell.Documents, cell.Tallies, sample);
        return mean is null ? (null, sample, null, "No coded passage takes a position.") : (mean, sample, isOwn ? "own" : "pooled", null);
    }

    /// <summary>Share of the point's positions that lie among passages which the model takes for none, by the coded passages.</summary>
    private static double Unseen(in Tally sum, CodedSample sample)
    {
        var (unseen, all) = (0.0, 0.0);
        foreach (var label in CodedSample.Classes)
        {
            if (sum.Count(label) == 0)
                continue;
            var positions = sum.Count(label) * sample.Of(label).Average(place => place.Position);
            (unseen, all) = (label == StanceLabel.None ? positions : unseen, all + positions);
        }
        return all > 0 ? unseen / all : 0;
    }

    private (CorrectedMean?, CodedSample, string?, string?) Designed(TrendCell cell, CodedSample own)
    {
        if (!IsEnough(own))
            return (null, own, null, $"dsl needs {Limits.MinOwnCoded} coded passages of {Limits.MinOwnCodedDocuments} documents in the point itself; ppi can borrow from others.");
        var mean = RatioCorrection.DesignBased(
            cell.Documents, cell.Tallies, own, place => place.Probability ?? Math.Min(1, coded.Of(place.Predicted).Count / (double)Math.Max(1, store.Count(place.Predicted))));
        return mean is null ? (null, own, null, "The coded passages leave no position in the point.") : (mean, own, "own", null);
    }

    private static bool IsEnough(CodedSample own) => own.Places.Count >= Limits.MinOwnCoded && own.Documents >= Limits.MinOwnCodedDocuments;

    private CodedSample Own(TrendCell cell) => new(cell.Documents.SelectMany(document => _byDocument[document]).Where(place => cell.Series.Members.Any(member => member.Country == place.Country)));

    private static double OnAxis(double value) => Math.Clamp(value, -1, 1);
}
