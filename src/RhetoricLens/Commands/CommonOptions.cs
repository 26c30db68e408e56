using System.CommandLine;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Commands;

/// <summary>Options that several commands share, and how their words are read.</summary>
public static class CommonOptions
{
    /// <summary>Where the database, the index and the user's models are kept.</summary>
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Folder of the database, the index and your models",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "RhetoricLens", "data"),
    };

    public static Option<string?> Countries() => new("--country")
    {
        Description = "Countries or groupings, separated by commas: ISO 3166-1 alpha-3 or alpha-2, names, or EU, G77, SCO ...",
        HelpName = "CHN,RUS",
    };

    public static Option<string?> From() => new("--from") { Description = "First year, month or day (2003, 2003-12, 2003-12-10)", HelpName = "DATE" };

    public static Option<string?> To() => new("--to") { Description = "Last year, month or day, included", HelpName = "DATE" };

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

    /// <summary>Reads the ends of a span of time; both may be missing.</summary>
    public static Outcome<(DateOnly? From, DateOnly? To)> ParseSpan(string? from, string? to)
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
