using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using static RhetoricLens.Tests.Documents.TemporaryStore;

namespace RhetoricLens.Tests.Documents;

public sealed class RevisionTests : IDisposable
{
    private const int Splitter = 1;

    private readonly TemporaryStore _store = new();

    private long Revision => _store.Database.Revision();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void It_goes_up_when_a_document_is_stored_or_changed_and_not_when_nothing_is_new()
    {
        var empty = Revision;
        _store.Put(Document("test:a", "First words."));
        var first = Revision;
        _store.Put(Document("test:a", "First words."));
        Assert.Equal(first, Revision);
        _store.Put(Document("test:a", "Second words."));
        Assert.True(empty < first && first < Revision);
    }

    [Fact]
    public void It_goes_up_when_scores_come_also_in_place_of_others_and_when_a_model_becomes_complete()
    {
        var version = _store.Put(Document("test:a"));
        var before = Revision;
        Save(version);
        var scored = Revision;
        Save(version);
        var again = Revision;
        _store.Database.Scores.MarkComplete("linear-1", Splitter);
        Assert.True(before < scored && scored < again && again < Revision);
    }

    [Fact]
    public void It_outlives_a_restart()
    {
        _store.Put(Document("test:a"));
        var before = Revision;
        _store.Restart();
        Assert.Equal(before, Revision);
    }

    private void Save(long version) =>
        _store.Database.Scores.SaveScores("linear-1", Splitter, [new ScoredVersion(version, [], [new CountryStance("EST", 3, 2, 1, 0.5)])], default);
}
