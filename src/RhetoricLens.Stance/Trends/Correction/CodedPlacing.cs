using RhetoricLens.Core;
using RhetoricLens.Stance.Coding.Standoff;

namespace RhetoricLens.Stance.Trends.Correction;

/// <summary>Finds coded passages again among the passages of the document that they come from.</summary>
public static class CodedPlacing
{
    /// <summary>
    /// Coded passages that are a whole passage of the document, white space apart, on topic and in a state's voice; the others do not stand for units of a trend
    /// and are left out.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="scored">Its passages as the model scored them.</param>
    /// <param name="coded">Coded passages of this document.</param>
    public static IEnumerable<CodedPlace> Place(ExtractedDocument document, IReadOnlyList<ScoredPassage> scored, IEnumerable<LabelledPassage> coded)
    {
        if (document.Facts is not { SpeakerType: SpeakerType.State, Date: { } date })
            yield break;
        var byText = new Dictionary<string, ScoredPassage>(StringComparer.Ordinal);
        foreach (var passage in scored.Where(passage => passage.OnTopic))
            byText.TryAdd(PassageText.Collapse(document.Text.AsSpan(passage.Passage.Start, passage.Passage.End - passage.Passage.Start)), passage);
        foreach (var passage in coded)
        {
            if (!byText.Remove(PassageText.Collapse(passage.Text), out var found))
                continue;
            var country = found.Passage.Turn is { } turn ? document.Turns[turn].Country : document.Facts.Country;
            var label = found.P.Label;
            if (country is not null)
                yield return new CodedPlace(document.Id, date, country, label, label == StanceLabel.None ? 0 : found.P.Axis, passage.Label);
        }
    }
}
