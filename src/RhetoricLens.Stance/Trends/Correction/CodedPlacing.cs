using RhetoricLens.Core;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Stance.Trends.Correction;

/// <summary>A coded passage as it can be found again without its words.</summary>
/// <param name="Document">The document that it comes from.</param>
/// <param name="Mark">Of its text.</param>
/// <param name="Label">The coders' label.</param>
public sealed record CodedText(string Document, PassageMark Mark, StanceLabel Label)
{
    /// <summary>What a model that was trained without its document says of it; null when the model itself was trained without it.</summary>
    public StanceProbabilities? OutOfFold { get; init; }

    /// <summary>Probability with which it was drawn for coding, above 0 to 1; null when unknown.</summary>
    public double? Probability { get; init; }
}

/// <summary>Finds coded passages again among the passages of the document that they come from.</summary>
public static class CodedPlacing
{
    /// <summary>
    /// Coded passages that are a whole passage of the document, white space and case apart, on topic and in a state's voice; the others do not stand for units of a
    /// trend and are left out. Texts with a prediction of their own need only share more than half of their characters with a passage, and more than half of its.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="scored">Its passages as the model scored them.</param>
    /// <param name="coded">Coded passages of this document.</param>
    public static IEnumerable<CodedPlace> Place(ExtractedDocument document, IReadOnlyList<ScoredPassage> scored, IEnumerable<CodedText> coded)
    {
        if (document.Facts is not { SpeakerType: SpeakerType.State, Date: { } date })
            yield break;
        var text = new MarkedText(document.Text);
        var free = new Dictionary<(int Start, int End), ScoredPassage>();
        foreach (var passage in scored.Where(passage => passage.OnTopic))
            free.TryAdd(text.Stretch(passage.Passage.Start, passage.Passage.End), passage);
        foreach (var passage in coded)
        {
            if (text.Find(passage.Mark) is not { } place || Holder(free.Keys, place, passage.OutOfFold is null) is not { } holder || !free.Remove(holder, out var found))
                continue;
            var country = found.Passage.Turn is { } turn ? document.Turns[turn].Country : document.Facts.Country;
            var p = passage.OutOfFold ?? found.P;
            if (country is not null)
                yield return new CodedPlace(document.Id, date, country, p.Label, p.Label == StanceLabel.None ? 0 : p.Axis, passage.Label) { IsOutOfFold = passage.OutOfFold is not null, Probability = passage.Probability };
        }
    }

    private static (int Start, int End)? Holder(IEnumerable<(int Start, int End)> passages, (int Start, int End) place, bool isWhole)
    {
        foreach (var passage in passages)
        {
            var shared = Math.Min(passage.End, place.End) - Math.Max(passage.Start, place.Start);
            if (isWhole ? passage == place : 2 * shared > Math.Max(passage.End - passage.Start, place.End - place.Start))
                return passage;
        }
        return null;
    }
}
