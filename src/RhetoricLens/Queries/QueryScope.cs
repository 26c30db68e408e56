using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Trends.Groups;

namespace RhetoricLens.Queries;

/// <summary>Who and when a question is about; the same words on the command line and in an address.</summary>
/// <param name="Countries">Codes; null asks for all.</param>
/// <param name="From">First day; null leaves the span open.</param>
/// <param name="To">Last day, included.</param>
public sealed record QueryScope(IReadOnlyList<string>? Countries, DateOnly? From, DateOnly? To)
{
    private static readonly Lazy<Outcome<GroupTable>> Table = new(() => GroupTable.Read(Path.Combine(Workspace.Corpora, "groups")));

    /// <summary>Groups whose members' voices are wanted.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>The groups that travel with the program.</summary>
    public static Outcome<GroupTable> KnownGroups => Table.Value;

    /// <summary>Reads the words; a problem names the one that is wrong.</summary>
    public static Outcome<QueryScope> Parse(string? countries, string? from, string? to, string? groups = null)
    {
        var codes = ParseCountries(countries);
        if (!codes.IsOk)
            return codes.Problem;
        var members = ParseGroups(groups);
        if (!members.IsOk)
            return members.Problem;
        var span = ParseSpan(from, to);
        return span.IsOk ? new QueryScope(codes.Value, span.Value.From, span.Value.To) { Groups = members.Value } : span.Problem;
    }

    /// <summary>Reads a comma-separated list of groups; empty when none was given.</summary>
    public static Outcome<Group[]> ParseGroups(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Array.Empty<Group>();
        var table = KnownGroups;
        if (!table.IsOk)
            return table.Problem;
        var groups = new List<Group>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (table.Value.Find(word) is not { } group)
                return new Problem("unknown_group", $"\"{word}\" is no group.", "group", $"Groups: {string.Join(", ", table.Value.All.Select(known => known.Code))}.");
            if (!groups.Contains(group))
                groups.Add(group);
        }
        return groups.ToArray();
    }

    /// <summary>Reads a comma-separated list of countries; null when none was given.</summary>
    public static Outcome<string[]?> ParseCountries(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (string[]?)null;
        var codes = new List<string>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Core.Countries.Find(word) is not { } country)
                return Unknown(word);
            if (!codes.Contains(country.Code))
                codes.Add(country.Code);
        }
        return codes.Count > Limits.MaxTrendCountries
            ? new Problem("too_many_countries", $"{codes.Count} countries were asked for; at most {Limits.MaxTrendCountries} are answered.", "country", "Ask in several requests.")
            : codes.ToArray();
    }

    private static Outcome<(DateOnly? From, DateOnly? To)> ParseSpan(string? from, string? to)
    {
        var first = ParseDay(from, "from", last: false);
        if (!first.IsOk)
            return first.Problem;
        var last = ParseDay(to, "to", last: true);
        if (!last.IsOk)
            return last.Problem;
        return first.Value > last.Value
            ? new Problem("bad_date", $"The span ends ({to}) before it begins ({from}).", "from, to", "Exchange the two.")
            : (first.Value, last.Value);
    }

    private static Outcome<DateOnly?> ParseDay(string? text, string field, bool last)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (Outcome<DateOnly?>)(DateOnly?)null;
        if (!PartialDate.TryParse(text, out var date))
            return new Problem("bad_date", $"\"{text}\" is not a date between {PartialDate.MinYear} and {PartialDate.MaxYear}.", field, "Write 2014, 2014-12 or 2014-12-15.");
        return (Outcome<DateOnly?>)(last ? date.End : date.Start);
    }

    private static Problem Unknown(string word)
    {
        var similar = Core.Countries.Similar(word);
        var hint = similar.Count == 0 ? "" : $"Did you mean {string.Join(", ", similar.Select(country => $"{country.Code} ({country.Name})"))}? ";
        return new Problem("unknown_country", $"\"{word}\" is no country or grouping.", "country", hint + "Use ISO 3166-1 alpha-3 codes such as CHN, RUS, USA, or a grouping such as EU.");
    }
}
