using System.CommandLine;
using RhetoricLens.Core;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary>The options of a search, as those of /v1/search.</summary>
internal sealed class SearchOptions
{
    private readonly Option<string?> _country = CommonOptions.Countries();
    private readonly Option<string?> _from = CommonOptions.From();
    private readonly Option<string?> _to = CommonOptions.To();
    private readonly Option<string?> _language = new("--lang") { Description = "Language of the texts (BCP 47)", HelpName = "zh" };
    private readonly Option<string?> _kind = new("--kind") { Description = "Kind of document (speech, strategy, op-ed ...)", HelpName = "KIND" };
    private readonly Option<string?> _source = new("--source") { Description = "Corpus or source", HelpName = "ID" };
    private readonly Option<string?> _level = new("--level") { Description = "What is found: document (default) or passage", HelpName = "LEVEL" };
    private readonly Option<string?> _sort = new("--sort") { Description = "rank (default), date (oldest first) or -date", HelpName = "ORDER" };
    private readonly Option<string?> _facets = new("--facets") { Description = "Count all hits by country, year, source, kind, language, label", HelpName = "country,year" };
    private readonly Option<int?> _limit = new("--limit") { Description = $"Hits shown, 1 to {Limits.MaxPageRows} (20)", HelpName = "N" };
    private readonly Option<string?> _cursor = new("--cursor") { Description = "Go on where the page before ended", HelpName = "CURSOR" };
    private readonly Option<bool> _json = new("--json") { Description = "Write JSON, as GET /v1/search answers" };
    private readonly Option<bool> _csv = new("--csv") { Description = "Write a table, as GET /v1/search.csv answers" };

    internal void AddFilters(Command command)
    {
        foreach (var option in (Option[])[_country, _from, _to, _language, _kind, _source, _level])
            command.Options.Add(option);
    }

    internal void AddOutput(Command command)
    {
        foreach (var option in (Option[])[_sort, _facets, _limit, _cursor, _json, _csv])
            command.Options.Add(option);
    }

    internal SearchWords Words(ParseResult parsed) => new(
        null, null, parsed.GetValue(_country), parsed.GetValue(_from), parsed.GetValue(_to), parsed.GetValue(_language), parsed.GetValue(_kind), parsed.GetValue(_source),
        parsed.GetValue(_level));

    internal SearchWords WithOutput(SearchWords words, ParseResult parsed) => words with
    {
        Sort = parsed.GetValue(_sort), Facets = parsed.GetValue(_facets), Limit = parsed.GetValue(_limit), Cursor = parsed.GetValue(_cursor),
    };

    internal int? Limit(ParseResult parsed) => parsed.GetValue(_limit);

    internal SearchForm Form(ParseResult parsed) => parsed.GetValue(_json) ? SearchForm.Json : parsed.GetValue(_csv) ? SearchForm.Csv : SearchForm.Text;
}

/// <summary>How an answer is written.</summary>
internal enum SearchForm { Text, Json, Csv }
