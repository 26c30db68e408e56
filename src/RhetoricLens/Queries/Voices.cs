using RhetoricLens.Core;
using RhetoricLens.Stance.Trends.Groups;

namespace RhetoricLens.Queries;

/// <summary>A country, a grouping that speaks as one, or a group of states, that can be asked about.</summary>
/// <param name="Key">As in a point of a trend: a code, or <c>group:</c> and a code.</param>
/// <param name="Name">In words.</param>
/// <param name="Documents">Documents that take a position, under the model that answers; null for a group.</param>
public sealed record Voice(string Key, string Name, int? Documents)
{
    /// <summary>The code without what stands before it.</summary>
    public string Code => Key.StartsWith(Group.Prefix, StringComparison.Ordinal) ? Key[Group.Prefix.Length..] : Key;

    public bool IsGroup => Code != Key;

    /// <summary>A voice by its key, whether the store knows it or not.</summary>
    public static Voice Of(string key)
    {
        var isGroup = key.StartsWith(Group.Prefix, StringComparison.OrdinalIgnoreCase);
        if (isGroup && QueryScope.KnownGroups is { IsOk: true, Value: var groups } && groups.Find(key[Group.Prefix.Length..]) is { } group)
            return new Voice(group.Key, group.Name + " (members)", null);
        return Countries.Find(key) is { } country ? new Voice(country.Code, country.Name, null) : new Voice(key, key, null);
    }
}

/// <summary>Who can be asked about.</summary>
public static class Voices
{
    /// <summary>Voices of the store, those with most documents that take a position first; then the groups.</summary>
    public static IReadOnlyList<Voice> KnownVoices(this Workspace workspace)
    {
        var model = workspace.AnsweringModel();
        var heard = workspace.Trends(new TrendQuery(null, null, null, null, TrendQuery.WholeSpan) { Model = model, Estimate = Stance.Trends.Correction.EstimateKind.Raw })
            .Points.ToDictionary(point => point.Country, point => point.Documents, StringComparer.Ordinal);
        var groups = QueryScope.KnownGroups is { IsOk: true, Value: var table } ? table.All : [];
        return
        [
            .. workspace.Cubes.Of(workspace.Store, model).Voices.Select(code => Voice.Of(code) with { Documents = heard.GetValueOrDefault(code) })
                .OrderByDescending(voice => voice.Documents).ThenBy(voice => voice.Key, StringComparer.Ordinal),
            .. groups.Select(group => Voice.Of(group.Key)),
        ];
    }

    /// <summary>Those whose code, ISO code of two letters or name a text begins, or holds; in the order given, codes and beginnings first.</summary>
    public static IReadOnlyList<Voice> Matching(this IReadOnlyList<Voice> voices, string? text)
    {
        var word = (text ?? "").Trim();
        if (word.Length == 0)
            return voices;
        return [.. voices.Select(voice => (voice, Rank: Rank(voice, word))).Where(pair => pair.Rank < 4).OrderBy(pair => pair.Rank).Select(pair => pair.voice)];
    }

    private static int Rank(Voice voice, string word)
    {
        if (voice.Code.Equals(word, StringComparison.OrdinalIgnoreCase) || (!voice.IsGroup && Countries.Find(voice.Key) is { Alpha2: { Length: 2 } two } && two.Equals(word, StringComparison.OrdinalIgnoreCase)))
            return 0;
        if (voice.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return 1;
        return voice.Code.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 2 : voice.Name.Contains(word, StringComparison.OrdinalIgnoreCase) ? 3 : 4;
    }
}
