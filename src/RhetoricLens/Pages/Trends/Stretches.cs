using RhetoricLens.Core;

namespace RhetoricLens.Pages.Trends;

/// <summary>Cuts a series where time passes without a point: nothing is known there, and no line is drawn over it.</summary>
internal static class Stretches
{
    /// <summary>The points in stretches of periods that follow upon one another.</summary>
    internal static List<List<T>> Of<T>(IEnumerable<T> points, Func<T, Period> period)
    {
        var stretches = new List<List<T>>();
        foreach (var point in points.OrderBy(point => period(point).Start))
        {
            if (stretches.Count > 0 && period(stretches[^1][^1]).End.AddDays(1) == period(point).Start)
                stretches[^1].Add(point);
            else
                stretches.Add([point]);
        }
        return stretches;
    }

    /// <summary>One list for a line, with null between stretches.</summary>
    internal static T?[] Gapped<T>(IReadOnlyList<List<T>> stretches) where T : class =>
        [.. stretches.SelectMany((stretch, i) => i == 0 ? stretch : stretch.Prepend(null!))];
}
