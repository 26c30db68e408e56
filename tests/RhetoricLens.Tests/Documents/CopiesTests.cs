using Dapper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Tests.Core;

namespace RhetoricLens.Tests.Documents;

/// <summary>The same text at several places is one document.</summary>
public sealed class CopiesTests : IDisposable
{
    private static readonly string Speech = TextShinglesTests.Words(400);

    /// <summary>Two of a hundred words replaced: a likeness of about 0.82.</summary>
    private static readonly string Reprint = Speech.Replace("word99 ", "x ").Replace("word199 ", "y ").Replace("word299 ", "z ") + " The editors add a line.";

    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    private string? CopyOf(string id) => _store.Database.Copies.Of(id)?.OriginalId;

    private void Put(string id, string text, string? country = "EST", string date = "2015-06-10") => _store.Put(TemporaryStore.Document(id, text, country, date));

    [Fact]
    public void A_reprint_is_a_copy_of_the_earlier_text_and_counts_once()
    {
        Put("a", Speech);
        Put("b", Reprint, date: "2015-06-12");
        Assert.Equal("a", CopyOf("b"));
        Assert.InRange(_store.Database.Copies.Of("b")!.Likeness, Limits.CopyLikeness, 0.999);
        var counts = _store.Database.Documents.Counts();
        Assert.Equal((1, 1, 1), (counts.Documents, counts.Copies, counts.ByCountry["EST"]));
    }

    [Fact]
    public void The_same_words_in_another_layout_are_a_copy_whatever_the_date()
    {
        Put("a", Speech);
        Put("b", Speech.Replace(" ", "\n\n").ToUpperInvariant(), date: "2019");
        Assert.Equal(new CopyMark("a", 1), _store.Database.Copies.Of("b"));
    }

    [Fact]
    public void What_comes_later_and_is_dated_earlier_takes_the_place_of_the_original_with_all_its_copies()
    {
        Put("a", Speech, date: "2015-06-12");
        Put("b", Reprint, date: "2015-06-13");
        Put("c", Speech, date: "2015-06-10");
        Assert.Equal(("c", "c", null), (CopyOf("a"), CopyOf("b"), CopyOf("c")));
    }

    [Fact]
    public void A_reprint_that_speaks_for_no_state_yields_to_the_states_own_text_that_is_found_later()
    {
        Put("paper", Speech, country: null, date: "2015-06-01");
        Put("ministry", Speech, date: "2015-06-10");
        Assert.Equal(("ministry", null), (CopyOf("paper"), CopyOf("ministry")));
    }

    [Fact]
    public void A_joint_statement_is_each_states_own()
    {
        Put("a", Speech);
        Put("b", Speech, country: "FIN");
        Put("paper", Speech, country: null);
        Assert.Equal((null, null, "a"), (CopyOf("a"), CopyOf("b"), CopyOf("paper")));
    }

    [Fact]
    public void A_speech_that_is_nearly_repeated_a_year_later_is_another()
    {
        Put("a", Speech, date: "2015");
        Put("b", Reprint, date: "2016");
        Put("c", Reprint, date: "2017-06-12");
        Assert.Null(CopyOf("b"));
        Assert.Equal("b", CopyOf("c"));
    }

    [Fact]
    public void Short_texts_and_texts_with_half_in_common_stand_for_themselves()
    {
        Put("a", TextShinglesTests.Words(Limits.MinCopyWords - 1));
        Put("b", TextShinglesTests.Words(Limits.MinCopyWords - 1));
        Put("c", Speech);
        Put("d", TextShinglesTests.Words(400, 130));
        Assert.Equal((null, null), (CopyOf("b"), CopyOf("d")));
    }

    [Fact]
    public void A_copy_that_changes_or_whose_original_changes_is_judged_anew()
    {
        Put("a", Speech);
        Put("b", Reprint);
        Put("c", Reprint);
        Put("a", TextShinglesTests.Words(400, 5_000));
        Assert.Equal((null, null, "b"), (CopyOf("a"), CopyOf("b"), CopyOf("c")));
        Put("c", TextShinglesTests.Words(400, 9_000));
        Assert.Null(CopyOf("c"));
        Assert.Equal(3, _store.Database.Documents.Counts().Documents);
    }

    [Fact]
    public void The_places_of_a_text_are_those_of_the_original_and_its_copies()
    {
        Put("a", Speech);
        Put("b", Reprint);
        Put("other", TextShinglesTests.Words(400, 5_000));
        Assert.All(new[] { "a", "b" }, id => Assert.Equal(["a", "b"], _store.Database.Copies.Places(id).Select(place => place.DocumentId)));
        Assert.Equal(["other"], _store.Database.Copies.Places("other").Select(place => place.DocumentId));
    }

    [Fact]
    public void A_copy_is_in_no_trend_and_no_list_of_telling_passages()
    {
        var scores = new[] { ("a", Speech), ("b", Reprint) }.Select(pair =>
        {
            Put(pair.Item1, pair.Item2);
            var version = _store.Database.Documents.Get(pair.Item1)!.VersionId;
            var passage = new ScoredPassage(new Passage(0, 0, 10, null), true, new StanceProbabilities(0.9f, 0.05f, 0.03f, 0.02f));
            return new ScoredVersion(version, [passage], [new CountryStance("EST", 1, 1, 1, -0.8)]);
        }).ToArray();
        _store.Database.Scores.SaveScores("m", 1, scores, default);
        Assert.Equal("b", Assert.Single(_store.Database.Parts.Read("m", default), part => part.CopyIn is not null).DocumentId);
        Assert.Equal("a", Assert.Single(_store.Database.Scores.TopPassages("m", StanceLabel.Multilateral, 10)).Document.Content.Id);
        Assert.Equal("a", Assert.Single(_store.Database.Voiced.Read("m", new PassageScope())).DocumentId);
    }

    [Fact]
    public void Within_a_collection_a_text_counts_whose_original_belongs_to_another()
    {
        Put("a", Speech);
        var copy = TemporaryStore.Document("b", Speech, "EST", "2015-06-11");
        _store.Put(copy with { Facts = copy.Facts with { Collection = "other" } });
        var version = _store.Database.Documents.Get("b")!.VersionId;
        var passage = new ScoredPassage(new Passage(0, 0, 10, null), true, new StanceProbabilities(0.9f, 0.05f, 0.03f, 0.02f));
        _store.Database.Scores.SaveScores("m", 1, [new ScoredVersion(version, [passage], [])], default);
        Assert.Empty(_store.Database.Voiced.Read("m", new PassageScope()));
        Assert.Single(_store.Database.Voiced.Read("m", new PassageScope("other")));
    }

    [Fact]
    public void In_a_crawl_a_copy_has_its_own_outcome_with_the_original_as_reason()
    {
        Put("a", Speech);
        _store.Database.Sources.Register([new Source("site", "Site", "EST", "", ["https://e.org/"], null, [], new SourceScope(["e.org"], [], [], 2, 10), null, true, "")]);
        var crawl = _store.Database.Frontier.Start("site", ["https://e.org/"]);
        var page = Assert.Single(_store.Database.Frontier.NextPending(crawl.CrawlId, 5));
        var record = _store.Database.Frontier.Record(
            new PageVisit(crawl.CrawlId, page.Id, FetchOutcome.Stored, "") { Document = TemporaryStore.Document("site:index", Reprint, "EST", "2015-06-11") }, null);
        Assert.Equal((FetchOutcome.NearDuplicate, StoreOutcome.Added), (record!.Outcome, record.Document));
        Assert.Contains("nearly that of a:", Assert.Single(_store.Database.Crawls.Pages(crawl.CrawlId, FetchOutcome.NearDuplicate, 5)).Reason);
    }

    [Fact]
    public void Documents_stored_before_copies_were_looked_for_are_caught_up_with()
    {
        Put("a", Speech);
        Put("b", Reprint);
        _store.Scalar("DELETE FROM copy; DELETE FROM fingerprint_band; DELETE FROM fingerprint");
        Assert.Null(CopyOf("b"));
        Assert.Equal(2, _store.Database.Copies.CatchUp(default));
        Assert.Equal("a", CopyOf("b"));
        Assert.Equal(0, _store.Database.Copies.CatchUp(default));
    }
}
