using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends;

/// <summary>Estimates the stance of countries and groups from what their documents add up to.</summary>
public static class TrendBuilder
{
    /// <summary>
    /// One point for each series and period in which it takes a position. The mean is over position passages, so that a document that says more
    /// weighs more, and in a group a country that says more; the interval is over documents, which are what was sampled.
    /// </summary>
    /// <param name="cube">The documents.</param>
    /// <param name="series">Whose voices; null for every voice in the cube.</param>
    /// <param name="filter">Which documents.</param>
    /// <param name="length">Length of the periods; null: one period over all the years of the documents chosen.</param>
    /// <param name="seed">Seed of the intervals.</param>
    /// <param name="correct">Adds the corrected estimate to a point; null for none.</param>
    public static Trend Build(
        StanceCube cube, IReadOnlyList<TrendSeries>? series, PartFilter filter, PeriodLength? length, int seed, Func<TrendCell, CorrectedPoint>? correct = null)
    {
        var (cells, leftOut) = Cells(cube, series, filter, length);
        var results = new (TrendPoint? Point, SilentPeriod? Silent)[cells.Count];
        Parallel.For(0, cells.Count, i =>
        {
            var cell = cells[i];
            var figures = cube.Keep(cell.Series.Key, filter, cell.Period, seed, () => PointFigures.Of([.. cell.Tallies], Interval.Seed(seed, cell.Series.Key, cell.Period.Name)));
            results[i] = figures.Documents > 0 ? (Point(cell, figures) with { Corrected = correct?.Invoke(cell) }, null) : (null, Silent(cell, figures));
        });
        return new Trend([.. results.Select(result => result.Point).OfType<TrendPoint>()], [.. results.Select(result => result.Silent).OfType<SilentPeriod>()], leftOut);
    }

    /// <summary>The documents of each series and period, countries first, and how many parts have too coarse a date.</summary>
    public static (IReadOnlyList<TrendCell> Cells, int LeftOut) Cells(StanceCube cube, IReadOnlyList<TrendSeries>? series, PartFilter filter, PeriodLength? length)
    {
        TrendSeries[] asked = [.. (series ?? [.. cube.Voices.Select(TrendSeries.Of)]).OrderBy(one => one.Group is not null).ThenBy(one => one.Key, StringComparer.Ordinal)];
        var rows = new List<int>[asked.Length];
        Parallel.For(0, asked.Length, i => rows[i] = cube.Select(asked[i], filter));
        var whole = length is null ? Whole(cube, rows) : null;
        var (cells, coarse) = (new List<TrendCell>(), new HashSet<int>());
        for (var i = 0; i < asked.Length; i++)
            cells.AddRange(Cut(cube, asked[i], rows[i], length, whole, coarse));
        return (cells, coarse.Count);
    }

    private static IEnumerable<TrendCell> Cut(StanceCube cube, TrendSeries series, List<int> rows, PeriodLength? length, Period? whole, HashSet<int> coarse)
    {
        var cells = new Dictionary<int, TrendCell>();
        foreach (var row in rows)
        {
            if (length is null)
                CellOf(cube, cells, 0, series, whole!).Add(row);
            else if (Periods.Number(cube.Date(row), length) is { } number)
                (cells.TryGetValue(number, out var known) ? known : CellOf(cube, cells, number, series, Periods.Of(cube.Date(row), length)!)).Add(row);
            else
                coarse.Add(row);
        }
        return cells.OrderBy(pair => pair.Key).Select(pair => pair.Value);
    }

    private static TrendCell CellOf(StanceCube cube, Dictionary<int, TrendCell> cells, int number, TrendSeries series, Period period) =>
        cells.TryGetValue(number, out var known) ? known : cells[number] = new TrendCell(cube, series, period);

    private static Period? Whole(StanceCube cube, List<int>[] rows)
    {
        var days = rows.SelectMany(list => list).Select(row => cube.Date(row).Start).DefaultIfEmpty().ToArray();
        return Periods.Whole(days.Min(), days.Max());
    }

    private static TrendPoint Point(TrendCell cell, PointFigures figures) => new(
        cell.Series.Key, cell.Period, figures.Mean, figures.Interval?.Low, figures.Interval?.High, figures.Documents, figures.AllDocuments,
        figures.Sum.Positions, figures.Sum.OnTopic, figures.Sum.Passages)
    {
        Group = cell.Series.Group?.Code,
        SalienceLow = figures.Salience?.Low,
        SalienceHigh = figures.Salience?.High,
        Deviation = Dispersion.Deviation(figures.Sum),
        Agreement = Dispersion.Agreement(figures.Sum),
    };

    private static SilentPeriod Silent(TrendCell cell, PointFigures figures) => new(
        cell.Series.Key, cell.Period, figures.AllDocuments, figures.Sum.OnTopic, figures.Sum.Passages, figures.Salience?.Low, figures.Salience?.High);
}
