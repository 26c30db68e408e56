using System.Runtime.Intrinsics;
using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>A coded passage and what a model that was not trained on its document makes of it.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Logits">Of the four classes before calibration; null when the gate found it off topic.</param>
public sealed record Judgement(LabelledPassage Passage, float[]? Logits)
{
    /// <summary>Probabilities at a temperature.</summary>
    public StanceProbabilities At(float temperature) =>
        Logits is null ? StanceProbabilities.NoPosition : StanceModel.Probabilities(Vector128.Create(Logits) / temperature);
}
