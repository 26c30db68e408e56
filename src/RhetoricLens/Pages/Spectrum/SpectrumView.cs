using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;

namespace RhetoricLens.Pages.Spectrum;

/// <summary>What of the spectrum is shown, as it stands in the address.</summary>
/// <param name="From">First year; null for the first there is.</param>
/// <param name="To">Last year, included; null for the last there is.</param>
/// <param name="Least">Documents that a country must have to be shown.</param>
/// <param name="Group">Code of the group whose members are shown alone; null for all.</param>
/// <param name="Groups">Groups of states in place of countries.</param>
internal sealed record SpectrumView(int? From, int? To, int Least, string? Group, bool Groups)
{
    /// <summary>The question behind it.</summary>
    internal Outcome<TrendQuery> Query() => TrendQuery.Parse(new TrendWords { Group = Codes, From = FirstYear, To = LastYear, By = TrendQuery.WholeSpan, Estimate = "raw" });

    /// <summary>Address of the page that shows it.</summary>
    internal string Page => ViewAddress.Of("/", ("from", FirstYear), ("to", LastYear), ("least", Least > 1 ? Least.ToString(CultureInfo.InvariantCulture) : null), ("group", Group), ("show", Groups ? "groups" : null));

    /// <summary>Address of its numbers.</summary>
    /// <param name="ending">As in <c>.csv</c>; empty for JSON.</param>
    internal string Numbers(string ending) => ViewAddress.Of(
        "/v1/trends" + ending, ("group", Codes), ("from", FirstYear), ("to", LastYear), ("by", TrendQuery.WholeSpan), ("estimate", "raw"));

    /// <summary><see cref="From"/> as questions and addresses spell it.</summary>
    internal string? FirstYear => Year(From);

    /// <summary><see cref="To"/> likewise.</summary>
    internal string? LastYear => Year(To);

    /// <summary>All groups, when they are shown in place of countries.</summary>
    private string? Codes => Groups && QueryScope.KnownGroups is { IsOk: true } table ? string.Join(',', table.Value.All.Select(group => group.Code)) : null;

    /// <summary>Whether a point is shown; members of a group at any time within the span count.</summary>
    internal bool Shows(TrendPoint point, GroupAnswer? group) =>
        point.Documents >= Least && (group is null || group.Members.Any(member => member.Country == point.Country
            && (member.From is not { } since || To is not { } to || since.Year <= to) && (member.To is not { } until || From is not { } from || until.Year >= from)));

    private static string? Year(int? year) => year?.ToString("0000", CultureInfo.InvariantCulture);
}
