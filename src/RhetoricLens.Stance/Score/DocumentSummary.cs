using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score;

/// <summary>Sums a document's passages up, each for the country whose voice it is.</summary>
public static class DocumentSummary
{
    /// <summary>
    /// A passage inside a turn counts for the turn's country, and for nobody when it has none; outside the turns it counts for the document's
    /// country. A document of a non-state speaker counts for nobody. Sorted by country code.
    /// </summary>
    public static IReadOnlyList<CountryStance> ByCountry(ExtractedDocument document, IReadOnlyList<ScoredPassage> passages)
    {
        if (document.Facts.SpeakerType == SpeakerType.Nonstate)
            return [];
        return passages
            .GroupBy(scored => CountryOf(document, scored.Passage), StringComparer.Ordinal)
            .Where(voice => voice.Key.Length > 0)
            .OrderBy(voice => voice.Key, StringComparer.Ordinal)
            .Select(voice => Sum(voice.Key, voice))
            .ToArray();
    }

    private static string CountryOf(ExtractedDocument document, Passage passage) =>
        (passage.Turn is { } turn ? document.Turns[turn].Country : document.Facts.Country) ?? "";

    private static CountryStance Sum(string country, IEnumerable<ScoredPassage> passages)
    {
        var sum = new CountryStance(country, 0, 0, 0, 0);
        foreach (var scored in passages)
        {
            var position = scored.P.Label != StanceLabel.None;
            sum = sum with
            {
                Passages = sum.Passages + 1,
                OnTopic = sum.OnTopic + (scored.OnTopic ? 1 : 0),
                Positions = sum.Positions + (position ? 1 : 0),
                AxisSum = sum.AxisSum + (position ? scored.P.Axis : 0),
            };
        }
        return sum;
    }
}
