using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index;
using RhetoricLens.Stance.Trends.Groups;

namespace RhetoricLens.Queries;

/// <summary>Who is meant by <c>country:</c> and <c>group:</c> of the query language.</summary>
internal static class VoiceWords
{
    /// <summary>A country; or a grouping that speaks as one and, where its name is that of a group, the members while they belong.</summary>
    public static Outcome<IReadOnlyList<VoiceSpan>> Country(string text)
    {
        var groups = QueryScope.KnownGroups;
        if (!groups.IsOk)
            return groups.Problem;
        var voice = Core.Countries.Find(text);
        var group = groups.Value.Find(voice?.Code ?? text);
        if (voice is null && group is null)
            return Unknown(text, groups.Value);
        VoiceSpan[] own = voice is null ? [] : [new(voice.Code)];
        return own.Concat(group is null ? [] : Members(group)).ToArray();
    }

    /// <summary>The members of a group while they belong, without what it says as one.</summary>
    public static Outcome<IReadOnlyList<VoiceSpan>> Group(string text)
    {
        var groups = QueryScope.ParseGroups(text);
        return groups.IsOk ? groups.Value.SelectMany(Members).ToArray() : groups.Problem;
    }

    private static IEnumerable<VoiceSpan> Members(Group group) => group.Members.Select(member => new VoiceSpan(member.Country, member.From, member.To));

    private static Problem Unknown(string text, GroupTable groups)
    {
        var unknown = QueryScope.ParseCountries(text).Problem ?? new Problem("unknown_country", $"\"{text}\" is no country.", "", "");
        return unknown with { What = $"\"{text}\" is no country, grouping or group.", Remedy = $"{unknown.Remedy} Groups: {string.Join(", ", groups.All.Select(group => group.Code))}." };
    }
}
