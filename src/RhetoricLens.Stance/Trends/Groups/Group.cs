namespace RhetoricLens.Stance.Trends.Groups;

/// <summary>That a country belongs, or belonged, to a group.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="From">First day; null when it counts from the beginning.</param>
/// <param name="To">Last day, included; null while it belongs.</param>
/// <param name="Source">Where the fact is from; says so when it is not verified.</param>
public sealed record Membership(string Country, DateOnly? From, DateOnly? To, string Source)
{
    /// <summary>Whether a date lies wholly within: of a speech dated 2004, nobody knows whether it came before May.</summary>
    public bool Covers(DateOnly start, DateOnly end) => (From is not { } from || start >= from) && (To is not { } to || end <= to);
}

/// <summary>States that are looked at together. What the group itself says, where it speaks as one (EU, G77), is another voice and not in it.</summary>
/// <param name="Code">By which it is asked for, such as BRICS.</param>
/// <param name="Name">In words.</param>
/// <param name="Kind">union, organisation, meeting, coalition, alliance, or act for those who did something once.</param>
/// <param name="Note">What a reader must know of its table; may be empty.</param>
/// <param name="Members">All that ever belonged, by code.</param>
public sealed record Group(string Code, string Name, string Kind, string Note, IReadOnlyList<Membership> Members)
{
    /// <summary>Stands before the code where a point, a seed or an address names a group, so that EU the group is not EU the voice.</summary>
    public const string Prefix = "group:";

    /// <summary>What names its points.</summary>
    public string Key => Prefix + Code;

    /// <summary>The countries that belong on a day.</summary>
    public IEnumerable<string> On(DateOnly day) => Members.Where(member => member.Covers(day, day)).Select(member => member.Country);
}
