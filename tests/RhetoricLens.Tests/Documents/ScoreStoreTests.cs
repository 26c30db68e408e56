using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using static RhetoricLens.Tests.Documents.TemporaryStore;

namespace RhetoricLens.Tests.Documents;

public sealed class ScoreStoreTests : IDisposable
{
    private const string Model = "linear-1";
    private const int Splitter = 1;
    private static readonly StanceProbabilities States = new(0.8f, 0.1f, 0f, 0.1f);
    private static readonly StanceProbabilities Shared = new(0.05f, 0.9f, 0f, 0.05f);

    private readonly TemporaryStore _store = new();

    private ScoreStore Scores => _store.Database.Scores;

    private IReadOnlyList<StancePart> Parts() => _store.Database.Parts.Read(Model, default);

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Every_passage_comes_back_as_it_was_scored()
    {
        var version = _store.Put(Document("test:a"));
        var passages = new[] { Scored(0, null), Scored(1, States, turn: 0), Scored(2, Shared) };
        Save(version, passages);
        _store.Restart();
        Assert.Equal(passages, Scores.Passages(version, Model));
        Assert.Equal(passages.Select(scored => scored.Passage), Scores.Split(version));
        Assert.Empty(Scores.Passages(version, "another-1"));
    }

    [Fact]
    public void Scoring_again_replaces_what_the_model_said()
    {
        var version = _store.Put(Document("test:a"));
        Save(version, [Scored(0, States)], new CountryStance("EST", 1, 1, 1, -0.7));
        Save(version, [Scored(0, Shared)], new CountryStance("LVA", 1, 1, 1, 0.85));
        Assert.Equal([Scored(0, Shared)], Scores.Passages(version, Model));
        Assert.Equal(["LVA"], Parts().Select(part => part.Country));
    }

    [Fact]
    public void Two_models_score_the_same_passages_side_by_side()
    {
        var version = _store.Put(Document("test:a"));
        Save(version, [Scored(0, States)]);
        Scores.SaveScores("linear-2", Splitter, [new ScoredVersion(version, [Scored(0, Shared)], [])], default);
        Assert.Equal([Scored(0, States)], Scores.Passages(version, Model));
        Assert.Equal([Scored(0, Shared)], Scores.Passages(version, "linear-2"));
    }

    [Fact]
    public void Another_splitter_takes_the_old_passages_and_all_their_scores_away()
    {
        var version = _store.Put(Document("test:a"));
        Save(version, [Scored(0, States), Scored(1, States)], new CountryStance("EST", 2, 2, 2, -1.4));
        Scores.SaveScores("linear-2", Splitter + 1, [new ScoredVersion(version, [Scored(0, Shared)], [])], default);
        Assert.Single(Scores.Split(version));
        Assert.Empty(Scores.Passages(version, Model));
        Assert.Empty(Parts());
        Assert.Equal(1, Scores.CountUnscored(Model, Splitter + 1));
    }

    [Fact]
    public void Unscored_are_current_versions_that_the_model_has_not_seen()
    {
        var a = _store.Put(Document("test:a"));
        _store.Put(Document("test:b"));
        Save(a, [Scored(0, null)]);
        Assert.Equal(["test:b"], Ids(Scores.Unscored(Model, Splitter, 10)));
        Assert.Equal(["test:a", "test:b"], Ids(Scores.Unscored("linear-2", Splitter, 10)));
        Assert.Equal(["test:a", "test:b"], Ids(Scores.Unscored(Model, Splitter + 1, 10)));
        Assert.Equal(["test:b"], Ids(Scores.Unscored("linear-2", Splitter, 10, afterVersionId: a)));
        Assert.Equal(1, Scores.CountUnscored(Model, Splitter));
        _store.Put(Document("test:a", "Changed."));
        Assert.Equal(["test:b", "test:a"], Ids(Scores.Unscored(Model, Splitter, 10)));
    }

    [Fact]
    public void A_model_is_complete_once_it_has_scored_every_current_version_and_stays_so()
    {
        var (a, b) = (_store.Put(Document("test:a")), _store.Put(Document("test:b")));
        Save(a, [Scored(0, States)]);
        Assert.False(Scores.MarkComplete(Model, Splitter));
        Save(b, [Scored(0, States)]);
        Assert.False(Scores.IsComplete(Model));
        Assert.True(Scores.MarkComplete(Model, Splitter));
        _store.Put(Document("test:c"));
        Assert.True(Scores.MarkComplete(Model, Splitter));
        Assert.True(Scores.IsComplete(Model));
        Assert.False(Scores.MarkComplete("linear-2", Splitter));
        Assert.Equal([Model], Scores.Models());
    }

    [Fact]
    public void Stances_are_those_of_current_dated_state_voices()
    {
        var stance = new CountryStance("EST", 3, 2, 1, 0.5);
        Save(_store.Put(Document("test:dated")), [], stance);
        Save(_store.Put(Document("test:undated", date: "")), [], stance);
        Save(_store.Put(Document("test:old", "Old.")), [], stance);
        _store.Put(Document("test:old", "New."));
        var firm = Document("test:firm");
        Save(_store.Put(firm with { Facts = firm.Facts with { SpeakerType = SpeakerType.Nonstate } }), [], stance);
        var part = Assert.Single(Parts());
        Assert.Equal(("test:dated", PartialDate.FromYear(2015), "EST", "speech", "test", "en"), (part.DocumentId, part.Date, part.Country, part.Kind, part.Collection, part.Language));
        Assert.Equal((3, 2, 0.5), (part.Tally.Passages, part.Tally.OnTopic, part.Tally.AxisSum));
    }

    [Fact]
    public void A_part_counts_the_labels_of_its_voice()
    {
        var turns = new[] { new Turn(0, 10, "Lu Wei", null, "CHN", true) };
        Save(
            _store.Put(Document("test:a", new string('x', 40), turns: turns)),
            [Scored(0, States, turn: 0), Scored(1, Shared), Scored(2, Shared), Scored(3, new(0.1f, 0.1f, 0.1f, 0.7f))],
            new CountryStance("CHN", 1, 1, 1, -0.7), new CountryStance("EST", 3, 3, 2, 1.7));
        var parts = Parts().OrderBy(part => part.Country).ToArray();
        Assert.Equal((1, 0, 0), (parts[0].Tally.Multilateral, parts[0].Tally.Mixed, parts[0].Tally.Multistakeholder));
        Assert.Equal((0, 2, 1), (parts[1].Tally.Multilateral, parts[1].Tally.Multistakeholder, parts[1].Tally.Count(StanceLabel.None)));
        Assert.Equal(2 * 0.85 * 0.85, parts[1].Tally.AxisSquares, 5);
    }

    [Fact]
    public void Evidence_keeps_several_passages_of_a_document_and_minds_dates()
    {
        Save(_store.Put(Document("test:a", new string('x', 40))), [Scored(0, States), Scored(1, new(0.9f, 0, 0, 0.1f))]);
        Save(_store.Put(Document("test:b", new string('y', 40), date: "2017")), [Scored(0, States)]);
        Assert.Equal(3, Scores.Evidence(Model, StanceLabel.Multilateral, 9, new TellingScope()).Count);
        Assert.Equal(2, Scores.Evidence(Model, StanceLabel.Multilateral, 9, new TellingScope(To: new DateOnly(2016, 12, 31))).Count);
        Assert.Single(Scores.Evidence(Model, StanceLabel.Multilateral, 9, new TellingScope(Counts: (_, date) => date.Start.Year == 2017)));
    }

    [Fact]
    public void Telling_passages_are_the_clearest_of_each_document()
    {
        var text = "aaaaaaaaaabbbbbbbbbbcccccccccc";
        Save(_store.Put(Document("test:mild", text)), [Scored(0, new(0.5f, 0.2f, 0, 0.3f)), Scored(1, new(0.2f, 0.2f, 0, 0.6f))]);
        Save(_store.Put(Document("test:clear", text)), [Scored(0, States), Scored(1, new(0.9f, 0, 0, 0.1f)), Scored(2, Shared)]);
        var telling = Scores.TopPassages(Model, StanceLabel.Multilateral, 5);
        Assert.Equal(["test:clear", "test:mild"], telling.Select(passage => passage.Document.Content.Id));
        Assert.Equal(("bbbbbbbbbb", "EST", "A Speaker"), (telling[0].Text, telling[0].Country, telling[0].Speaker));
        Assert.Equal("cccccccccc", Assert.Single(Scores.TopPassages(Model, StanceLabel.Multistakeholder, 5)).Text);
    }

    [Fact]
    public void A_telling_passage_speaks_for_the_country_of_its_voice()
    {
        var turns = new[] { new Turn(0, 10, "Lu Wei", "Director", "CHN", true), new Turn(10, 20, "A journalist", null, null, true) };
        Save(_store.Put(Document("test:a", new string('x', 30), turns: turns)), [Scored(0, States, turn: 0), Scored(1, new(1, 0, 0, 0), turn: 1), Scored(2, new(0.7f, 0, 0, 0.3f))]);
        var telling = Assert.Single(Scores.TopPassages(Model, StanceLabel.Multilateral, 5));
        Assert.Equal(("CHN", "Lu Wei"), (telling.Country, telling.Speaker));
        Assert.Equal("EST", Assert.Single(Scores.TopPassages(Model, StanceLabel.Multilateral, 5, ["EST"])).Country);
    }

    [Fact]
    public void Scores_for_an_unknown_version_are_a_bug_and_leave_nothing()
    {
        var version = _store.Put(Document("test:a"));
        Assert.Throws<InvalidOperationException>(() => Scores.SaveScores(
            Model, Splitter, [new ScoredVersion(version, [Scored(0, States)], []), new ScoredVersion(999, [], [])], default));
        Assert.Empty(Scores.Passages(version, Model));
    }

    private static ScoredPassage Scored(int ordinal, StanceProbabilities? p, int? turn = null) =>
        new(new Passage(ordinal, ordinal * 10, (ordinal * 10) + 10, turn), p is not null, p ?? StanceProbabilities.NoPosition);

    private static IEnumerable<string> Ids(IEnumerable<StoredDocument> documents) => documents.Select(document => document.Content.Id);

    private void Save(long version, IReadOnlyList<ScoredPassage> passages, params CountryStance[] stances) =>
        Scores.SaveScores(Model, Splitter, [new ScoredVersion(version, passages, stances)], default);
}
