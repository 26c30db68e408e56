using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Tests.Stance.Score;

public sealed class DocumentSummaryTests
{
    private static readonly StanceProbabilities ForStates = new(0.75f, 0.05f, 0.1f, 0.1f);
    private static readonly StanceProbabilities ForSharing = new(0.125f, 0.625f, 0.125f, 0.125f);

    [Fact]
    public void Passages_count_for_the_country_whose_voice_they_are()
    {
        var document = Document("FRA", SpeakerType.State, Turn("CHN"), Turn(null));
        var stances = DocumentSummary.ByCountry(document,
        [
            Scored(null, ForSharing), Scored(0, ForStates), Scored(1, ForStates), Scored(null, StanceProbabilities.NoPosition, onTopic: false),
        ]);
        Assert.Equal(["CHN", "FRA"], stances.Select(stance => stance.Country));
        Assert.Equal(new CountryStance("FRA", 2, 1, 1, 0.5), stances[1]);
        Assert.Equal(-0.7, stances[0].AxisSum, 6);
    }

    [Fact]
    public void A_passage_without_position_adds_nothing_to_the_axis()
    {
        var undecided = new StanceProbabilities(0.1f, 0.3f, 0.1f, 0.5f);
        var stance = Assert.Single(DocumentSummary.ByCountry(Document("FRA", SpeakerType.State), [Scored(null, undecided)]));
        Assert.Equal(new CountryStance("FRA", 1, 1, 0, 0), stance);
    }

    [Fact]
    public void A_nonstate_document_counts_for_nobody() =>
        Assert.Empty(DocumentSummary.ByCountry(Document("FRA", SpeakerType.Nonstate, Turn("CHN")), [Scored(null, ForStates), Scored(0, ForStates)]));

    [Fact]
    public void A_document_without_country_counts_for_nobody() =>
        Assert.Empty(DocumentSummary.ByCountry(Document(null, SpeakerType.State), [Scored(null, ForStates)]));

    private static ScoredPassage Scored(int? turn, StanceProbabilities p, bool onTopic = true) => new(new Passage(0, 0, 1, turn), onTopic, p);

    private static Turn Turn(string? country) => new(0, 1, null, null, country, IsQuotation: true);

    private static ExtractedDocument Document(string? country, SpeakerType speaker, params Turn[] turns) => new(
        "a:b", new DocumentFacts("a", "", null, country, null, null, null, null, "en", null, null, null, speaker), "text", turns);
}
