using RhetoricLens.Core;
using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Tests.Stance.Vectors;

public sealed class VectorLearnerTests
{
    [Fact]
    public void Words_of_one_topic_are_nearer_to_each_other_than_to_the_other_topic()
    {
        var vectors = Planted.Learn(Planted.Texts).Vectors;
        Assert.True(Planted.Cosine(vectors, "bread", "oven") > Planted.Cosine(vectors, "bread", "treaty") + 0.2f);
        Assert.True(Planted.Cosine(vectors, "law", "court") > Planted.Cosine(vectors, "law", "dough") + 0.2f);
    }

    [Fact]
    public void Words_that_never_meet_but_keep_the_same_company_are_near()
    {
        var learned = Planted.Learn(Planted.Texts);
        Assert.DoesNotContain(Planted.Texts, text => text.Text.Contains("minister", StringComparison.Ordinal) && text.Text.Contains("premier", StringComparison.Ordinal));
        Assert.Contains("premier", learned.Nearest("Minister", 4).Value.Select(neighbour => neighbour.Word));
        Assert.True(Planted.Cosine(learned.Vectors, "minister", "premier") > Planted.Cosine(learned.Vectors, "minister", "bread") + 0.2f);
    }

    [Fact]
    public void The_order_of_the_texts_and_the_number_of_threads_change_no_byte()
    {
        var expected = Planted.Learn(Planted.Texts, Planted.Settings with { Threads = 1 }).Vectors.ToBytes();
        Assert.Equal(expected, Planted.Learn(Planted.Texts.Reverse(), Planted.Settings with { Threads = 1 }).Vectors.ToBytes());
        Assert.Equal(expected, Planted.Learn(Planted.Texts.OrderBy(text => text.Text.Length), Planted.Settings with { Threads = 7 }).Vectors.ToBytes());
    }

    [Fact]
    public void Weights_that_are_not_whole_give_the_same_bytes_in_any_order_too()
    {
        var texts = Planted.Texts.Select((text, i) => text with { Weight = 0.1f + i % 7 / 3f }).ToArray();
        Assert.Equal(Planted.Learn(texts).Vectors.Sha256, Planted.Learn(texts.Reverse()).Vectors.Sha256);
    }

    [Fact]
    public void A_text_of_weight_nine_counts_like_the_same_text_nine_times()
    {
        var once = Planted.Texts.Select((text, i) => text with { Weight = i < 5 ? 9 : 1 });
        var often = Planted.Texts.Concat(Enumerable.Repeat(Planted.Texts.Take(5), 8).SelectMany(texts => texts));
        var (weighted, repeated, plain) = (Planted.Learn(once).Vectors, Planted.Learn(often).Vectors, Planted.Learn(Planted.Texts).Vectors);
        Assert.Equal(Planted.Cosine(repeated, "minister", "law"), Planted.Cosine(weighted, "minister", "law"), 0.005);
        Assert.NotEqual(Planted.Cosine(plain, "minister", "law"), Planted.Cosine(weighted, "minister", "law"), 0.02);
    }

    [Fact]
    public void Another_seed_gives_other_bytes_and_nearly_the_same_angles()
    {
        var (one, other) = (Planted.Learn(Planted.Texts).Vectors, Planted.Learn(Planted.Texts, Planted.Settings with { Seed = 7 }).Vectors);
        Assert.NotEqual(one.Sha256, other.Sha256);
        Assert.Equal(Planted.Cosine(one, "bread", "yeast"), Planted.Cosine(other, "bread", "yeast"), 0.05);
    }

    [Fact]
    public void Rare_words_have_no_vector_and_the_vocabulary_holds_the_most_frequent()
    {
        var texts = Planted.Texts.Append(new WeightedText("hapax", 1)).ToArray();
        Assert.Equal(-1, Planted.Learn(texts).Vectors.RowOf(Planted.Hash("hapax")));
        var few = Planted.Learn(texts, Planted.Settings with { Vocabulary = 8, Dimensions = 2 }).Vectors;
        Assert.Equal(8, few.Count);
        Assert.True(few.RowOf(Planted.Hash("the")) >= 0);
        Assert.Equal(-1, few.RowOf(Planted.Hash("minister")));
    }

    [Fact]
    public void A_word_without_neighbours_has_the_zero_vector()
    {
        var vectors = Planted.Learn([.. Planted.Texts, new WeightedText("alone", 1), new WeightedText("alone", 1)]).Vectors;
        Assert.All(Planted.VectorOf(vectors, "alone"), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Windows_do_not_reach_from_one_text_into_the_next()
    {
        var apart = Planted.Learn([.. Planted.Texts, .. Enumerable.Repeat(new WeightedText("alone", 1), 9)]).Vectors;
        Assert.Equal(0, Planted.Cosine(apart, "alone", "alone"));
        var together = Planted.Learn([.. Planted.Texts, new WeightedText(string.Join(' ', Enumerable.Repeat("alone", 9)), 1)]).Vectors;
        Assert.Equal(1, Planted.Cosine(together, "alone", "alone"), 0.001);
    }

    [Fact]
    public void The_weight_of_a_word_falls_with_its_share_of_all_words()
    {
        var learned = Planted.Learn(Planted.Texts);
        var share = 240.0 / learned.Tokens;
        Assert.Equal(0.001 / (0.001 + share), learned.Vectors.Weight(learned.Vectors.RowOf(Planted.Hash("the"))), 1e-6);
        Assert.True(learned.Vectors.Weight(learned.Vectors.RowOf(Planted.Hash("premier"))) > learned.Vectors.Weight(learned.Vectors.RowOf(Planted.Hash("the"))));
    }

    [Fact]
    public void All_numbers_are_one_word()
    {
        var learned = Planted.Learn([.. Planted.Texts, new WeightedText("bread 1998 oven 2014 bread", 1)]);
        Assert.Contains("(number)", learned.Nearest("bread", 100).Value.Select(neighbour => neighbour.Word));
        Assert.Equal(learned.Nearest("3", 5).Value, learned.Nearest("7", 5).Value);
    }

    [Fact]
    public void Neighbours_of_a_word_without_a_vector_are_a_problem()
    {
        Assert.Equal("unknown_word", Planted.Learn(Planted.Texts).Nearest("zeppelin", 3).Problem?.Code);
    }

    [Theory]
    [InlineData(1, 6, 6, 3)]
    [InlineData(Limits.MaxVectorWords + 1, 6, 6, 3)]
    [InlineData(100, 0, 6, 3)]
    [InlineData(100, Limits.MaxVectorDimensions + 1, 6, 3)]
    [InlineData(100, 6, 0, 3)]
    [InlineData(100, 6, 6, -1)]
    public void Settings_out_of_range_are_a_problem(int vocabulary, int dimensions, int window, int iterations)
    {
        var settings = Planted.Settings with { Vocabulary = vocabulary, Dimensions = dimensions, Window = window, PowerIterations = iterations };
        Assert.Equal("bad_vector_settings", VectorLearner.Learn(() => Planted.Texts, settings, null, CancellationToken.None).Problem?.Code);
    }

    [Fact]
    public void Fewer_words_than_dimensions_are_a_problem()
    {
        var learned = VectorLearner.Learn(() => Planted.Texts, Planted.Settings with { Dimensions = 50 }, null, CancellationToken.None);
        Assert.Equal("too_few_words", learned.Problem?.Code);
        Assert.Equal("too_few_words", VectorLearner.Learn(() => [], Planted.Settings, null, CancellationToken.None).Problem?.Code);
    }

    [Fact]
    public void Learning_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        IEnumerable<WeightedText> Texts()
        {
            foreach (var text in Planted.Texts)
            {
                yield return text;
                stop.Cancel();
            }
        }

        Assert.ThrowsAny<OperationCanceledException>(() => VectorLearner.Learn(Texts, Planted.Settings, null, stop.Token));
    }
}
