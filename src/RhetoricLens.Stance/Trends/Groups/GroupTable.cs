using System.Collections.Frozen;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Trends.Groups;

/// <summary>The groups that travel with the program: <c>groups.csv</c> names them, <c>members.csv</c> says who belonged when.</summary>
public sealed class GroupTable
{
    private static readonly string[] GroupColumns = ["group", "name", "kind", "note"];
    private static readonly string[] MemberColumns = ["group", "country", "from", "to", "source"];

    private readonly FrozenDictionary<string, Group> _byCode;

    private GroupTable(IReadOnlyList<Group> groups) =>
        (All, _byCode) = (groups, groups.ToFrozenDictionary(group => group.Code, StringComparer.OrdinalIgnoreCase));

    /// <summary>By code.</summary>
    public IReadOnlyList<Group> All { get; }

    /// <summary>By code in any case; null when there is none.</summary>
    public Group? Find(string code) => _byCode.GetValueOrDefault(code.Trim());

    /// <summary>Reads both tables; a problem names the row that is wrong.</summary>
    public static Outcome<GroupTable> Read(string folder)
    {
        var names = CorpusRows.Read(Path.Combine(folder, "groups.csv"), GroupColumns, Bad);
        if (!names.IsOk)
            return names.Problem;
        var path = Path.Combine(folder, "members.csv");
        var rows = CorpusRows.Read(path, MemberColumns, Bad);
        if (!rows.IsOk)
            return rows.Problem;
        var members = names.Value.ToDictionary(row => row[0], _ => new List<Membership>(), StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < rows.Value.Count; i++)
        {
            if (!members.TryGetValue(rows.Value[i][0], out var list) || Member(rows.Value[i]) is not { } member)
                return Bad(path, $"Row {i + 2} names no group of groups.csv, no country, or a date that is not YYYY-MM-DD.");
            list.Add(member);
        }
        return new GroupTable([.. names.Value.Select(row => new Group(row[0], row[1], row[2], row[3], members[row[0]])).OrderBy(group => group.Code, StringComparer.Ordinal)]);
    }

    private static Membership? Member(string[] row) =>
        Countries.Find(row[1]) is { Kind: not CountryKind.Grouping } country && Day(row[2], out var from) && Day(row[3], out var to) && !(from > to)
            ? new Membership(country.Code, from, to, row[4])
            : null;

    private static bool Day(string text, out DateOnly? day)
    {
        day = PartialDate.TryParse(text, out var date) && date.Precision == DatePrecision.Day ? date.Start : null;
        return text.Length == 0 || day is not null;
    }

    private static Problem Bad(string path, string why) =>
        new("groups_unreadable", "The table of groups cannot be read: " + why, path, "Install the program anew, or restore the file.");
}
