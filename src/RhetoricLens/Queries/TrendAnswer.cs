using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Queries;

/// <summary>The answer: every point carries n and an interval, and the whole carries the model.</summary>
/// <param name="Model">Version of the model that scored the passages.</param>
/// <param name="Interval">How the intervals were made.</param>
/// <param name="By">Length of the periods.</param>
/// <param name="Points">By country, then period, groups last; a period without position passages has no point.</param>
/// <param name="Missing">Countries and groups asked for that have no position passage in the span.</param>
/// <param name="LeftOut">Documents whose date is too coarse for the periods.</param>
/// <param name="Unscored">Documents in the store that this model has not scored yet: they are in no point.</param>
/// <param name="Pending">The model in use, when it has not scored everything yet and <paramref name="Model"/>, the last one that has, answers in its place; else null.</param>
public sealed record TrendAnswer(
    string Model, string Interval, string By, IReadOnlyList<TrendPoint> Points, IReadOnlyList<string> Missing, int LeftOut, int Unscored, string? Pending = null)
{
    /// <summary>What a mean counts.</summary>
    public string Weighting => "Every position passage weighs the same: a document, and in a group a country, weighs by how much it says.";

    /// <summary>Periods in which documents speak and none takes a position: salience without a mean.</summary>
    public IReadOnlyList<SilentPeriod> Silent { get; init; } = [];

    /// <summary>What the corrected estimates rest on; null when only the raw ones were asked for.</summary>
    public CorrectionAnswer? Correction { get; init; }

    /// <summary>The groups asked for.</summary>
    public IReadOnlyList<GroupAnswer> Groups { get; init; } = [];

    /// <summary>How <see cref="TrendPoint.Smoothed"/> was made; null when it was not asked for.</summary>
    public string? Smoothing { get; init; }

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

    /// <summary>The name of a series: of a country, or of a group's members.</summary>
    public string NameOf(string key) => Groups.FirstOrDefault(group => group.Key == key) is { } group ? group.Name + " (members)" : Countries.NameOf(key);
}

/// <summary>The coded passages behind corrected estimates.</summary>
/// <param name="Estimate"><c>ppi</c> or <c>dsl</c>.</param>
/// <param name="Coded">Coded passages used: of your labelled sets and of those that the model was trained on, found again in the store, on topic.</param>
/// <param name="Documents">Documents that they come from.</param>
/// <param name="OutOfFold">Coded passages used that the model was trained on: beside them stands the prediction of cross-validation by a model that was not, never the model's own.</param>
/// <param name="TrainedOn">Left out because the model was trained on them, or on their document, and no out-of-fold prediction of them was kept.</param>
/// <param name="NotFound">Left out because they are no passage on topic, in a state's voice, of a document in the store.</param>
/// <param name="Sets">Labelled sets that were looked at.</param>
/// <param name="None">Why there is no coded passage to correct by; null when there are.</param>
/// <param name="Note">What is taken for granted.</param>
public sealed record CorrectionAnswer(
    string Estimate, int Coded, int Documents, int OutOfFold, int TrainedOn, int NotFound, IReadOnlyList<string> Sets, string? None, string Note);

/// <summary>A group of states.</summary>
/// <param name="Code">By which it is asked for.</param>
/// <param name="Name">In words.</param>
/// <param name="Kind">union, organisation, meeting, coalition, alliance or act.</param>
/// <param name="Note">What to know of its table.</param>
/// <param name="Members">Who belongs, or belonged, and when.</param>
public sealed record GroupAnswer(string Code, string Name, string Kind, string Note, IReadOnlyList<MemberAnswer> Members)
{
    internal string Key => Stance.Trends.Groups.Group.Prefix + Code;

    internal static GroupAnswer Of(Stance.Trends.Groups.Group group) => new(
        group.Code, group.Name, group.Kind, group.Note,
        [.. group.Members.Select(member => new MemberAnswer(member.Country, Countries.NameOf(member.Country), member.From, member.To, member.Source))]);
}

/// <summary>A member of a group.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Name">In English.</param>
/// <param name="From">First day; null: at all times.</param>
/// <param name="To">Last day; null: still.</param>
/// <param name="Source">Where the fact is from.</param>
public sealed record MemberAnswer(string Country, string Name, DateOnly? From, DateOnly? To, string Source);
