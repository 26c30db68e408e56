using RhetoricLens.Core;
using RhetoricLens.Documents.Index;
using RhetoricLens.Documents.Index.Words;
using static RhetoricLens.Tests.Documents.TemporaryStore;

namespace RhetoricLens.Tests.Documents.Words;

public sealed class WordQuestionsTests : IDisposable
{
    private readonly TemporaryStore _store = new();
    private readonly LuceneIndex _index;

    public WordQuestionsTests() => _index = LuceneIndex.Open(Path.Combine(_store.Folder, "index"), _store.Database);

    private WordQuestions Words => _index.Words;

    public void Dispose()
    {
        _index.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void A_concordance_lists_every_place_with_the_words_around_it()
    {
        Put("a", "States defend the sovereignty of states. Sovereignty comes first.");
        Put("b", "Nothing to see.");
        var answer = Lines("sovereignty", words: 2);
        Assert.Equal((2, 1), (answer.Occurrences, answer.Documents));
        Assert.Equal(["defend the |sovereignty| of states", "of states. |Sovereignty| comes first"], answer.Lines.Select(Line));
        Assert.Equal([(18, 29), (41, 52)], answer.Lines.Select(line => (line.Start, line.End)));
    }

    [Theory]
    [InlineData("\"cyber sovereignty\"", new[] { "Cyber\nsovereignty", "cyber sovereignty" })]
    [InlineData("sover*", new[] { "sovereignty", "sovereign", "sovereignty" })]
    [InlineData("cyber OR sovereign", new[] { "Cyber", "sovereign", "cyber" })]
    [InlineData("sovereign -nonsense", new[] { "sovereign" })]
    [InlineData("nonsense", new string[0])]
    public void Phrases_prefixes_and_alternatives_are_keywords(string query, string[] keywords)
    {
        Put("a", "Cyber\nsovereignty of sovereign states and cyber sovereignty.");
        Assert.Equal(keywords.Select(word => word.Replace('\n', ' ')), Lines(query).Lines.Select(line => line.Keyword));
    }

    [Fact]
    public void A_phrase_of_equal_words_is_found_where_it_stands()
    {
        Put("a", "far far away, and far away");
        Assert.Equal(["far far"], Lines("\"far far\"").Lines.Select(line => line.Keyword));
    }

    [Fact]
    public void Lines_are_sorted_by_the_words_beside_the_keyword_nearest_first()
    {
        Put("a", "we want open Internet rules. They want closed Internet borders. You want closed Internet access");
        Assert.Equal(["access", "borders", "rules"], Sorted(LineOrder.Right).Select(line => line.Right.Trim().Split(' ')[0].Trim('.')));
        Assert.Equal(["They want closed", "You want closed", "we want open"], Sorted(LineOrder.Left).Select(line => line.Left.Trim()));

        IReadOnlyList<ConcordanceLine> Sorted(LineOrder order) => Lines("internet", words: 3, order: order).Lines;
    }

    [Fact]
    public void Lines_by_date_put_undated_ones_last()
    {
        Put("a", "the Internet of 2016", date: "2016");
        Put("b", "the Internet of no year", date: "");
        Put("c", "the Internet of 2010", date: "2010-05");
        Assert.Equal(["test:c", "test:a", "test:b"], Lines("internet", order: LineOrder.Date).Lines.Select(line => line.DocumentId));
    }

    [Fact]
    public void Pages_together_hold_every_line_once()
    {
        for (var i = 0; i < 7; i++)
            Put($"d{i}", $"Internet number {i} and Internet again with words {i * 31}");
        var all = Lines("internet").Lines;
        var paged = Enumerable.Range(0, 5).SelectMany(page => Lines("internet", skip: page * 3, take: 3).Lines).ToArray();
        Assert.Equal(14, all.Count);
        Assert.Equal(all.Select(Line), paged.Select(Line));
    }

    [Fact]
    public void Context_in_a_long_text_is_the_same_as_in_the_whole()
    {
        var text = string.Join(' ', Enumerable.Range(0, 5000).Select(i => i == 2500 ? "keyword" : $"word{i}andsomemoreletterstomakeitlong"));
        Put("a", text);
        var line = Assert.Single(Lines("keyword", words: 30).Lines);
        Assert.Equal(Enumerable.Range(2470, 30), line.Left.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number));
        Assert.Equal(Enumerable.Range(2501, 30), line.Right.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number));

        static int Number(string word) => int.Parse(word[4..word.IndexOf("and", StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Copies_of_a_text_are_counted_once()
    {
        var text = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"word{i} of the Internet"));
        Put("a", text);
        Put("b", text);
        Assert.Equal((200, 1), (Lines("internet").Occurrences, Lines("internet").Documents));
    }

    [Fact]
    public void Company_is_counted_on_both_sides_and_compared_with_the_whole_set()
    {
        Put("a", "cyber sovereignty now. cyber sovereignty then. open debate on cyber things");
        Put("b", "a debate without the noun, about cyber affairs");
        var answer = Company("sovereignty", window: 1, min: 1);
        Assert.Equal((2, 1, 4L, 2, 19L), (answer.Node, answer.NodeDocuments, answer.Window, answer.SetDocuments, answer.SetWords));
        var cyber = answer.Collocates.Single(word => word.Word == "cyber");
        Assert.Equal((2, 2, 0, 1, 4L), (cyber.Count, cyber.Left, cyber.Right, cyber.Documents, cyber.InSet));
        Assert.Equal(4.0 * 4 / 19, cyber.Expected, 12);
        Assert.Equal(14 + Math.Log2(2.0 * 2 / (2 + 4)), cyber.LogDice, 12);
        Assert.Equal(["now", "then"], answer.Collocates.Where(word => word.Right > 0).Select(word => word.Word).Order());
    }

    [Fact]
    public void Company_is_looked_for_in_the_chosen_set_alone()
    {
        Put("a", "open Internet for all");
        Put("b", "closed Internet for some", country: "LVA");
        var request = new CollocationRequest("internet", new SearchRequest("") { Countries = ["LVA"] }, 2, 2, 1, CollocateOrder.Count, 10);
        Assert.Equal(["closed", "for", "some"], Words.Collocations(request).Value.Collocates.Select(word => word.Word));
    }

    [Fact]
    public void Keyness_sets_the_rates_of_two_sets_side_by_side()
    {
        for (var i = 0; i < 6; i++)
        {
            Put($"a{i}", $"state control and order {new string('x', i + 1)} control state", country: "EST");
            Put($"b{i}", $"civil society and order {new string('y', i + 1)} open society", country: "LVA");
        }
        var answer = Keyness(new SearchRequest("") { Countries = ["EST"] }, new SearchRequest("") { Countries = ["LVA"] });
        Assert.Equal((new WordSet(6, 42), new WordSet(6, 42), 0), (answer.First, answer.Second, answer.Shared));
        var control = answer.OfFirst.Single(word => word.Word == "control");
        Assert.Equal((12L, 0L, 6, 0), (control.First, control.Second, control.FirstDocuments, control.SecondDocuments));
        Assert.Equal((Math.Log2(12 / 0.5), null, null), (control.LogRatio, control.Low, control.High));
        Assert.Equal(["society", "civil", "open"], answer.OfSecond.Where(word => word.FirstDocuments == 0).Select(word => word.Word).Take(3));
        Assert.DoesNotContain(answer.OfFirst.Concat(answer.OfSecond), word => word.Word is "and" or "order");
    }

    [Fact]
    public void An_interval_over_documents_is_wide_when_one_document_has_all_the_words()
    {
        for (var i = 0; i < 8; i++)
        {
            Put($"even{i}", $"alpha beta gamma delta number{i}", country: "EST");
            Put($"few{i}", i < 2 ? $"alpha alpha alpha alpha alpha place{i}" : $"beta gamma delta epsilon place{i}", country: "LVA");
        }
        var alpha = Assert.Single(Keyness(new SearchRequest("alpha OR beta") { Countries = ["EST"] }, new SearchRequest("alpha OR beta") { Countries = ["LVA"] }).All("alpha"));
        Assert.Equal((8L, 10L), (alpha.First, alpha.Second));
        Assert.True(alpha is { Low: < -1, High: > 1, LogRatio: < 0 and > -0.5 });
    }

    [Fact]
    public void The_same_words_in_both_sets_tell_nothing_apart()
    {
        Put("a", "alpha beta gamma one", country: "EST");
        Put("b", "alpha beta gamma two", country: "LVA");
        var answer = Keyness(new SearchRequest("") { Countries = ["EST"] }, new SearchRequest("") { Countries = ["LVA"] });
        Assert.All(answer.OfFirst.Concat(answer.OfSecond), word => Assert.True(word.Rate > 0.05));
    }

    [Fact]
    public void A_set_without_words_is_a_problem_that_names_it()
    {
        Put("a", "alpha beta");
        var problem = Words.Keyness(new KeynessRequest(new SearchRequest("alpha"), new SearchRequest("nowhere"), 1, 1, 10)).Problem!;
        Assert.Equal(("empty_set", "b"), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_query_without_a_word_to_list_is_a_problem()
    {
        Put("a", "alpha beta");
        Assert.Equal("no_words", Words.Concordance(new ConcordanceRequest(new SearchRequest("-alpha"), 5, LineOrder.Document, 0, 10)).Problem?.Code);
    }

    private void Put(string id, string text, string? country = "EST", string date = "2015")
    {
        _store.Put(Document("test:" + id, text, country, date));
        Assert.True(_index.Replay(null, default).IsOk);
    }

    private Concordance Lines(string query, int words = 5, LineOrder order = LineOrder.Document, int skip = 0, int take = 100) =>
        Words.Concordance(new ConcordanceRequest(new SearchRequest(query), words, order, skip, take)).Value;

    private Collocations Company(string node, int window, int min) =>
        Words.Collocations(new CollocationRequest(node, new SearchRequest(""), window, window, min, CollocateOrder.LogDice, 100)).Value;

    private Keyness Keyness(SearchRequest first, SearchRequest second) => Words.Keyness(new KeynessRequest(first, second, 1, 1, 100)).Value;

    private static string Line(ConcordanceLine line) => $"{line.Left}|{line.Keyword}|{line.Right}";
}

internal static class KeynessWords
{
    internal static IEnumerable<Keyword> All(this Keyness keyness, string word) => keyness.OfFirst.Concat(keyness.OfSecond).Where(one => one.Word == word);
}
