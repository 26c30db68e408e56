using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Queries;

/// <summary>A question about stance by country and period; the same words on the command line and in an address.</summary>
/// <param name="Countries">Codes; null asks for all.</param>
/// <param name="From">First day; null leaves the span open.</param>
/// <param name="To">Last day, included.</param>
/// <param name="By">Length of the periods; null makes one period of the whole span.</param>
/// <param name="ByName">The length as asked for.</param>
public sealed record TrendQuery(IReadOnlyList<string>? Countries, DateOnly? From, DateOnly? To, PeriodLength? By, string ByName)
{
    /// <summary>Version of the model whose scores are wanted; null for the last one that has scored everything.</summary>
    public string? Model { get; init; }

    /// <summary>One period for the whole span.</summary>
    public const string WholeSpan = "all";

    /// <summary>Reads the question; a problem names the parameter that is wrong.</summary>
    public static Outcome<TrendQuery> Parse(string? countries, string? from, string? to, string? by)
    {
        var scope = QueryScope.Parse(countries, from, to);
        if (!scope.IsOk)
            return scope.Problem;
        var (codes, first, last) = scope.Value;
        if (by is null or WholeSpan)
            return new TrendQuery(codes, first, last, null, WholeSpan);
        var length = PeriodParser.Parse(by);
        return length.IsOk
            ? new TrendQuery(codes, first, last, length.Value, by)
            : length.Problem;
    }
}

/// <summary>The answer: every point carries n and an interval, and the whole carries the model.</summary>
/// <param name="Model">Version of the model that scored the passages.</param>
/// <param name="Interval">How the intervals were made.</param>
/// <param name="By">Length of the periods.</param>
/// <param name="Points">By country, then period; a period without position passages has no point.</param>
/// <param name="Missing">Countries asked for that have no position passage in the span.</param>
/// <param name="LeftOut">Documents whose date is too coarse for the periods.</param>
/// <param name="Unscored">Documents in the store that this model has not scored yet: they are in no point.</param>
/// <param name="Pending">The model in use, when it has not scored everything yet and <paramref name="Model"/>, the last one that has, answers in its place; else null.</param>
public sealed record TrendAnswer(
    string Model, string Interval, string By, IReadOnlyList<TrendPoint> Points, IReadOnlyList<string> Missing, int LeftOut, int Unscored, string? Pending = null)
{
    /// <summary>All periods from the first point to the last, those without a point included: a gap in time is shown as one.</summary>
    public IReadOnlyList<Period> Periods()
    {
        var known = Points.Select(point => point.Period).Distinct().OrderBy(period => period.Start).ToArray();
        if (known.Length < 2 || PeriodParser.Parse(By) is not { IsOk: true } length)
            return known;
        var all = new List<Period> { known[0] };
        while (all[^1].End < known[^1].Start && Stance.Trends.Periods.Of(PartialDate.FromDay(all[^1].End.AddDays(1)), length.Value) is { } next)
            all.Add(next);
        return all;
    }
}
