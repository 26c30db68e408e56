using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends.Correction;

/// <summary>A coded passage of the store beside what a model says of it that was not trained on it.</summary>
/// <param name="Document">The document it stands in.</param>
/// <param name="Date">Of the document.</param>
/// <param name="Country">Whose voice.</param>
/// <param name="Predicted">The model's label.</param>
/// <param name="PredictedAxis">The model's axis score; 0 when it sees no position.</param>
/// <param name="Coded">The coders' label.</param>
public sealed record CodedPlace(string Document, PartialDate Date, string Country, StanceLabel Predicted, double PredictedAxis, StanceLabel Coded)
{
    /// <summary>Whether the prediction is not the model's own, which was trained on the passage, but one of cross-validation.</summary>
    public bool IsOutOfFold { get; init; }

    /// <summary>Probability with which it was drawn for coding, above 0 to 1; null when unknown.</summary>
    public double? Probability { get; init; }

    /// <summary>1 when it takes a position, else 0.</summary>
    public double Position => Coded == StanceLabel.None ? 0 : 1;

    /// <summary>Its place on the axis: -1, 0 or +1.</summary>
    public double Axis => Coded switch
    {
        StanceLabel.Multilateral => -1,
        StanceLabel.Multistakeholder => 1,
        _ => 0,
    };

    /// <summary>The model's view of <see cref="Position"/>.</summary>
    public double PredictedPosition => Predicted == StanceLabel.None ? 0 : 1;
}

/// <summary>Coded passages by the label that the model gives them.</summary>
public sealed class CodedSample
{
    /// <summary>The classes in which passages are compared.</summary>
    internal static readonly StanceLabel[] Classes = [StanceLabel.None, StanceLabel.Multilateral, StanceLabel.Mixed, StanceLabel.Multistakeholder];

    private readonly CodedPlace[][] _byClass;

    /// <param name="places">In any order.</param>
    public CodedSample(IEnumerable<CodedPlace> places)
    {
        Places = [.. places.OrderBy(place => place.Document, StringComparer.Ordinal)];
        _byClass = Array.ConvertAll(Classes, label => Places.Where(place => place.Predicted == label).ToArray());
        Documents = Places.Select(place => place.Document).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>All of them, by document.</summary>
    public IReadOnlyList<CodedPlace> Places { get; }

    /// <summary>Documents that they come from.</summary>
    public int Documents { get; }

    /// <summary>Those whose prediction is that of cross-validation.</summary>
    public int OutOfFold => Places.Count(place => place.IsOutOfFold);

    internal IReadOnlyList<CodedPlace> Of(StanceLabel label) => _byClass[Array.IndexOf(Classes, label)];

    /// <summary>A class of which there are passages in the point and too few coded ones, or all in one document; null when every class can be corrected.</summary>
    internal StanceLabel? Uncovered(in Tally sum)
    {
        foreach (var label in Classes)
        {
            // One document tells nothing of the spread between documents.
            if (sum.Count(label) > 0 && (Of(label).Count < Limits.MinCodedPerClass || Of(label).DistinctBy(place => place.Document).Count() < 2))
                return label;
        }
        return null;
    }
}
