using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends;

/// <summary>Points of one or more series.</summary>
/// <param name="Points">Countries by code, then groups by code; each by period.</param>
/// <param name="Silent">Periods with documents and without position passage, in the same order.</param>
/// <param name="LeftOut">Documents' parts whose date is known less exactly than the periods are long: they are in no point.</param>
public sealed record Trend(IReadOnlyList<TrendPoint> Points, IReadOnlyList<SilentPeriod> Silent, int LeftOut);

/// <summary>One series in one period: what a point is computed from.</summary>
/// <param name="Series">Whose voices.</param>
/// <param name="Period">When.</param>
public sealed record TrendCell(TrendSeries Series, Period Period)
{
    private readonly List<int> _ranks = [];

    /// <summary>Documents in the order of their ids.</summary>
    public List<string> Documents { get; } = [];

    /// <summary>What each adds up to.</summary>
    public List<Tally> Tallies { get; } = [];

    /// <summary>Adds a part; parts of one document that come one after the other are one: documents are what was sampled.</summary>
    internal void Add(StanceCube cube, int row)
    {
        if (_ranks.Count > 0 && _ranks[^1] == cube.Rank(row))
        {
            Tallies[^1] += cube.Tally(row);
            return;
        }
        _ranks.Add(cube.Rank(row));
        Documents.Add(cube.Document(row));
        Tallies.Add(cube.Tally(row));
    }
}
