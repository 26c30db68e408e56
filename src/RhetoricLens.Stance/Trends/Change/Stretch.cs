namespace RhetoricLens.Stance.Trends.Change;

/// <summary>Periods of one series that may hold a break: the documents that speak in them, period by period.</summary>
internal sealed class Stretch
{
    private readonly TrendCell[] _cells;
    private readonly (double Axis, double Positions)[] _documents;
    private readonly int[] _ends;

    internal Stretch(TrendCell[] cells)
    {
        _cells = cells;
        var documents = new List<(double, double)>();
        _ends = Array.ConvertAll(cells, cell =>
        {
            documents.AddRange(cell.Tallies.Where(tally => tally.Positions > 0).Select(tally => (tally.AxisSum, (double)tally.Positions)));
            return documents.Count;
        });
        _documents = [.. documents];
    }

    /// <summary>The first period after the greatest shift and by how much two means fit better than one; null when no place leaves enough on either side.</summary>
    internal (int At, double Gain)? Best() => Best(_documents);

    internal double PValue(double gain, ulong seed)
    {
        var draws = new Interval.SplitMix(seed);
        var shuffled = _documents.ToArray();
        var asGreat = 0;
        for (var round = 0; round < Breaks.Permutations; round++)
        {
            for (var i = shuffled.Length - 1; i > 0; i--)
            {
                var other = draws.Below(i + 1);
                (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
            }
            // Sums in another order differ in the last digits.
            asGreat += Best(shuffled)!.Value.Gain >= gain * (1 - 1e-9) ? 1 : 0;
        }
        return (asGreat + 1.0) / (Breaks.Permutations + 1);
    }

    /// <summary>Where the break may lie and how great it is: documents are drawn with replacement within each period.</summary>
    internal Break Describe(int at, double p, ulong seed)
    {
        var draws = new Interval.SplitMix(~seed);
        var (places, shifts, sample) = (new int[Interval.Resamples], new double[Interval.Resamples], new (double, double)[_documents.Length]);
        for (var b = 0; b < places.Length; b++)
        {
            for (var (start, period) = (0, 0); period < _ends.Length; start = _ends[period++])
            {
                for (var i = start; i < _ends[period]; i++)
                    sample[i] = _documents[start + draws.Below(_ends[period] - start)];
            }
            places[b] = Best(sample)!.Value.At;
            shifts[b] = Mean(sample.AsSpan(_ends[at - 1]..)) - Mean(sample.AsSpan(.._ends[at - 1]));
        }
        Array.Sort(places);
        return new Break(
            _cells[at].Series, _cells[at].Period, _cells[places[Interval.Resamples / 40]].Period, _cells[places[^(Interval.Resamples / 40)]].Period,
            Mean(_documents.AsSpan(.._ends[at - 1])), Mean(_documents.AsSpan(_ends[at - 1]..)), Interval.Of(shifts), p, _documents.Length);
    }

    private (int At, double Gain)? Best((double Axis, double Positions)[] documents)
    {
        var all = Sum(documents);
        var (axis, positions, next) = (0.0, 0.0, 0);
        (int At, double Gain)? best = null;
        for (var at = 1; at <= _ends.Length - Breaks.MinPeriods; at++)
        {
            for (; next < _ends[at - 1]; next++)
                (axis, positions) = (axis + documents[next].Axis, positions + documents[next].Positions);
            if (at < Breaks.MinPeriods || next < Breaks.MinDocuments || documents.Length - next < Breaks.MinDocuments)
                continue;
            var (laterAxis, later) = (all.Axis - axis, all.Positions - positions);
            var gain = axis * axis / positions + laterAxis * laterAxis / later - all.Axis * all.Axis / all.Positions;
            if (best is null || gain > best.Value.Gain)
                best = (at, gain);
        }
        return best;
    }

    private static double Mean(ReadOnlySpan<(double Axis, double Positions)> documents) => Sum(documents) is var sum ? sum.Axis / sum.Positions : 0;

    private static (double Axis, double Positions) Sum(ReadOnlySpan<(double Axis, double Positions)> documents)
    {
        var (axis, positions) = (0.0, 0.0);
        foreach (var document in documents)
            (axis, positions) = (axis + document.Axis, positions + document.Positions);
        return (axis, positions);
    }
}
