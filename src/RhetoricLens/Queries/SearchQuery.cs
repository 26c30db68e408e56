using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index;

namespace RhetoricLens.Queries;

/// <summary>A search as asked on the command line, in an address or on the page.</summary>
public sealed record SearchQuery(SearchRequest Request)
{
    private const int DefaultRows = 20;

    /// <summary>Reads the words; a problem names the parameter that is wrong. The query itself is judged by the index.</summary>
    public static Outcome<SearchQuery> Parse(SearchWords words)
    {
        if (string.IsNullOrWhiteSpace(words.Q))
            return new Problem("empty_query", "There is nothing to search for.", "q", "Give words, a \"phrase\" or a prefix*.");
        return ParseSet(words);
    }

    /// <summary>Reads what chooses a set of documents; no words at all choose every document that passes the filters.</summary>
    public static Outcome<SearchQuery> ParseSet(SearchWords words)
    {
        var scope = QueryScope.Parse(words.Country, words.From, words.To);
        if (!scope.IsOk)
            return scope.Problem;
        if (words.Limit is < 1 or > Limits.MaxPageRows)
            return BadLimit(words.Limit.Value);
        var facets = ParseFacets(words.Facets);
        if (!facets.IsOk)
            return facets.Problem;
        if (Level(words.Level) is not { } level)
            return new Problem("bad_level", $"\"{words.Level}\" is no level.", "level", "Write document or passage.");
        if (Sort(words.Sort) is not { } sort)
            return new Problem("bad_sort", $"\"{words.Sort}\" is no order.", "sort", "Write rank, date (oldest first) or -date.");
        return new SearchQuery(Narrowed(words, scope.Value) with { Level = level, Sort = sort, Facets = facets.Value });
    }

    internal static Problem BadLimit(int limit) => new("bad_limit", $"{limit} rows cannot be asked for.", "limit", $"Ask for 1 to {Limits.MaxPageRows}.");

    private static SearchRequest Narrowed(SearchWords words, QueryScope scope) => new(words.Q ?? "")
    {
        Countries = [.. scope.Countries ?? []],
        From = scope.From,
        To = scope.To,
        Language = Given(words.Lang),
        Kind = Given(words.Kind),
        Source = Given(words.Source),
        Take = words.Limit ?? DefaultRows,
        Cursor = words.Cursor,
        ReadCountry = VoiceWords.Country,
        ReadGroup = VoiceWords.Group,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static SearchLevel? Level(string? text) => Given(text) switch
    {
        null or "document" => SearchLevel.Document,
        "passage" => SearchLevel.Passage,
        _ => null,
    };

    private static SearchSort? Sort(string? text) => Given(text) switch
    {
        null or "rank" => SearchSort.Rank,
        "date" => SearchSort.OldestFirst,
        "-date" => SearchSort.NewestFirst,
        _ => null,
    };

    private static Outcome<SearchFacet[]> ParseFacets(string? text)
    {
        var facets = new List<SearchFacet>();
        foreach (var word in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!char.IsAsciiLetter(word[0]) || !Enum.TryParse<SearchFacet>(word, ignoreCase: true, out var facet))
                return new Problem("bad_facet", $"\"{word}\" is no facet.", "facets", "Facets are country, year, source, kind, language and label, separated by commas.");
            if (!facets.Contains(facet))
                facets.Add(facet);
        }
        return facets.ToArray();
    }
}
