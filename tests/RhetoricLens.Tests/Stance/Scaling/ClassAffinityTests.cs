using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Tests.Stance.Scaling;

public sealed class ClassAffinityTests
{
    private static readonly Dictionary<string, string> LeftAndRight = new(StringComparer.Ordinal) { ["R1"] = "L", ["R5"] = "R" };

    [Fact]
    public void The_example_of_the_paper_comes_out_to_the_published_digits()
    {
        var scored = ClassAffinity.Fit(ScalingData.Lbg, LeftAndRight).Value.Score().ToDictionary(document => document.Document);
        double[] left = [0.9994964426, 0.9994114959, 0.5, 0.0005885041, 0.0005035574, 0.9986670961];
        string[] names = ["R1", "R2", "R3", "R4", "R5", "V1"];
        Assert.All(names.Zip(left), pair => Assert.Equal(pair.Second, scored[pair.First].Shares![0], 1e-10));
        Assert.Equal(0.0007119597, scored["R1"].StandardErrors![0], 1e-10);
        Assert.Equal(0.0008319957, scored["R2"].StandardErrors![0], 1e-10);
        Assert.Equal(0.0273371117, scored["R3"].StandardErrors![0], 1e-10);
        Assert.Equal(0.0018655335, scored["V1"].StandardErrors![0], 1e-10);
    }

    [Fact]
    public void Three_classes_share_a_document_and_one_between_them_is_mostly_the_middle()
    {
        var model = ClassAffinity.Fit(ScalingData.Lbg, new Dictionary<string, string> { ["R1"] = "a", ["R3"] = "b", ["R5"] = "c" }).Value;
        var middle = model.Score()[2];
        Assert.Equal(1, middle.Shares!.Sum(), 1e-12);
        Assert.Equal(1, middle.Shares!.Index().MaxBy(share => share.Item).Index);
    }

    [Fact]
    public void One_class_is_too_few() =>
        Assert.Equal("too_few_references", ClassAffinity.Fit(ScalingData.Lbg, new Dictionary<string, string> { ["R1"] = "a", ["R3"] = "a" }).Problem?.Code);

    [Fact]
    public void Naive_bayes_gives_the_numbers_of_the_textbook()
    {
        // Manning, Raghavan and Schütze 2008, example 13.1.
        var matrix = ScalingData.Matrix(
            ("d1", "Chinese Beijing Chinese"), ("d2", "Chinese Chinese Shanghai"), ("d3", "Chinese Macao"), ("d4", "Tokyo Japan Chinese"), ("d5", "Chinese Chinese Chinese Tokyo Japan"));
        var model = NaiveBayes.Fit(matrix, new Dictionary<string, string> { ["d1"] = "Y", ["d2"] = "Y", ["d3"] = "Y", ["d4"] = "N" }).Value;
        Assert.Equal(0.42857142857142855, model.Probability("chinese", "Y")!.Value, 1e-12);
        Assert.Equal(0.07142857142857142, model.Probability("tokyo", "Y")!.Value, 1e-12);
        Assert.Equal(0.2222222222222222, model.Probability("chinese", "N")!.Value, 1e-12);
        var posteriors = model.Score().ToDictionary(document => document.Document, document => document.Shares![1]);
        Assert.Equal(0.9348373, posteriors["d1"], 1e-7);
        Assert.Equal(0.8814994, posteriors["d3"], 1e-7);
        Assert.Equal(0.3741233, posteriors["d4"], 1e-7);
        Assert.Equal(0.6897586, posteriors["d5"], 1e-7);
    }
}
