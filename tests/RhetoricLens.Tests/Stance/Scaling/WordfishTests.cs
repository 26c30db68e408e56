using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Tests.Stance.Scaling;

public sealed class WordfishTests
{
    private const double LbgOptimum = 21183.200066;

    private static readonly Wordfish Lbg = Fit(ScalingData.Lbg, "R1", "R5");

    [Fact]
    public void The_example_of_the_paper_reaches_its_optimum()
    {
        Assert.True(Lbg.IsConverged);
        Assert.Equal(LbgOptimum, Lbg.Objective, 1e-6);
        double[] expected = [-1.357257327, -0.6121581713, 0.09445689008, 0.7361433021, 1.459305317, -0.3204900114];
        Assert.All(expected.Zip(Lbg.Documents), pair => Assert.Equal(pair.First, pair.Second.Theta, 1e-5));
        double[] errors = [0.01547506389, 0.01232076407, 0.01139301907, 0.01159868918, 0.01544382176, 0.01222454705];
        Assert.All(errors.Zip(Lbg.Documents), pair => Assert.Equal(pair.First, pair.Second.ConditionalError, 1e-6));
    }

    [Fact]
    public void Positions_have_mean_0_and_standard_deviation_1()
    {
        Assert.Equal(0, Lbg.Documents.Sum(document => document.Theta), 1e-9);
        Assert.Equal(5, Lbg.Documents.Sum(document => document.Theta * document.Theta), 1e-9);
    }

    [Fact]
    public void A_published_result_is_worth_at_least_what_was_stated_and_less_than_ours()
    {
        // The stated 21179.2958 stops a little short of the maximum over the other parameters.
        double[] quanteda = [-1.29056981431, -0.616439068269, 0.0335098229275, 0.709612444151, 1.52333686878, -0.359450253285];
        Assert.InRange(Wordfish.ObjectiveAt(ScalingData.Lbg, quanteda), 21179.2958, 21180);
    }

    [Fact]
    public void Errors_that_count_the_words_as_estimated_are_not_smaller()
    {
        Assert.All(Lbg.Documents, document => Assert.True(document.StandardError >= document.ConditionalError * 0.5, document.ToString()));
    }

    [Fact]
    public void A_second_run_gives_the_same_bits()
    {
        var again = Fit(ScalingData.Lbg, "R1", "R5");
        Assert.Equal(Lbg.Documents, again.Documents);
        Assert.Equal(Lbg.Terms, again.Terms);
    }

    [Fact]
    public void The_two_documents_named_give_the_direction()
    {
        var turned = Fit(ScalingData.Lbg, "R5", "R1");
        Assert.All(Lbg.Documents.Zip(turned.Documents), pair => Assert.Equal(-pair.First.Theta, pair.Second.Theta, 1e-6));
    }

    [Fact]
    public void A_fit_that_ran_out_of_steps_says_so_and_gives_no_errors()
    {
        var fit = Wordfish.Fit(ScalingData.Lbg, new WordfishSettings(MaxSteps: 1), CancellationToken.None).Value;
        Assert.False(fit.IsConverged);
        Assert.All(fit.Documents, document => Assert.Null(document.StandardError));
    }

    [SkippableTheory]
    [InlineData("iebudget2009", 59559.7234)]
    [InlineData("demanif_foreign", null)]
    public void No_published_result_is_better_than_ours(string name, double? optimum)
    {
        var matrix = ScalingData.Read(ScalingData.Real(name + "_matrix.csv.gz"), rowsAreTerms: true);
        var fit = Fit(matrix, null, null);
        Assert.True(fit.IsConverged, $"{fit.Steps} steps");
        Assert.True(fit.Objective >= (optimum ?? double.MinValue) - 1e-4, $"{fit.Objective:F6}");
        foreach (var program in new[] { "quanteda", "austin" })
        {
            var expected = ScalingData.Expected(ScalingData.Real($"{name}_wordfish_{program}.csv"));
            Assert.True(fit.Objective > Wordfish.ObjectiveAt(matrix, [.. matrix.Documents.Select(document => expected[document]["theta"])]), program);
        }
    }

    [Theory]
    [InlineData("R1", "R1", "bad_reference")]
    [InlineData("R1", "R9", "unknown_reference")]
    public void Ends_that_cannot_serve_are_problems(string low, string high, string code) =>
        Assert.Equal(code, Wordfish.Fit(ScalingData.Lbg, new WordfishSettings(low, high), CancellationToken.None).Problem?.Code);

    [Fact]
    public void Two_documents_are_too_few() =>
        Assert.Equal("too_few_documents", Wordfish.Fit(ScalingData.Matrix(("a", "one two"), ("b", "two three")), new WordfishSettings(), CancellationToken.None).Problem?.Code);

    [Fact]
    public void Documents_all_alike_are_nothing_to_scale() =>
        Assert.Equal("no_variation", Wordfish.Fit(ScalingData.Matrix(("a", "one two"), ("b", "one two"), ("c", "two one")), new WordfishSettings(), CancellationToken.None).Problem?.Code);

    private static Wordfish Fit(DocumentTermMatrix matrix, string? low, string? high) => Wordfish.Fit(matrix, new WordfishSettings(low, high), CancellationToken.None).Value;
}
