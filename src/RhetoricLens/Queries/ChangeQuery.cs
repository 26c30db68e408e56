using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Trends;
using RhetoricLens.Stance.Trends.Change;
using RhetoricLens.Stance.Trends.Correction;
using RhetoricLens.Stance.Trends.Groups;

namespace RhetoricLens.Queries;

/// <summary>One side of a comparison as written: a country, or <c>group:</c> and a group; and its own span, if any.</summary>
public sealed record SideWords(string? Voice, string? From, string? To)
{
    /// <summary>A question about this side alone, of one period; what it leaves open is as on both.</summary>
    internal TrendWords Words(TrendWords both)
    {
        var isGroup = Voice?.StartsWith(Group.Prefix, StringComparison.OrdinalIgnoreCase) == true;
        return both with { Country = isGroup ? null : Voice, Group = isGroup ? Voice![Group.Prefix.Length..] : null, From = From ?? both.From, To = To ?? both.To, By = null };
    }
}

/// <summary>The difference of two means.</summary>
/// <param name="Model">Version of the model.</param>
/// <param name="A">The one side.</param>
/// <param name="B">The other.</param>
/// <param name="Difference">Raw mean of a less raw mean of b.</param>
/// <param name="Low">Lower end of its 95 % interval; null when a side has one document that speaks.</param>
/// <param name="High">Upper end.</param>
/// <param name="SharedDocuments">Documents on both sides.</param>
/// <param name="Corrected">The same, corrected; null when only the raw one was asked for.</param>
/// <param name="Interval">How the intervals were made.</param>
public sealed record DifferenceAnswer(
    string Model, TrendPoint A, TrendPoint B, double Difference, double? Low, double? High, int SharedDocuments, CorrectedDifference? Corrected, string Interval);

/// <summary>A corrected difference, or why there is none.</summary>
/// <param name="Estimate"><c>ppi</c> or <c>dsl</c>.</param>
/// <param name="Difference">Corrected mean of a less that of b.</param>
/// <param name="Low">Lower end of its 95 % interval; what both sides owe to the same coded passages is taken into account.</param>
/// <param name="High">Upper end.</param>
/// <param name="Missing">Why there is none.</param>
public sealed record CorrectedDifference(string Estimate, double? Difference, double? Low, double? High, string? Missing);

/// <summary>Shifts of means.</summary>
/// <param name="Model">Version of the model.</param>
/// <param name="By">Length of the periods.</param>
/// <param name="Breaks">With p of at most 0.05, by series and time.</param>
/// <param name="Tests">Tests made in this answer; adjusted p values are for all of them.</param>
/// <param name="Note">How breaks are found.</param>
public sealed record BreaksAnswer(string Model, string By, IReadOnlyList<BreakAnswer> Breaks, int Tests, string Note);

/// <summary>A break; see <see cref="Stance.Trends.Change.Break"/>.</summary>
/// <param name="Country">As in a point of a trend.</param>
/// <param name="At">First period after the shift.</param>
/// <param name="Earliest">Lower end of the 95 % interval of <paramref name="At"/>.</param>
/// <param name="Latest">Upper end.</param>
/// <param name="Before">Raw mean before.</param>
/// <param name="After">Raw mean after.</param>
/// <param name="Shift">After less before.</param>
/// <param name="Low">Lower end of its 95 % interval, the place of the break taken as known.</param>
/// <param name="High">Upper end.</param>
/// <param name="P">By permutation of documents.</param>
/// <param name="AdjustedP">After Holm, for all tests of the answer.</param>
/// <param name="Flagged">Whether the adjusted p is at most 0.05.</param>
/// <param name="Documents">Documents that speak in the stretch.</param>
public sealed record BreakAnswer(
    string Country, Period At, Period Earliest, Period Latest, double Before, double After, double Shift, double Low, double High,
    double P, double AdjustedP, bool Flagged, int Documents);

/// <summary>Asks what changed.</summary>
public static class ChangeQuery
{
    private const string BreaksNote =
        "Weighted least squares over periods, one break after the other; p: permutation of documents over periods, adjusted after Holm for the tests of this answer; "
        + "interval of the date: bootstrap of documents within periods. Raw means: a change of the classifier's errors looks like a change of stance.";

    /// <summary>Mean of one side less that of another.</summary>
    public static Outcome<DifferenceAnswer> Difference(this Workspace workspace, TrendWords words, SideWords a, SideWords b)
    {
        var left = workspace.ReadSide(words, a, "a");
        if (!left.IsOk)
            return left.Problem;
        var right = workspace.ReadSide(words, b, "b");
        return right.IsOk ? workspace.Difference(left.Value, right.Value) : right.Problem;
    }

    /// <summary>Shifts of the means of the series asked for.</summary>
    public static Outcome<BreaksAnswer> Breaks(this Workspace workspace, TrendWords words)
    {
        var asked = workspace.Ask(words with { By = words.By ?? "year" });
        if (!asked.IsOk)
            return asked.Problem;
        var query = asked.Value;
        if (query.By is null)
            return new Problem("bad_period", "One period has no break.", "by", "Use month, quarter, year, or years such as 5y.");
        var model = query.Model ?? workspace.AnsweringModel();
        var (cells, _) = TrendBuilder.Cells(workspace.Cubes.Of(workspace.Store, model), query.Series, query.Filter, query.By);
        var (found, tests) = Stance.Trends.Change.Breaks.Of(cells, Trending.Seed);
        return new BreaksAnswer(model, query.ByName, [.. found.Select(Answer)], tests, BreaksNote);
    }

    private static Outcome<DifferenceAnswer> Difference(this Workspace workspace, Side a, Side b)
    {
        var model = a.Query.Model ?? workspace.AnsweringModel();
        var seed = Interval.Seed(Trending.Seed, a.Cell.Series.Key + "-" + b.Cell.Series.Key, a.Cell.Period.Name + "-" + b.Cell.Period.Name);
        var raw = Stance.Trends.Change.Difference.Between(a.Cell, b.Cell, seed);
        var (corrector, _) = workspace.Correction(a.Query, model, workspace.Cubes.Of(workspace.Store, model));
        return new DifferenceAnswer(
            model, a.Point, b.Point, Math.Round(raw.Value, 6), Trending.Six(raw.Interval?.Low), Trending.Six(raw.Interval?.High), raw.Shared,
            corrector is null ? null : Corrected(corrector, a.Cell, b.Cell), Trending.IntervalNote);
    }

    private static CorrectedDifference Corrected(Corrector corrector, TrendCell a, TrendCell b)
    {
        var (left, right) = (corrector.Estimate(a), corrector.Estimate(b));
        if (left.Mean is null || right.Mean is null)
            return new CorrectedDifference(corrector.Name, null, null, null, left.Missing ?? right.Missing);
        var (difference, interval) = left.Mean.Less(right.Mean);
        return new CorrectedDifference(corrector.Name, Trending.Six(difference), Trending.Six(interval.Low), Trending.Six(interval.High), null);
    }

    private static Outcome<Side> ReadSide(this Workspace workspace, TrendWords words, SideWords side, string name)
    {
        var asked = workspace.AskSide(words, side, name);
        if (!asked.IsOk)
            return asked.Problem;
        var model = asked.Value.Model ?? workspace.AnsweringModel();
        var cells = TrendBuilder.Cells(workspace.Cubes.Of(workspace.Store, model), asked.Value.Series, asked.Value.Filter, null).Cells;
        var points = workspace.Trends(asked.Value).Points;
        return points.Count == 1
            ? new Side(asked.Value, cells[0], points[0])
            : new Problem("no_positions", $"No passage of {side.Voice} takes a position in the span.", name, "Choose a longer span, or another country.");
    }

    /// <summary>Reads one side of a comparison: its voice and span, and what both sides share.</summary>
    /// <param name="workspace">The store.</param>
    /// <param name="words">What both sides share.</param>
    /// <param name="side">Whose voice, and when.</param>
    /// <param name="name">Of the parameter, for problems.</param>
    internal static Outcome<TrendQuery> AskSide(this Workspace workspace, TrendWords words, SideWords side, string name)
    {
        if (string.IsNullOrWhiteSpace(side.Voice))
            return new Problem("missing_side", "A comparison has two sides.", name, "Give a and b: countries, or group: and a group, such as a=CHN&b=group:FOC.");
        var asked = workspace.Ask(side.Words(words));
        return asked is { IsOk: true, Value.Series: not { Count: 1 } } ? new Problem("missing_side", "A side is one country or one group.", name, "Write one code.") : asked;
    }

    private static BreakAnswer Answer(Break found) => new(
        found.Series.Key, found.At, found.Earliest, found.Latest, Math.Round(found.Before, 6), Math.Round(found.After, 6), Math.Round(found.After - found.Before, 6),
        Math.Round(found.Shift.Low, 6), Math.Round(found.Shift.High, 6), found.P, Math.Round(found.AdjustedP, 6), found.AdjustedP <= Stance.Trends.Change.Breaks.Level, found.Documents);

    private sealed record Side(TrendQuery Query, TrendCell Cell, TrendPoint Point);
}
