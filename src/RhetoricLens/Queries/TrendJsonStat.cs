using RhetoricLens.Core;

namespace RhetoricLens.Queries;

/// <summary>A trend as a JSON-stat 2.0 dataset (json-stat.org/full): series by period by measure. What is missing is left out of the values, never 0.</summary>
public static class TrendJsonStat
{
    private static readonly (string Id, string Label, Func<TrendPoint, double?> Of)[] Measures =
    [
        ("mean", "Mean axis score, raw", point => point.Mean),
        ("low", "Lower end of its 95 % interval", point => point.Low),
        ("high", "Upper end of its 95 % interval", point => point.High),
        ("corrected_mean", "Mean axis score, corrected by coded passages", point => point.Corrected?.Mean),
        ("corrected_low", "Lower end of its 95 % interval", point => point.Corrected?.Low),
        ("corrected_high", "Upper end of its 95 % interval", point => point.Corrected?.High),
        ("salience", "Share of passages about Internet, cyber or ICT policy", point => point.Salience),
        ("salience_low", "Lower end of its 95 % interval", point => point.SalienceLow),
        ("salience_high", "Upper end of its 95 % interval", point => point.SalienceHigh),
        ("deviation", "Standard deviation of axis scores", point => point.Deviation),
        ("agreement", "Agreement of van der Eijk", point => point.Agreement),
        ("smoothed", "Smoothed mean", point => point.Smoothed),
        ("documents", "Documents with a position", point => point.Documents),
        ("positions", "Position passages", point => point.Positions),
        ("passages", "Passages", point => point.Passages),
    ];

    /// <summary>The dataset, to be written as JSON.</summary>
    public static IReadOnlyDictionary<string, object> Of(TrendAnswer answer)
    {
        string[] series = [.. answer.Points.Select(point => point.Country).Distinct(StringComparer.Ordinal)];
        var periods = answer.Periods();
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["version"] = "2.0",
            ["class"] = "dataset",
            ["label"] = "Stance on who should rule the Internet: multilateral (-1) to multi-stakeholder (+1)",
            ["source"] = "RhetoricLens, model " + answer.Model,
            ["id"] = new[] { "series", "period", "measure" },
            ["size"] = new[] { series.Length, periods.Count, Measures.Length },
            ["role"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["geo"] = ["series"], ["time"] = ["period"], ["metric"] = ["measure"] },
            ["dimension"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["series"] = Dimension("Country, grouping or group", series.Select(key => (key, answer.NameOf(key)))),
                ["period"] = Dimension("Period", periods.Select(period => (period.Name, period.Name))),
                ["measure"] = Dimension("Measure", Measures.Select(measure => (measure.Id, measure.Label))),
            },
            ["value"] = Values(answer, series, periods),
            ["note"] = answer.Correction is { } correction ? new[] { answer.Interval, answer.Weighting, correction.Note } : new[] { answer.Interval, answer.Weighting },
        };
    }

    private static Dictionary<string, object> Dimension(string label, IEnumerable<(string Id, string Label)> categories)
    {
        var all = categories.ToArray();
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["label"] = label,
            ["category"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["index"] = all.Select(category => category.Id).ToArray(),
                ["label"] = all.ToDictionary(category => category.Id, category => category.Label, StringComparer.Ordinal),
            },
        };
    }

    /// <summary>By place in row-major order.</summary>
    private static SortedDictionary<int, double> Values(TrendAnswer answer, string[] series, IReadOnlyList<Period> periods)
    {
        var values = new SortedDictionary<int, double>();
        var (rows, columns) = (series.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal), periods.Index().ToDictionary(pair => pair.Item, pair => pair.Index));
        foreach (var point in answer.Points)
        {
            var start = (rows[point.Country] * periods.Count + columns[point.Period]) * Measures.Length;
            for (var i = 0; i < Measures.Length; i++)
            {
                if (Measures[i].Of(point) is { } value)
                    values[start + i] = value;
            }
        }
        return values;
    }
}
