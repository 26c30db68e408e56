using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends;

/// <summary>Points of one or more series.</summary>
/// <param name="Points">Countries by code, then groups by code; each by period.</param>
/// <param name="Silent">Periods with documents and without position passage, in the same order.</param>
/// <param name="LeftOut">Documents' parts whose date is known less exactly than the periods are long: they are in no point.</param>
public sealed record Trend(IReadOnlyList<TrendPoint> Points, IReadOnlyList<SilentPeriod> Silent, int LeftOut);

/// <summary>One series in one period: what a point is computed from. Its lists are made when they are asked for: of a point that was computed before, nobody asks.</summary>
public sealed class TrendCell
{
    private readonly StanceCube _cube;
    private readonly List<int> _rows = [];
    private readonly Lazy<(string[] Documents, Tally[] Tallies)> _lists;

    internal TrendCell(StanceCube cube, TrendSeries series, Period period)
    {
        (_cube, Series, Period) = (cube, series, period);
        _lists = new Lazy<(string[], Tally[])>(Lists);
    }

    /// <summary>Whose voices.</summary>
    public TrendSeries Series { get; }

    /// <summary>When.</summary>
    public Period Period { get; }

    /// <summary>Documents in the order of their ids.</summary>
    public IReadOnlyList<string> Documents => _lists.Value.Documents;

    /// <summary>What each adds up to.</summary>
    public IReadOnlyList<Tally> Tallies => _lists.Value.Tallies;

    internal void Add(int row) => _rows.Add(row);

    /// <summary>Parts of one document, which come one after the other, are one: documents are what was sampled.</summary>
    private (string[] Documents, Tally[] Tallies) Lists()
    {
        var (documents, tallies) = (new List<string>(_rows.Count), new List<Tally>(_rows.Count));
        for (var i = 0; i < _rows.Count; i++)
        {
            if (i > 0 && _cube.Rank(_rows[i]) == _cube.Rank(_rows[i - 1]))
            {
                tallies[^1] += _cube.Tally(_rows[i]);
                continue;
            }
            documents.Add(_cube.Document(_rows[i]));
            tallies.Add(_cube.Tally(_rows[i]));
        }
        return ([.. documents], [.. tallies]);
    }
}
