using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Queries;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens queries</c>: questions kept under a stable id.</summary>
public static class QueriesCommand
{
    public static Command Create() => new("queries", """
        Keep queries under a stable id: the same question has the same id in every data folder.

        Example:
          rhetoriclens queries save '"cyber sovereignty"' --country CHN --name sovereignty
        """) { Save(), List(), Run(), Delete() };

    private static Command Save()
    {
        var words = new Argument<string>("query") { Description = "As for rhetoriclens search" };
        var name = new Option<string?>("--name") { Description = "What to call it", HelpName = "NAME" };
        var options = new SearchOptions();
        var command = new Command("save", """
            Save a query and write its id.

            Example:
              rhetoriclens queries save 'internet NEAR/5 sovereign*' --country CHN,RUS
            """) { words, name };
        options.AddFilters(command);
        command.SetAction(parsed => In(parsed, workspace =>
        {
            var given = options.Words(parsed);
            var filters = new QueryFilters(given.Country, given.From, given.To, given.Lang, given.Kind, given.Source, given.Level);
            var saved = workspace.SaveQuery(new SaveQueryRequest(parsed.GetRequiredValue(words), filters, parsed.GetValue(name)));
            if (!saved.IsOk)
                return Terminal.Fail(saved.Problem);
            Console.Out.WriteLine(saved.Value.Id);
            return Terminal.Done;
        }));
        return command;
    }

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Write JSON, as GET /v1/queries answers" };
        var command = new Command("list", """
            The saved queries, oldest first.

            Example:
              rhetoriclens queries list
            """) { json };
        command.SetAction(parsed => In(parsed, workspace =>
        {
            var saved = workspace.SavedQueries();
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonSerializer.Serialize(saved, JsonShape.Options));
            else
                foreach (var query in saved)
                    Terminal.Results.MarkupLineInterpolated($"[bold]{query.Id}[/] {query.Name}{(query.Name.Length > 0 ? ": " : "")}{query.Q} [grey]{Narrowed(query.Filters)}[/]");
            return Terminal.Done;
        }));
        return command;
    }

    private static Command Run()
    {
        var id = Id();
        var options = new SearchOptions();
        var command = new Command("run", """
            Search by a saved query.

            Example:
              rhetoriclens queries run 3f2a91c0b7de --sort date --csv
            """) { id };
        options.AddOutput(command);
        command.SetAction(parsed => SearchOutput.Ask(
            parsed.GetRequiredValue(CommonOptions.Data), options.Form(parsed),
            workspace => workspace.Search(options.WithOutput(new SearchWords(Query: parsed.GetRequiredValue(id)), parsed))));
        return command;
    }

    private static Command Delete()
    {
        var id = Id();
        var command = new Command("delete", """
            Delete a saved query.

            Example:
              rhetoriclens queries delete 3f2a91c0b7de
            """) { id };
        command.SetAction(parsed => In(parsed, workspace => workspace.DeleteQuery(parsed.GetRequiredValue(id)) is { } problem ? Terminal.Fail(problem) : Terminal.Done));
        return command;
    }

    private static Argument<string> Id() => new("id") { Description = "Id as written by `queries save` and `queries list`" };

    private static string Narrowed(QueryFilters filters) => string.Join(' ', new[]
    {
        Pair("country", filters.Country), Pair("from", filters.From), Pair("to", filters.To), Pair("lang", filters.Lang), Pair("kind", filters.Kind),
        Pair("source", filters.Source), Pair("level", filters.Level),
    }.OfType<string>());

    private static string? Pair(string name, string? value) => value is null ? null : $"{name}={value}";

    private static int In(ParseResult parsed, Func<Workspace, int> act)
    {
        var opened = Workspace.Open(parsed.GetRequiredValue(CommonOptions.Data));
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        return act(workspace);
    }
}
