using RhetoricLens.Core;
using RhetoricLens.Stance.Trends.Groups;

namespace RhetoricLens.Stance.Trends;

/// <summary>Whose voices one line of a trend is made of.</summary>
/// <param name="Key">Code of a country or grouping, or <see cref="Group.Key"/>.</param>
/// <param name="Group">The group; null for one voice.</param>
/// <param name="Members">The voices, and when they count.</param>
public sealed record TrendSeries(string Key, Group? Group, IReadOnlyList<Membership> Members)
{
    /// <summary>One country, or one grouping that speaks as one.</summary>
    public static TrendSeries Of(string country) => new(country, null, [new Membership(country, null, null, "")]);

    /// <summary>The members of a group, while they belong.</summary>
    public static TrendSeries Of(Group group) => new(group.Key, group, group.Members);

    /// <summary>In words.</summary>
    public string Name => Group is { } group ? $"{group.Name} (members)" : Countries.NameOf(Key);
}

/// <summary>Which documents count, whoever speaks.</summary>
/// <param name="From">Only documents whose whole period lies on or after this day.</param>
/// <param name="To">Only documents whose whole period lies on or before this day.</param>
/// <param name="Kind">Kind of text; null for all.</param>
/// <param name="Source">Collection; null for all.</param>
/// <param name="Language">BCP 47: <c>pt</c> holds <c>pt-BR</c>; null for all.</param>
public sealed record PartFilter(DateOnly? From = null, DateOnly? To = null, string? Kind = null, string? Source = null, string? Language = null)
{
    /// <summary>Offices of the document's own speaker, any of which counts; null for all. Other voices in a document have none that is known.</summary>
    public SpeakerOffices? Speaker { get; init; }
}
