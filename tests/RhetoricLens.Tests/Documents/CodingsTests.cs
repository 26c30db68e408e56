using RhetoricLens.Documents.Store;

namespace RhetoricLens.Tests.Documents;

public sealed class CodingsTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    private Codings Codings => _store.Database.Codings;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_decision_is_there_after_a_restart_with_all_that_was_known_of_its_passage()
    {
        var passage = new PassageToCode("test:a:0-11", "States rule", "en")
        {
            DocumentId = "test:a", TextSha256 = "ab", Start = 0, End = 11, Country = "EST", Year = "2015", Probability = 0.25,
        };
        Codings.Add(new Coding("pilot", passage, "ana", "multilateral", IsBlind: true, Note: "clear"));
        _store.Restart();
        var kept = Assert.Single(Codings.Holding("pilot"));
        Assert.Equal((passage, "ana", "multilateral", true, "clear", _store.Clock.GetUtcNow()), (kept.Passage, kept.Coder, kept.Label, kept.IsBlind, kept.Note, kept.CodedAt));
    }

    [Fact]
    public void Undoing_withdraws_the_coders_own_last_decision_and_the_one_before_it_holds_again()
    {
        Code("ana", "one", "mixed");
        Code("ana", "one", "neutral");
        Code("bo", "two", "multilateral");
        Assert.Equal("neutral", Codings.Undo("pilot", "ana")!.Label);
        Assert.Equal([("ana", "mixed"), ("bo", "multilateral")], Holding());
    }

    [Fact]
    public void What_was_undone_stays_in_the_history()
    {
        Code("ana", "one", "mixed");
        Codings.Undo("pilot", "ana");
        Assert.Null(Codings.Undo("pilot", "ana"));
        Assert.Equal(_store.Clock.GetUtcNow(), Assert.Single(Codings.History("pilot", 0, 10)).UndoneAt);
        Assert.Empty(Holding());
    }

    [Fact]
    public void The_last_who_settles_decides_whoever_it_is()
    {
        Code("ana", "one", "mixed", settles: true);
        Code("bo", "one", "neutral", settles: true);
        Code("ana", "one", "multilateral");
        Assert.Equal([("bo", "neutral"), ("ana", "multilateral")], Holding());
    }

    [Fact]
    public void A_passage_that_was_passed_over_is_not_coded()
    {
        Code("ana", "one", "");
        Assert.False(Codings.IsCoded("pilot", new PassageToCode("x", "one", "en").Sha256));
        Code("ana", "one", "mixed");
        Assert.True(Codings.IsCoded("pilot", new PassageToCode("x", "one", "en").Sha256));
    }

    private void Code(string coder, string text, string label, bool settles = false) =>
        Codings.Add(new Coding("pilot", new PassageToCode("id-" + text, text, "en"), coder, label, true, settles));

    private (string, string)[] Holding() => [.. Codings.Holding("pilot").Select(coding => (coding.Coder, coding.Label))];
}
