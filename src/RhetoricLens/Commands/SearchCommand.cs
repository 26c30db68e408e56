using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens search</c>: documents or passages that hold the words, with what matched.</summary>
public static class SearchCommand
{
    public static Command Create()
    {
        var words = new Argument<string?>("query")
        {
            Description = "Words (all must occur), \"phrases\", prefix*, fuzzy~, NEAR/n, OR, NOT, ( ), fields such as country:CHN or stance:<-0.3", Arity = ArgumentArity.ZeroOrOne,
        };
        var like = new Option<string?>("--like") { Description = "Documents most like this one, in place of a query", HelpName = "ID" };
        var options = new SearchOptions();
        var command = new Command("search", """
            Search the stored texts; `serve` shows the whole query language at /docs/search.

            Example:
              rhetoriclens search '"cyber sovereignty" OR "Internet sovereignty"' --country CHN,RUS
              rhetoriclens search 'internet NEAR/5 sovereign* stance:<-0.3' --level passage --facets country,year
            """) { words, like };
        options.AddFilters(command);
        options.AddOutput(command);
        command.SetAction(parsed => SearchOutput.Ask(parsed.GetRequiredValue(CommonOptions.Data), options.Form(parsed), workspace => (parsed.GetValue(words), parsed.GetValue(like)) switch
        {
            (null, { } id) => workspace.Similar(id, options.Limit(parsed)),
            ({ } query, null) => workspace.Search(options.WithOutput(options.Words(parsed), parsed) with { Q = query }),
            _ => new Problem("empty_query", "There is nothing to search for, or too much.", "query", "Give either a query or --like and the id of a document."),
        }));
        return command;
    }
}
