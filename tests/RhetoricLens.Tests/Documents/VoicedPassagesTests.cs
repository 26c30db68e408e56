using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using static RhetoricLens.Tests.Documents.TemporaryStore;

namespace RhetoricLens.Tests.Documents;

public sealed class VoicedPassagesTests : IDisposable
{
    private const string Model = "linear-1";
    private const string Text = "States rule. Users rule. Bread is dear.";
    private static readonly StanceProbabilities States = new(0.8f, 0.1f, 0f, 0.1f);
    private static readonly StanceProbabilities Shared = new(0.05f, 0.9f, 0f, 0.05f);

    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Passages_on_topic_come_with_their_voice_place_and_words()
    {
        Score(Document("test:a", Text, "EST", "2015-03", [new Turn(13, 24, "A guest", null, "LVA", IsQuotation: true)]));
        var passages = Read();
        Assert.Equal(["EST", "LVA"], passages.Select(passage => passage.Country));
        Assert.Equal(["States rule.", "Users rule."], _store.Database.Voiced.Texts(passages));
        Assert.Equal([States, Shared], passages.Select(passage => passage.P));
        Assert.All(passages, passage => Assert.Equal(("test:a", "2015-03", "en"), (passage.DocumentId, passage.Date.ToString(), passage.Language)));
        Assert.Empty(_store.Database.Voiced.Read("another-1", new PassageScope()));
    }

    [Fact]
    public void Words_come_in_the_order_asked_for()
    {
        Score(Document("test:a", Text));
        Score(Document("test:b", Text.Replace("States", "Nobody", StringComparison.Ordinal)));
        var passages = Read().Reverse().ToArray();
        Assert.Equal(["Users rule.", "Nobody rule.", "Users rule.", "States rule."], _store.Database.Voiced.Texts(passages));
    }

    [Fact]
    public void The_scope_chooses_collection_language_country_and_states_voices()
    {
        Score(Document("test:a", Text));
        var firm = Document("test:firm", Text, "USA");
        Score(firm with { Facts = firm.Facts with { SpeakerType = SpeakerType.Nonstate, Collection = "firms", Language = "fr" } });
        Assert.Equal(4, Read().Length);
        Assert.All(Read(new PassageScope(StatesOnly: true)), passage => Assert.Equal("test:a", passage.DocumentId));
        Assert.All(Read(new PassageScope(Collection: "firms")), passage => Assert.Equal("test:firm", passage.DocumentId));
        Assert.Equal(2, Read(new PassageScope(Language: "fr")).Length);
        Assert.Equal(2, Read(new PassageScope(Countries: ["USA", "FRA"])).Length);
        Assert.Empty(Read(new PassageScope(Countries: ["FRA"])));
    }

    [Fact]
    public void Earlier_versions_say_nothing_more()
    {
        Score(Document("test:a", Text));
        _store.Put(Document("test:a", "Another text."));
        Assert.Empty(Read());
    }

    private VoicedPassage[] Read(PassageScope? scope = null) => [.. _store.Database.Voiced.Read(Model, scope ?? new PassageScope())];

    /// <summary>Three passages, the last off topic; the second is that of the first turn where there is one.</summary>
    private void Score(ExtractedDocument document)
    {
        var version = _store.Put(document);
        var first = document.Text.IndexOf('.', StringComparison.Ordinal) + 1;
        var second = document.Text.IndexOf('.', first) + 1;
        ScoredPassage[] passages =
        [
            new(new Passage(0, 0, first, null), true, States),
            new(new Passage(1, first + 1, second, document.Turns.Count > 0 ? 0 : null), true, Shared),
            new(new Passage(2, second + 1, document.Text.Length, null), false, StanceProbabilities.NoPosition),
        ];
        _store.Database.Scores.SaveScores(Model, 1, [new ScoredVersion(version, passages, [])], default);
    }
}
