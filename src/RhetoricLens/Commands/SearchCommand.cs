using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Pages;
using RhetoricLens.Queries;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens search</c>: documents that hold the words, with the passage that matched.</summary>
public static class SearchCommand
{
    public static Command Create()
    {
        var words = new Argument<string>("query") { Description = "Words (all must occur), \"phrases\", prefix*, OR, NOT, ( )" };
        var country = CommonOptions.Countries();
        var from = CommonOptions.From();
        var to = CommonOptions.To();
        var language = new Option<string?>("--lang") { Description = "Language of the texts (BCP 47)", HelpName = "zh" };
        var limit = new Option<int?>("--limit") { Description = $"Documents shown, 1 to {Limits.MaxPageRows} (20)", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Write JSON, as GET /v1/search answers" };
        var command = new Command("search", """
            Search the stored texts.

            Example:
              rhetoriclens search '"cyber sovereignty" OR "Internet sovereignty"' --country CHN,RUS
            """) { words, country, from, to, language, limit, json };
        command.SetAction(parsed =>
        {
            var query = SearchQuery.Parse(
                parsed.GetValue(words), parsed.GetValue(country), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(language), null, parsed.GetValue(limit), null);
            return query.IsOk ? Run(parsed.GetRequiredValue(CommonOptions.Data), query.Value, parsed.GetValue(json)) : Terminal.Fail(query.Problem);
        });
        return command;
    }

    private static int Run(string data, SearchQuery query, bool json)
    {
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var answer = workspace.Search(query);
        if (!answer.IsOk)
            return Terminal.Fail(answer.Problem);
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer.Value, JsonShape.Options));
        else
            Write(answer.Value);
        return Terminal.Done;
    }

    private static void Write(SearchAnswer answer)
    {
        Terminal.Results.MarkupLineInterpolated($"{Figures.Counted(answer.Total, "document")}, {answer.Hits.Count} shown");
        foreach (var hit in answer.Hits)
        {
            var facts = string.Join(", ", new[] { hit.Country is null ? null : Core.Countries.NameOf(hit.Country), hit.Speaker, hit.Date?.ToString() }.Where(fact => !string.IsNullOrEmpty(fact)));
            Terminal.Results.MarkupLineInterpolated($"\n[bold]{(hit.Title.Length > 0 ? hit.Title : hit.Id)}[/]\n[grey]{facts}  {hit.Id}[/]");
            foreach (var fragment in hit.Fragments.Take(1))
                Terminal.Results.MarkupLine("  " + string.Concat(fragment.Pieces().Select(Marked)));
        }
    }

    private static string Marked((string Text, bool Matched) piece) =>
        piece.Matched ? $"[bold yellow]{Markup.Escape(piece.Text)}[/]" : Markup.Escape(piece.Text);
}
