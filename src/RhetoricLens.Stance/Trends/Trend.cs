using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends;

/// <summary>Points of one or more countries.</summary>
/// <param name="Points">Sorted by country and period.</param>
/// <param name="LeftOut">Documents whose date is known less exactly than the periods are long: they are in no point.</param>
public sealed record Trend(IReadOnlyList<TrendPoint> Points, int LeftOut);
