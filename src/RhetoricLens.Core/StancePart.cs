namespace RhetoricLens.Core;

/// <summary>What the passages of one voice in one document, or of several documents, add up to. Sums of sums are sums: it can be added.</summary>
/// <param name="Passages">All passages.</param>
/// <param name="OnTopic">Those about Internet, cyber or ICT policy.</param>
/// <param name="Multilateral">Those that the model labels multilateral.</param>
/// <param name="Mixed">Those that it labels mixed.</param>
/// <param name="Multistakeholder">Those that it labels multistakeholder.</param>
/// <param name="AxisMultilateral">Sum of the axis scores of the multilateral ones.</param>
/// <param name="AxisMixed">Sum of the axis scores of the mixed ones.</param>
/// <param name="AxisMultistakeholder">Sum of the axis scores of the multistakeholder ones.</param>
/// <param name="AxisSum">Sum of the axis scores of all three.</param>
/// <param name="AxisSquares">Sum of their squares.</param>
public readonly record struct Tally(
    int Passages, int OnTopic, int Multilateral, int Mixed, int Multistakeholder,
    double AxisMultilateral, double AxisMixed, double AxisMultistakeholder, double AxisSum, double AxisSquares)
{
    /// <summary>Passages that take a position.</summary>
    public int Positions => Multilateral + Mixed + Multistakeholder;

    /// <summary>Number of passages on topic with a label.</summary>
    public int Count(StanceLabel label) => label switch
    {
        StanceLabel.Multilateral => Multilateral,
        StanceLabel.Mixed => Mixed,
        StanceLabel.Multistakeholder => Multistakeholder,
        _ => OnTopic - Positions,
    };

    /// <summary>Sum of the axis scores of the passages with a label; 0 for none, which is no position.</summary>
    public double Axis(StanceLabel label) => label switch
    {
        StanceLabel.Multilateral => AxisMultilateral,
        StanceLabel.Mixed => AxisMixed,
        StanceLabel.Multistakeholder => AxisMultistakeholder,
        _ => 0,
    };

    /// <summary>The same with some passages of one label added; they must be among <see cref="OnTopic"/> already.</summary>
    public Tally With(StanceLabel label, int count, double axis, double squares) => label switch
    {
        StanceLabel.Multilateral => this with { Multilateral = Multilateral + count, AxisMultilateral = AxisMultilateral + axis, AxisSum = AxisSum + axis, AxisSquares = AxisSquares + squares },
        StanceLabel.Mixed => this with { Mixed = Mixed + count, AxisMixed = AxisMixed + axis, AxisSum = AxisSum + axis, AxisSquares = AxisSquares + squares },
        StanceLabel.Multistakeholder => this with { Multistakeholder = Multistakeholder + count, AxisMultistakeholder = AxisMultistakeholder + axis, AxisSum = AxisSum + axis, AxisSquares = AxisSquares + squares },
        _ => this,
    };

    public static Tally operator +(Tally a, Tally b) => new(
        a.Passages + b.Passages, a.OnTopic + b.OnTopic, a.Multilateral + b.Multilateral, a.Mixed + b.Mixed, a.Multistakeholder + b.Multistakeholder,
        a.AxisMultilateral + b.AxisMultilateral, a.AxisMixed + b.AxisMixed, a.AxisMultistakeholder + b.AxisMultistakeholder,
        a.AxisSum + b.AxisSum, a.AxisSquares + b.AxisSquares);
}

/// <summary>One document's part in one country's stance under one model, with what questions choose by.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Date">Its date.</param>
/// <param name="Country">Code of <see cref="Countries"/>.</param>
/// <param name="Kind">Kind of text; empty when unknown.</param>
/// <param name="Collection">Corpus or source.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="CopyIn">Null for an original; for a copy the collection of its original, empty when that is gone. A copy counts only where its original is not asked for.</param>
/// <param name="Tally">Counts and sums.</param>
public sealed record StancePart(
    string DocumentId, PartialDate Date, string Country, string Kind, string Collection, string Language, string? CopyIn, Tally Tally)
{
    /// <summary>Office of the document's own speaker; of other voices in it, unknown.</summary>
    public SpeakerOffices Office { get; init; } = SpeakerOffices.Unknown;
}
