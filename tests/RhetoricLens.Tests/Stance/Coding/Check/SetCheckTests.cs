using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Coding.Check;

namespace RhetoricLens.Tests.Stance.Coding.Check;

public sealed class SetCheckTests
{
    [Fact]
    public void Every_leak_that_was_planted_is_found_and_nothing_else()
    {
        var words = new Words(1);
        var planted = new HashSet<(string, string)>();
        var passages = new List<CodedPassage>();
        for (var i = 0; i < 400; i++)
        {
            var text = words.Text(40);
            passages.Add(Coded.Passage($"p{i:000}", string.Join(' ', text), group: $"doc{i}"));
            if (i % 4 != 0)
                continue;
            // One word in twenty is another, and a few are added at the end.
            text[10] = words.Next();
            text[30] = words.Next();
            passages.Add(Coded.Passage($"q{i:000}", string.Join(' ', text.Append(words.Next())), group: $"other{i}"));
            planted.Add(($"p{i:000}", $"q{i:000}"));
        }
        var near = Check(passages).Near;
        Assert.Equal(planted, near.Pairs.Select(pair => (pair.First, pair.Second)).ToHashSet());
        Assert.Equal((0, 100, 0, true), (near.Conflicts, near.Leaks, near.Others, near.IsComplete));
    }

    [Fact]
    public void All_pairs_are_found_that_comparing_each_with_each_finds()
    {
        var words = new Words(2);
        var texts = Enumerable.Range(0, 120).Select(_ => words.Few(12)).ToArray();
        var passages = texts.Select((text, i) => Coded.Passage($"p{i:000}", string.Join(' ', text))).DistinctBy(passage => passage.Text).ToList();
        var expected = (from i in Enumerable.Range(0, passages.Count)
                        from j in Enumerable.Range(i + 1, passages.Count - i - 1)
                        where Jaccard(passages[i].Text, passages[j].Text) >= Limits.NearDuplicate
                        select (passages[i].Id, passages[j].Id)).ToHashSet();
        Assert.True(expected.Count > 20, $"only {expected.Count} pairs");
        Assert.Equal(expected, Check(passages).Near.Pairs.Select(pair => (pair.First, pair.Second)).ToHashSet());
    }

    [Theory]
    [InlineData("States alone should decide how the network within their own borders is governed.", "States alone should decide how the network within their borders is governed!")]
    [InlineData("各国有权自主选择网络发展道路和网络管理模式,反对网络霸权。", "各国有权自主选择网络发展道路和网络管理模式,反对任何网络霸权。")]
    [InlineData("Internet now", "internet: now!")]
    public void Alike_passages_with_different_labels_are_a_conflict(string first, string second)
    {
        var near = Check([Coded.Passage("a", first, CodebookLabel.Multilateral, group: "d"), Coded.Passage("b", second, CodebookLabel.Mixed, group: "d")]).Near;
        Assert.Equal(("a", "b", true, false), (near.Pairs.Single().First, near.Pairs[0].Second, near.Pairs[0].IsConflict, near.Pairs[0].IsLeak));
        Assert.Equal(1, near.Conflicts);
    }

    [Fact]
    public void Numbers_make_passages_different()
    {
        var passages = Enumerable.Range(0, 5).Select(i => Coded.Passage($"p{i}", $"Article {i} of chapter {i} in part {i}", CodebookLabel.None)).ToList();
        Assert.Empty(Check(passages).Near.Pairs);
    }

    [Fact]
    public void Coders_of_one_passage_are_no_duplicates()
    {
        const string text = "States alone should decide how the network is governed.";
        Assert.Empty(Check([Coded.Passage("a", text, coder: "x"), Coded.Passage("a", text, CodebookLabel.Mixed, coder: "y")]).Near.Pairs);
    }

    [Fact]
    public void Every_template_that_was_planted_is_found_with_its_passages()
    {
        var words = new Words(3);
        var passages = new List<CodedPassage>();
        var planted = new Dictionary<string, string[]>();
        for (var t = 0; t < 20; t++)
        {
            var run = words.Text(8 + t % 5);
            var count = 3 + t % 4;
            for (var n = 0; n < count; n++)
                passages.Add(Coded.Passage($"t{t:00}-{n}", string.Join(' ', [.. words.Text(n + 1), .. run, .. words.Text(9)])));
            planted[string.Join(' ', run)] = [.. Enumerable.Range(0, count).Select(n => $"t{t:00}-{n}")];
        }
        for (var i = 0; i < 200; i++)
            passages.Add(Coded.Passage($"f{i}", string.Join(' ', words.Text(30))));
        var runs = Check(passages).Runs;
        Assert.Equal(planted.Keys.Order(), runs.Select(run => run.Text).Order());
        Assert.All(runs, run => Assert.Equal(planted[run.Text], run.Ids.Order()));
        Assert.All(runs, run => Assert.Equal(run.Ids.Count, run.Count));
    }

    [Fact]
    public void A_template_in_Chinese_is_counted_in_characters()
    {
        const string run = "各国有权自主选择网络发展道路和网络管理模式";
        var passages = new[] { "中国主张", "俄方强调指出", "我们认为应当重申" }.Select((start, i) => Coded.Passage($"z{i}", start + run + "。第" + i + "条", language: "zh")).ToList();
        Assert.Contains(run, Assert.Single(Check(passages).Runs).Text);
        Assert.Empty(Check([.. passages.Take(2)]).Runs);
    }

    [Fact]
    public void Seven_words_in_a_row_are_a_formula_and_no_template()
    {
        const string formula = "in their respective roles and common responsibilities";
        var words = new Words(4);
        var passages = Enumerable.Range(0, 5).Select(i => Coded.Passage($"p{i}", string.Join(' ', [.. words.Text(9), formula, .. words.Text(9)]))).ToList();
        Assert.Empty(Check(passages).Runs);
    }

    [Fact]
    public void Repeated_openings_are_listed()
    {
        var words = new Words(5);
        var passages = Enumerable.Range(0, 4).Select(i => Coded.Passage($"p{i}", "We, the delegation, " + (i < 3 ? "believe " : "doubt ") + string.Join(' ', words.Text(9)))).ToList();
        var opening = Assert.Single(Check(passages).Openings);
        Assert.Equal(("we the delegation believe", 3), (opening.Text, opening.Count));
    }

    [Fact]
    public void A_kind_and_a_language_that_give_the_label_away_are_named()
    {
        var words = new Words(6);
        var passages = Enumerable.Range(0, 80).Select(i => Coded.Passage(
            $"p{i}", string.Join(' ', words.Text(9)), (CodebookLabel)(i % 4), language: i % 4 == 0 ? "ru" : "en", kind: i % 4 == 1 ? "formula" : "plain")).ToList();
        var balance = Check(passages).Balance;
        Assert.Equal(
            [("language", "ru", StanceLabel.Multilateral, 20), ("kind", "formula", StanceLabel.Multistakeholder, 20)],
            balance.Revealing.Select(value => (value.Field, value.Value, value.Label, value.Count)));
        Assert.Equal(
            [("en", StanceLabel.Multilateral, 0), ("ru", StanceLabel.Multistakeholder, 0), ("ru", StanceLabel.Mixed, 0), ("ru", StanceLabel.None, 0)],
            balance.Thin.Select(thin => (thin.Language, thin.Label, thin.Count)));
        Assert.Equal(["language", "kind"], balance.Tables.Select(table => table.Field));
    }

    [Fact]
    public void Very_short_and_very_long_passages_are_named()
    {
        var lengths = Check([Coded.Passage("s", "Internet, yes."), Coded.Passage("l", string.Join(' ', new Words(7).Text(600)))]).Lengths;
        Assert.Equal("s", Assert.Single(lengths.Short));
        Assert.Equal("l", Assert.Single(lengths.Long));
    }

    [Fact]
    public void A_set_made_of_one_template_is_checked_within_bounds_and_says_that_it_is_not_complete()
    {
        var passages = Enumerable.Range(0, 8_000)
            .Select(i => Coded.Passage($"p{i}", $"We believe that the state of number{i} must govern the Internet within its own borders", (CodebookLabel)(i % 4))).ToList();
        var near = Check(passages).Near;
        Assert.False(near.IsComplete);
        Assert.Equal(Limits.MaxListedFindings, near.Pairs.Count);
        Assert.All(near.Pairs, pair => Assert.True(pair.IsConflict));
    }

    [Fact]
    public void Bad_rows_are_the_errors_of_a_check()
    {
        var report = SetCheck.Run(Coded.Read("""{"text":"t","label":"nonsense"}""" + "\n" + """{"text":"u","label":"none"}""").Value).Value;
        Assert.Equal("unknown_label", Assert.Single(report.Errors).Code);
        Assert.Equal((1, 1), (report.Rows, report.Passages));
    }

    private static CheckReport Check(IReadOnlyList<CodedPassage> passages) => SetCheck.Run(new CodedSet("set", CodedFormat.Jsonl, passages, [], [])).Value;

    private static double Jaccard(string a, string b)
    {
        var (x, y) = (Triples(a), Triples(b));
        return (double)x.Intersect(y).Count() / x.Union(y).Count();

        static HashSet<string> Triples(string text)
        {
            var words = text.Split(' ');
            return [.. Enumerable.Range(0, words.Length - 2).Select(i => string.Join(' ', words[i..(i + 3)]))];
        }
    }

    /// <summary>Words that no other text has, or few words in many orders; the same for the same seed.</summary>
    private sealed class Words(int seed)
    {
        private uint _state = (uint)seed * 2_654_435_761;
        private int _count;

        public string Next() => "w" + (_count++).ToString(CultureInfo.InvariantCulture) + "x";

        public string[] Text(int length) => [.. Enumerable.Range(0, length).Select(_ => Next())];

        public string[] Few(int length) => [.. Enumerable.Range(0, length).Select(i => $"place{i}{(Below(5) == 0 ? "b" : "a")}")];

        private uint Below(uint limit)
        {
            _state = _state * 1_664_525 + 1_013_904_223;
            return (_state >> 16) % limit;
        }
    }
}
