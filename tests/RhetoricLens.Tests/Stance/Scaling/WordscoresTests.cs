using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Tests.Stance.Scaling;

public sealed class WordscoresTests
{
    private const double Exact = 1e-9;

    private static readonly Wordscores Lbg = Wordscores.Fit(ScalingData.Lbg, ScalingData.LbgReferences).Value;

    private static readonly Dictionary<string, Dictionary<string, double>> Expected =
        ScalingData.Expected(Path.Combine(Path.GetDirectoryName(ScalingData.LbgFile)!, "lbg_expected_docs.csv"));

    [Fact]
    public void Raw_scores_and_their_standard_errors_are_those_of_the_paper()
    {
        foreach (var document in Lbg.Raw())
        {
            Assert.Equal(Expected[document.Document]["raw"], document.Score!.Value, Exact);
            Assert.Equal(Expected[document.Document]["se"], document.StandardError!.Value, Exact);
        }
        var virgin = Lbg.Raw()[^1];
        Assert.Equal(-0.471378075020574, virgin.Low!.Value, Exact);
        Assert.Equal(-0.424740078214853, virgin.High!.Value, Exact);
    }

    [Fact]
    public void The_first_rescaling_stretches_the_standard_error_as_it_does_the_score()
    {
        foreach (var document in Lbg.Rescaled(Rescaling.Lbg).Value)
        {
            Assert.Equal(Expected[document.Document]["lbg"], document.Score!.Value, Exact);
            Assert.Equal(Expected[document.Document]["lbg_se_correct"], document.StandardError!.Value, Exact);
        }
    }

    [Fact]
    public void The_second_rescaling_gives_the_outermost_references_their_scores_back()
    {
        var scores = Lbg.Rescaled(Rescaling.MartinVanberg).Value;
        Assert.All(scores, document => Assert.Equal(Expected[document.Document]["mv"], document.Score!.Value, Exact));
        Assert.Equal(0.0135412974015448, scores[^1].StandardError!.Value, Exact);
    }

    [Fact]
    public void A_word_of_two_references_takes_their_mean_by_probability()
    {
        var scores = ScalingData.Lbg.Terms.Zip(Lbg.TermScores).ToDictionary();
        Assert.Equal(-1.48125, scores["F"]!.Value, Exact);
        Assert.Equal(0.130597014925373, scores["T"]!.Value, Exact);
    }

    [SkippableFact]
    public void British_manifestos_of_1997_stand_where_the_paper_puts_them()
    {
        var matrix = ScalingData.Read(ScalingData.Real("uk_manifestos_1992_1997_words_by_docs.csv"), rowsAreTerms: true);
        var references = new Dictionary<string, double> { ["UKCONS92a.txt"] = 17.21, ["UKLAB92a.txt"] = 5.35, ["UKLIBDEM92a.txt"] = 8.21 };
        var model = Wordscores.Fit(matrix, references).Value;
        Assert.Equal(5511, model.TermScores.Count(score => score is not null));
        var raw = model.Raw().ToDictionary(document => document.Document);
        var rescaled = model.Rescaled(Rescaling.Lbg, name => !references.ContainsKey(name)).Value.ToDictionary(document => document.Document);
        foreach (var (name, expected) in ScalingData.Expected(ScalingData.Real("uk1997_economic_expected.csv")))
        {
            Assert.Equal(expected["raw"], raw[name].Score!.Value, Exact);
            Assert.Equal(expected["se"], raw[name].StandardError!.Value, Exact);
            Assert.Equal(expected["lbg"], rescaled[name].Score!.Value, Exact);
            Assert.Equal(expected["lbg_se"], rescaled[name].StandardError!.Value, Exact);
        }
    }

    [Fact]
    public void A_document_without_a_word_of_the_references_has_no_score()
    {
        var matrix = ScalingData.Matrix(("a", "one two"), ("b", "two three"), ("c", "four"));
        var scores = Wordscores.Fit(matrix, new Dictionary<string, double> { ["a"] = -1, ["b"] = 1 }).Value.Raw();
        Assert.Equal((null, null, 0L), (scores[2].Score, scores[2].StandardError, scores[2].Tokens));
    }

    [Theory]
    [InlineData("a", "zzz", "unknown_reference")]
    [InlineData("a", "empty", "no_shared_words")]
    [InlineData("a", "a", "too_few_references")]
    public void References_that_cannot_serve_are_problems(string low, string high, string code)
    {
        var matrix = ScalingData.Matrix(("a", "one two"), ("b", "two three"), ("empty", "1 2 3"));
        var references = new Dictionary<string, double> { [low] = -1 };
        references[high] = 1;
        Assert.Equal(code, Wordscores.Fit(matrix, references).Problem?.Code);
    }

    [Fact]
    public void A_reference_that_is_a_term_points_to_a_table_on_its_side()
    {
        var problem = Wordscores.Fit(ScalingData.Lbg, new Dictionary<string, double> { ["ZK"] = 1, ["A"] = 0 }).Problem;
        Assert.Contains("--rows words", problem!.Remedy);
    }
}
