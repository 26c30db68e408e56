using System.Globalization;
using System.Text.Json;
using RhetoricLens.Stance.Trends.Correction;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Trends.Correction;

/// <summary>Numbers of the papers' own code: <c>ppi_py</c> on the forest example, and the R package dsl on Pan and Chen's data.</summary>
public sealed class ReferenceTests
{
    private const double Exact = 1e-9;

    [SkippableFact]
    public void The_forest_example_comes_out_as_published()
    {
        var rows = File.ReadLines(Path.Combine(Folder(), "ppi_forest_badmodel.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        var few = rows.Where(row => row[3] == "1").ToArray();
        var (truth, predicted, others) = (Numbers(few, 1), Numbers(few, 2), Numbers(rows.Where(row => row[3] != "1"), 2));
        var expected = Reference("ppi_forest_badmodel_first300");
        foreach (var (name, lambda) in new[] { ("lambda0", 0.0), ("lambda1", 1.0) })
        {
            var estimate = PredictionPowered.Mean(truth, predicted, others, lambda);
            Assert.Equal(expected.GetProperty(name).GetProperty("est").GetDouble(), estimate.Value, Exact);
            Assert.Equal(expected.GetProperty(name).GetProperty("se").GetDouble(), estimate.StandardError, Exact);
        }
        Assert.Equal(expected.GetProperty("lambda_opt").GetDouble(), PredictionPowered.Mean(truth, predicted, others).Lambda, Exact);
    }

    [SkippableFact]
    public void Power_tuning_comes_out_as_published()
    {
        var (expected, truth, predicted, others) = PanChen();
        var estimate = PredictionPowered.Mean(truth, predicted, others);
        Assert.Equal(expected.GetProperty("ppi_lambda_opt").GetDouble(), estimate.Lambda, Exact);
        Assert.Equal(expected.GetProperty("ppi_pp_est").GetDouble(), estimate.Value, Exact);
        Assert.Equal(expected.GetProperty("ppi_pp_se").GetDouble(), estimate.StandardError, Exact);
    }

    [SkippableFact]
    public void Design_based_learning_comes_out_as_published()
    {
        var (expected, truth, predicted, others) = PanChen();
        var share = (double)truth.Length / (truth.Length + others.Length);
        var units = truth.Zip(predicted, (y, f) => (f, (double?)y, share)).Concat(others.Select(f => (f, (double?)null, share))).ToArray();
        var estimate = DesignBased.Mean(units);
        Assert.Equal(expected.GetProperty("dsl_ipw").GetDouble(), estimate.Value, Exact);
        Assert.Equal(expected.GetProperty("dsl_se").GetDouble(), estimate.StandardError, Exact);
    }

    private static (JsonElement Expected, double[] Truth, double[] Predicted, double[] Others) PanChen()
    {
        var expected = Reference("dsl_panchen");
        var counts = expected.GetProperty("confusion_gold_pred").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray()).ToArray();
        var pairs = from gold in new[] { 0, 1 } from predicted in new[] { 0, 1 } from _ in Enumerable.Range(0, counts[gold][predicted]) select (gold, predicted);
        var few = pairs.ToArray();
        var all = expected.GetProperty("N").GetInt32();
        var positive = (int)Math.Round(expected.GetProperty("naive").GetDouble() * all) - few.Sum(pair => pair.predicted);
        var others = Enumerable.Range(0, all - few.Length).Select(i => i < positive ? 1.0 : 0.0).ToArray();
        return (expected, [.. few.Select(pair => (double)pair.gold)], [.. few.Select(pair => (double)pair.predicted)], others);
    }

    private static JsonElement Reference(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "reference_values.json"))).RootElement.GetProperty(name);

    private static double[] Numbers(IEnumerable<string[]> rows, int column) => [.. rows.Select(row => double.Parse(row[column], CultureInfo.InvariantCulture))];

    private static string Folder()
    {
        var folder = Path.Combine(Repository.RealData ?? "", "scaling");
        Skip.IfNot(Repository.RealData is not null && Directory.Exists(folder), "RHETORICLENS_REAL_DATA names no folder with scaling/.");
        return folder;
    }
}
