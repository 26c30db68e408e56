using RhetoricLens.Stance.Validate;

namespace RhetoricLens.Tests.Stance.Validate;

public sealed class RankingTests
{
    [Fact]
    public void The_area_is_the_share_of_pairs_in_order_and_ties_count_half()
    {
        // Of six pairs (1 or 2 below 2, 3 or 0) three are in order, one is tied.
        Assert.Equal(3.5 / 6, Ranking.Auc([1, 2], [2, 3, 0])!.Value, 12);
    }

    [Fact]
    public void Perfect_order_is_one_reversed_order_none_and_equality_chance()
    {
        Assert.Equal(1, Ranking.Auc([-1, -0.5], [0, 0.5]));
        Assert.Equal(0, Ranking.Auc([0, 0.5], [-1, -0.5]));
        Assert.Equal(0.5, Ranking.Auc([1, 1], [1, 1, 1]));
    }

    [Fact]
    public void The_area_is_that_of_the_worked_example_of_Hanley_and_McNeil()
    {
        // Table I of their paper: 58 normal and 51 abnormal images rated 1 to 5; the trapezoidal area is 0.893.
        double[] normal = [.. Times(1, 33), .. Times(2, 6), .. Times(3, 6), .. Times(4, 11), .. Times(5, 2)];
        double[] abnormal = [.. Times(1, 3), .. Times(2, 2), .. Times(3, 2), .. Times(4, 11), .. Times(5, 33)];
        Assert.Equal(0.893, Ranking.Auc(normal, abnormal)!.Value, 3);
    }

    [Fact]
    public void Without_countries_on_one_side_there_is_no_figure()
    {
        Assert.Null(Ranking.Auc([], [1]));
        Assert.Null(Ranking.Auc([1], []));
    }

    [Fact]
    public void The_interval_holds_the_figure_and_is_the_same_again()
    {
        double[] low = [-0.5, -0.2, 0.1, -0.4, 0.3, 0], high = [0.4, 0.2, -0.1, 0.6, 0.5, 0.1];
        var interval = Ranking.AucInterval(low, high, 7)!;
        Assert.InRange(Ranking.Auc(low, high)!.Value, interval.Low, interval.High);
        Assert.True(interval.Low is > 0.3 and < 0.8);
        Assert.Equal(interval, Ranking.AucInterval(low, high, 7));
    }

    [Fact]
    public void A_side_of_four_countries_gets_no_interval() =>
        Assert.Null(Ranking.AucInterval([1, 2, 3, 4], [5, 6, 7, 8, 9], 1));

    [Fact]
    public void Spearman_is_that_of_the_ranks()
    {
        Assert.Equal(1, Ranking.Spearman([1, 10, 100], [0.1, 0.2, 0.3])!.Value, 12);
        Assert.Equal(-1, Ranking.Spearman([1, 2, 3], [9, 4, 1])!.Value, 12);
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 x 5).
        Assert.Equal(4.5 / Math.Sqrt(22.5), Ranking.Spearman([1, 2, 2, 3], [1, 2, 3, 4])!.Value, 12);
    }

    [Fact]
    public void Values_that_do_not_vary_correlate_with_nothing()
    {
        Assert.Null(Ranking.Spearman([1, 1, 1], [1, 2, 3]));
        Assert.Null(Ranking.Spearman([1, 2], [1, 2]));
    }

    private static IEnumerable<double> Times(double value, int count) => Enumerable.Repeat(value, count);
}
