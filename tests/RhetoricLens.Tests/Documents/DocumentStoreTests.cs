using RhetoricLens.Core;
using static RhetoricLens.Tests.Documents.TemporaryStore;

namespace RhetoricLens.Tests.Documents;

public sealed class DocumentStoreTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    private RhetoricLens.Documents.Store.DocumentStore Documents => _store.Database.Documents;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_was_put_in_comes_out()
    {
        var turns = new[] { new Turn(0, 5, "Lu Wei", "Director", "CHN", true), new Turn(6, 9, null, null, null, false) };
        var document = Document("test:a", "Привет, 世界. 🌍 العالم", turns: turns);
        document = document with { Facts = document.Facts with { Cites = "https://example.org/b", Extra = new SortedDictionary<string, string> { ["session"] = "70" } } };
        _store.Put(document);
        _store.Restart();
        var stored = Documents.Get("test:a")!;
        Assert.Equal(document.Text, stored.Content.Text);
        Assert.Equal(turns, stored.Content.Turns);
        Assert.Equal(document.Facts with { Extra = stored.Content.Facts.Extra }, stored.Content.Facts);
        Assert.Equal(document.Facts.Extra, stored.Content.Facts.Extra);
        Assert.Equal((1, _store.Clock.GetUtcNow(), DocumentId.Sha256(document.Text)), (stored.Version, stored.StoredAt, stored.TextSha256));
    }

    [Theory]
    [InlineData("2014")]
    [InlineData("2014-12")]
    [InlineData("2014-12-15")]
    [InlineData("")]
    public void A_date_keeps_its_precision(string date)
    {
        _store.Put(Document("test:a", date: date));
        Assert.Equal(date, Documents.Get("test:a")!.Content.Facts.Date?.ToString() ?? "");
    }

    [Fact]
    public void Putting_the_same_again_changes_nothing()
    {
        var document = Document("test:a", turns: [new Turn(0, 3, "A", null, "EST", false)]);
        Assert.Equal([StoreOutcome.Added], Documents.Put([document], default));
        Assert.Equal([StoreOutcome.Unchanged], Documents.Put([Document("test:a", turns: [new Turn(0, 3, "A", null, "EST", false)])], default));
        Assert.Single(Documents.Versions("test:a"));
    }

    [Fact]
    public void A_changed_text_becomes_a_new_version_and_the_old_one_is_kept()
    {
        _store.Put(Document("test:a", "First words."));
        Assert.Equal([StoreOutcome.NewVersion], Documents.Put([Document("test:a", "Second words.")], default));
        Assert.Equal("Second words.", Documents.Get("test:a")!.Content.Text);
        Assert.Equal("First words.", Documents.Get("test:a", 1)!.Content.Text);
        Assert.Equal([1, 2], Documents.Versions("test:a").Select(mark => mark.Version));
    }

    [Fact]
    public void Changed_facts_or_turns_become_a_new_version()
    {
        _store.Put(Document("test:a"));
        Assert.Equal([StoreOutcome.NewVersion], Documents.Put([Document("test:a", country: "LVA")], default));
        Assert.Equal([StoreOutcome.NewVersion], Documents.Put([Document("test:a", country: "LVA", turns: [new Turn(0, 3, null, null, null, true)])], default));
        Assert.Equal([StoreOutcome.NewVersion], Documents.Put([Document("test:a")], default));
        Assert.Equal(4, Documents.Get("test:a")!.Version);
    }

    [Fact]
    public void A_document_that_comes_twice_in_a_batch_is_taken_in_order()
    {
        var outcomes = Documents.Put([Document("test:a", "One."), Document("test:a", "Two."), Document("test:a", "Two.")], default);
        Assert.Equal([StoreOutcome.Added, StoreOutcome.NewVersion, StoreOutcome.Unchanged], outcomes);
        Assert.Equal("Two.", Documents.Get("test:a")!.Content.Text);
    }

    [Fact]
    public void A_batch_that_is_cancelled_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Documents.Put([Document("test:a")], cancelled.Token));
        Assert.Null(Documents.Get("test:a"));
    }

    [Fact]
    public void A_batch_over_the_limit_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => Documents.Put(new ExtractedDocument[Limits.StoreBatchDocuments + 1], default));

    [Fact]
    public void An_unknown_document_is_null_and_has_no_versions()
    {
        Assert.Null(Documents.Get("test:none"));
        Assert.Null(Documents.Get("test:none", 1));
        Assert.Empty(Documents.Versions("test:none"));
    }

    [Fact]
    public void The_change_log_gives_current_versions_in_the_order_of_storing()
    {
        Documents.Put([Document("test:b"), Document("test:a"), Document("test:c")], default);
        Documents.Put([Document("test:b", "Changed.")], default);
        var all = Documents.ReadAfter(0, 10);
        Assert.Equal(["test:a", "test:c", "test:b"], all.Select(document => document.Content.Id));
        Assert.Equal(["test:b"], Documents.ReadAfter(all[1].VersionId, 10).Select(document => document.Content.Id));
        Assert.Equal(Documents.LastVersionId(), all[^1].VersionId);
        Assert.Equal(3, Documents.CountAfter(0));
        Assert.Empty(Documents.ReadAfter(Documents.LastVersionId(), 10));
    }

    [Fact]
    public void A_change_of_facts_alone_does_not_copy_the_text()
    {
        var text = new string('x', 500_000);
        _store.Put(Document("test:a", text));
        for (var i = 0; i < 5; i++)
            _store.Put(Document("test:a", text, country: "LVA", date: $"201{i}"));
        Assert.Equal(6, _store.Scalar("SELECT count(*) FROM version"));
        Assert.Equal(1, _store.Scalar("SELECT count(*) FROM text_body"));
    }

    [Fact]
    public void Counts_are_of_documents_and_of_their_countries()
    {
        Documents.Put([Document("test:a"), Document("test:b"), Document("test:c", country: "LVA"), Document("test:d", country: null)], default);
        Documents.Put([Document("test:a", "Changed.")], default);
        var counts = Documents.Counts();
        Assert.Equal((4, 5, 0), (counts.Documents, counts.Versions, counts.Passages));
        Assert.Equal(new Dictionary<string, int> { ["EST"] = 2, ["LVA"] = 1 }, counts.ByCountry);
    }

    [Fact]
    public void Many_threads_may_write_at_once()
    {
        Parallel.For(0, 8, thread => Documents.Put(Enumerable.Range(0, 20).Select(i => Document($"test:{thread}-{i}", $"Text {thread} {i}.")).ToArray(), default));
        Assert.Equal(160, Documents.Counts().Documents);
    }

    [Fact]
    public void A_character_that_ends_strings_in_other_languages_does_not_end_a_text()
    {
        _store.Put(Document("test:a", "before\0after"));
        var end = PostgresSchema.IsAskedFor ? '\uFFFD' : '\0';
        Assert.Equal($"before{end}after", Documents.Get("test:a")!.Content.Text);
    }
}
