using RhetoricLens.Core;
using RhetoricLens.Documents.Index;
using static RhetoricLens.Tests.Documents.TemporaryStore;

namespace RhetoricLens.Tests.Documents;

public sealed class LuceneIndexTests : IDisposable
{
    private readonly TemporaryStore _store = new();
    private LuceneIndex _index;

    public LuceneIndexTests() => _index = LuceneIndex.Open(IndexFolder, _store.Database);

    private string IndexFolder => Path.Combine(_store.Folder, "index");

    public void Dispose()
    {
        _index.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void Before_anything_is_stored_nothing_is_found()
    {
        Assert.Equal(0, _index.Search(new SearchRequest("internet")).Value.Total);
        Assert.Equal(new ReplayReport(0, 0, ""), _index.Replay(null, default).Value);
        Assert.Equal(0, _index.Search(new SearchRequest("internet")).Value.Total);
    }

    [Fact]
    public void Texts_that_are_stored_but_not_indexed_are_a_problem_and_not_an_empty_answer()
    {
        _store.Put(Document("test:a"));
        Assert.Equal("index_unusable", _index.Search(new SearchRequest("internet")).Problem?.Code);
    }

    [Fact]
    public void A_replay_brings_in_what_is_new_and_nothing_else()
    {
        _store.Put(Document("test:a"));
        _store.Put(Document("test:b"));
        Assert.Equal(new ReplayReport(2, 2, ""), Replay());
        Assert.Equal(new ReplayReport(0, 2, ""), Replay());
        _store.Put(Document("test:c"));
        Assert.Equal(new ReplayReport(1, 3, ""), Replay());
        Assert.Equal(3, Find("internet").Total);
    }

    [Fact]
    public void A_new_version_takes_the_place_of_the_old()
    {
        _store.Put(Document("test:a", "About sovereignty."));
        Replay();
        _store.Put(Document("test:a", "About openness."));
        Replay();
        Assert.Equal(0, Find("sovereignty").Total);
        Assert.Equal(2, Assert.Single(Find("openness").Hits).VersionId);
    }

    [Fact]
    public void The_index_outlives_the_process()
    {
        _store.Put(Document("test:a"));
        Replay();
        Reopen();
        Assert.Equal((1, 1L, ""), (Find("internet").Total, _index.Sequence, _index.Notice));
    }

    [Theory]
    [InlineData("truncate")]
    [InlineData("delete")]
    [InlineData("zero")]
    public void A_damaged_index_is_rebuilt_from_the_store_and_says_so(string damage)
    {
        _store.Put(Document("test:a"));
        Replay();
        foreach (var file in Directory.GetFiles(IndexFolder, "*", SearchOption.AllDirectories).Where(file => damage != "delete" || !file.Contains("segments", StringComparison.Ordinal)))
            Damage(file, damage);
        Reopen();
        Assert.NotEmpty(_index.Notice);
        Assert.Equal("index_unusable", _index.Search(new SearchRequest("internet")).Problem?.Code);
        var report = Replay();
        Assert.Equal((1, true), (report.Indexed, report.Notice.Length > 0));
        Assert.Equal(1, Find("internet").Total);
        Assert.Single(Directory.GetDirectories(IndexFolder));
        Assert.Equal("", Replay().Notice);
    }

    [Fact]
    public void An_index_whose_damage_shows_only_in_a_search_is_rebuilt_by_the_next_replay()
    {
        _store.Put(Document("test:a"));
        Replay();
        foreach (var file in Directory.GetFiles(IndexFolder, "*.cfs", SearchOption.AllDirectories))
            Scramble(file);
        Reopen();
        var before = _index.Search(new SearchRequest("internet"));
        var report = Replay();
        Assert.True(before.IsOk || report.Notice.Length > 0, before.Problem?.ToString());
        Assert.Equal(1, Find("internet").Total);
    }

    [Fact]
    public void A_rebuild_can_be_asked_for()
    {
        _store.Put(Document("test:a"));
        Replay();
        Assert.Equal(1, _index.Rebuild(null, default).Value.Indexed);
        Assert.Equal(1, Find("internet").Total);
        Assert.Single(Directory.GetDirectories(IndexFolder));
    }

    [Fact]
    public void An_index_of_another_store_is_rebuilt()
    {
        _store.Put(Document("test:a", "alpha"));
        Replay();
        using var other = new TemporaryStore();
        other.Put(Document("test:b", "beta"));
        using var index = LuceneIndex.Open(IndexFolder, other.Database);
        Assert.Contains("another store", index.Replay(null, default).Value.Notice, StringComparison.Ordinal);
        Assert.Equal((0, 1), (index.Search(new SearchRequest("alpha")).Value.Total, index.Search(new SearchRequest("beta")).Value.Total));
    }

    [Fact]
    public void A_second_reader_sees_what_the_first_process_indexed()
    {
        _store.Put(Document("test:a"));
        Replay();
        using var other = LuceneIndex.Open(IndexFolder, _store.Database);
        _store.Put(Document("test:b"));
        other.Replay(null, default);
        Assert.Equal(2, Find("internet").Total);
    }

    [Theory]
    [InlineData("网络主权应当得到尊重。", "主权")]
    [InlineData("网络主权应当得到尊重。", "网络主权")]
    [InlineData("网络主权应当得到尊重。", "网")]
    [InlineData("Государства обладают суверенитетом в информационном пространстве.", "суверенитетом")]
    [InlineData("Государства обладают суверенитетом.", "ГОСУДАРСТВА")]
    [InlineData("إدارة الإنترنت مسؤولية مشتركة بين جميع أصحاب المصلحة.", "الإنترنت")]
    [InlineData("La souveraineté numérique", "souverainete")]
    [InlineData("インターネットの自由", "インターネット")]
    [InlineData("the multi-stakeholder model", "multi-stakeholder")]
    public void Any_language_is_found_and_its_words_are_marked(string text, string query)
    {
        _store.Put(Document("test:a", text));
        Replay();
        var fragment = Assert.Single(Assert.Single(Find(query).Hits).Fragments);
        var match = Assert.Single(fragment.Matches);
        Assert.StartsWith(query[..1].ToUpperInvariant(), text[match.Start..match.End].ToUpperInvariant(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("internet governance", "a b")]
    [InlineData("\"internet governance\"", "a")]
    [InlineData("internet AND NOT governance", "c")]
    [InlineData("internet -governance", "c")]
    [InlineData("NOT internet", "d")]
    [InlineData("treaty OR \"governance of the internet\"", "b d")]
    [InlineData("govern*", "a b")]
    [InlineData("internet (open OR treaty)", "c")]
    [InlineData("internet - governance", "a b")]
    [InlineData("the of", "b")]
    [InlineData("INTERNET", "a b c")]
    public void Words_phrases_prefixes_and_operators_mean_what_they_say(string query, string expected)
    {
        _store.Put(Document("a", "Internet governance matters."));
        _store.Put(Document("b", "The governance of the Internet."));
        _store.Put(Document("c", "An open Internet."));
        _store.Put(Document("d", "A treaty."));
        Replay();
        Assert.Equal(expected, string.Join(' ', Find(query).Hits.Select(hit => hit.DocumentId).Order()));
    }

    [Theory]
    [InlineData("", "empty_query", "character 1")]
    [InlineData("open (internet", "unmatched_parenthesis", "character 6")]
    [InlineData("internet)", "unmatched_parenthesis", "character 9")]
    [InlineData("an \"open internet", "unmatched_quote", "character 4")]
    [InlineData("*net", "bad_wildcard", "character 1")]
    [InlineData("open in*net", "bad_wildcard", "character 8")]
    [InlineData("open in*", "bad_prefix", "character 6")]
    [InlineData("/(w|x)*/", "bad_wildcard", "character 7")]
    [InlineData("/wx/", "no_regex", "character 1")]
    [InlineData("internet AND", "missing_term", "character 13")]
    [InlineData("OR internet", "missing_term", "character 1")]
    [InlineData("()", "missing_term", "character 2")]
    [InlineData("...", "no_words", "character 1")]
    public void A_query_that_cannot_be_read_says_where(string query, string code, string where)
    {
        var problem = _index.Search(new SearchRequest(query)).Problem!;
        Assert.Equal((code, where), (problem.Code, problem.Where));
    }

    [Fact]
    public void Long_and_deep_queries_are_refused_before_they_can_do_harm()
    {
        Assert.Equal("query_too_long", _index.Search(new SearchRequest(new string('(', 50_000))).Problem?.Code);
        Assert.Equal("query_too_deep", _index.Search(new SearchRequest(new string('(', 500))).Problem?.Code);
        Assert.Equal("query_too_deep", _index.Search(new SearchRequest(new string('-', 500) + "a")).Problem?.Code);
        Assert.Equal("query_too_deep", _index.Search(new SearchRequest(string.Concat(Enumerable.Repeat("NOT ", 200)) + "a")).Problem?.Code);
    }

    [Fact]
    public void Queries_of_any_shape_give_an_answer_or_a_problem()
    {
        _store.Put(Document("test:a"));
        Replay();
        var random = new Random(7);
        const string Signs = "ab \"()*-+/\\~^:?ANDORNOT网суд\u0600\uD83D\0&|![]{}";
        for (var i = 0; i < 3_000; i++)
        {
            var query = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Signs[random.Next(Signs.Length)]));
            var answer = _index.Search(new SearchRequest(query));
            Assert.True(answer.IsOk || answer.Problem.Where.StartsWith("character", StringComparison.Ordinal), query);
        }
    }

    [Theory]
    [InlineData("EST", null, null, null, null, "a c")]
    [InlineData("EST,LVA", null, null, null, null, "a b c")]
    [InlineData(null, "2015-06-01", null, null, null, "a b")]
    [InlineData(null, null, "2014-12-31", null, null, "c")]
    [InlineData(null, null, null, "zh", null, "b")]
    [InlineData(null, null, null, "zh-hant", null, "b")]
    [InlineData(null, null, null, null, "op-ed", "c")]
    [InlineData("LVA", "2016-01-01", null, "en", null, "")]
    public void Answers_can_be_narrowed(string? countries, string? from, string? to, string? language, string? kind, string expected)
    {
        _store.Put(Document("a", country: "EST", date: "2015"));
        var second = Document("b", country: "LVA", date: "2016-02-01");
        _store.Put(second with { Facts = second.Facts with { Language = "zh-Hant" } });
        var third = Document("c", country: "EST", date: "2014-12");
        _store.Put(third with { Facts = third.Facts with { Kind = "op-ed" } });
        _store.Put(Document("undated", country: null, date: ""));
        Replay();
        var request = new SearchRequest("internet")
        {
            Countries = countries?.Split(',') ?? [],
            From = from is null ? null : DateOnly.Parse(from),
            To = to is null ? null : DateOnly.Parse(to),
            Language = language,
            Kind = kind,
        };
        Assert.Equal(expected, string.Join(' ', _index.Search(request).Value.Hits.Select(hit => hit.DocumentId).Order()));
    }

    [Fact]
    public void Pages_follow_each_other_without_gap_or_repetition_and_ties_are_ordered_by_id()
    {
        var ids = Enumerable.Range(0, 23).Select(i => $"test:{i:D2}").ToArray();
        _store.Database.Documents.Put(ids.Reverse().Select(id => Document(id)).ToArray(), default);
        Replay();
        var (seen, cursor) = (new List<string>(), default(string));
        do
        {
            var page = _index.Search(new SearchRequest("internet") { Take = 5, Cursor = cursor }).Value;
            Assert.Equal(23, page.Total);
            seen.AddRange(page.Hits.Select(hit => hit.DocumentId));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(ids, seen);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("!!")]
    [InlineData("")]
    public void A_foreign_cursor_is_a_problem(string cursor) =>
        Assert.Equal("bad_cursor", _index.Search(new SearchRequest("internet") { Cursor = cursor }).Problem?.Code);

    [Fact]
    public void A_cursor_belongs_to_its_query()
    {
        _store.Put(Document("test:a"));
        _store.Put(Document("test:b"));
        Replay();
        var next = _index.Search(new SearchRequest("internet") { Take = 1 }).Value.Next;
        Assert.True(_index.Search(new SearchRequest("internet") { Take = 1, Cursor = next }).IsOk);
        Assert.Equal("bad_cursor", _index.Search(new SearchRequest("resource") { Take = 1, Cursor = next }).Problem?.Code);
    }

    [Fact]
    public void The_passage_with_most_of_the_query_comes_first_with_its_words_marked_in_place()
    {
        const string Text = "Opening words.\n\nThe Internet is mentioned here, the Internet.\n\nWe want an open Internet.\n\nGoodbye.";
        _store.Put(Document("test:a", Text));
        Replay();
        var fragments = Find("open internet").Hits[0].Fragments;
        Assert.Equal("We want an open Internet.", fragments[0].Text);
        Assert.Equal(["open", "Internet"], fragments[0].Matches.Select(match => Text[match.Start..match.End]));
        Assert.Equal(["Internet", "Internet"], fragments[1].Matches.Select(match => Text[match.Start..match.End]));
        Assert.Equal(Text[fragments[0].Start..fragments[0].End], fragments[0].Text);
    }

    [Fact]
    public void Stored_passages_cut_the_fragments_when_there_are_any()
    {
        var version = _store.Put(Document("test:a", "First sentence. An open Internet. Last sentence."));
        var passages = new[] { new Passage(0, 0, 15, null), new Passage(1, 16, 33, null), new Passage(2, 34, 48, null) };
        _store.Database.Scores.SaveScores("m", 1, [new(version, passages.Select(passage => new ScoredPassage(passage, false, StanceProbabilities.NoPosition)).ToArray(), [])], default);
        Replay();
        Assert.Equal("An open Internet.", Assert.Single(Find("internet").Hits[0].Fragments).Text);
    }

    [Fact]
    public void A_title_is_found_too()
    {
        var document = Document("test:a", "Words.");
        _store.Put(document with { Facts = document.Facts with { Title = "Cyber Sovereignty" } });
        Replay();
        Assert.Empty(Assert.Single(Find("sovereignty words NOT internet").Hits).Fragments.SelectMany(fragment => fragment.Matches).Skip(1));
    }

    [Fact]
    public void Searching_goes_on_while_the_index_is_written()
    {
        _store.Put(Document("test:first"));
        Replay();
        _store.Database.Documents.Put(Enumerable.Range(0, 200).Select(i => Document($"test:{i}")).ToArray(), default);
        var replay = Task.Run(() => _index.Replay(null, default));
        while (!replay.IsCompleted)
            Assert.InRange(Find("internet").Total, 1, 201);
        Assert.Equal(201, Find("internet").Total);
    }

    [Fact]
    public void Progress_is_told_and_a_stop_keeps_what_was_done()
    {
        _store.Database.Documents.Put(Enumerable.Range(0, 200).Select(i => Document($"test:{i}")).ToArray(), default);
        _store.Database.Documents.Put(Enumerable.Range(200, 200).Select(i => Document($"test:{i}")).ToArray(), default);
        using var stop = new CancellationTokenSource();
        var told = new Told(progress =>
        {
            Assert.Equal(400, progress.Total);
            stop.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => _index.Replay(told, stop.Token));
        var rest = Replay();
        Assert.InRange(rest.Indexed, 1, 399);
        Assert.Equal(400, Find("internet").Total);
    }

    private ReplayReport Replay() => _index.Replay(null, default).Value;

    private SearchPage Find(string query) => _index.Search(new SearchRequest(query)).Value;

    private void Reopen()
    {
        _index.Dispose();
        _index = LuceneIndex.Open(IndexFolder, _store.Database);
    }

    private static void Damage(string file, string damage)
    {
        if (damage == "delete")
            File.Delete(file);
        else
            File.WriteAllBytes(file, damage == "zero" ? new byte[new FileInfo(file).Length] : File.ReadAllBytes(file)[..(int)(new FileInfo(file).Length / 2)]);
    }

    /// <summary>Flips the bits of the middle half, leaving the head and the foot that opening looks at.</summary>
    private static void Scramble(string file)
    {
        var bytes = File.ReadAllBytes(file);
        for (var i = bytes.Length / 4; i < bytes.Length * 3 / 4; i++)
            bytes[i] ^= 0xFF;
        File.WriteAllBytes(file, bytes);
    }

    private sealed class Told(Action<ReplayProgress> action) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => action(value);
    }
}
