using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;
using RhetoricLens.Queries.Words;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens words concordance|collocations|keyness</c>: how words are used, counted exactly.</summary>
public static class WordsCommand
{
    public static Command Create() => new("words", "How words are used: concordance (KWIC), collocations, keyness; exact counts over the indexed texts.")
    {
        Concordance(), Collocations(), Keyness(),
    };

    private static Command Concordance()
    {
        var query = new Argument<string>("query") { Description = "Word, \"phrase\" or prefix* to list; more of the query language narrows the documents" };
        var scope = new ScopeOptions();
        var words = new Option<int?>("--words") { Description = "Words of context on either side (8)", HelpName = "N" };
        var sort = new Option<string?>("--sort") { Description = "document, date, left or right (document)", HelpName = "ORDER" };
        var limit = new Option<int?>("--limit") { Description = "Lines shown, 1 to 200 (50); --csv writes all", HelpName = "N" };
        var output = new TableOptions();
        var command = new Command("concordance", """
            Every place of a word or phrase with what stands around it.

            Example:
              rhetoriclens words concordance '"internet sovereignty"' --country CHN --sort right
            """) { query, words, sort, limit };
        return output.AddTo(scope.AddTo(command)).Running(parsed =>
        {
            var asked = ConcordanceQuery.Parse(scope.Search(parsed, parsed.GetValue(query)), parsed.GetValue(words), parsed.GetValue(sort), parsed.GetValue(limit), null);
            if (!asked.IsOk)
                return Terminal.Fail(asked.Problem);
            var whole = output.IsCsv(parsed) ? asked.Value.Whole() : asked.Value;
            return output.Answer(parsed, whole.Ask, WordCsv.Write, WordTables.Write);
        });
    }

    private static Command Collocations()
    {
        var node = new Argument<string>("word") { Description = "Word, \"phrase\" or prefix*" };
        var set = new Option<string?>("--in") { Description = "Query that chooses the documents; all when left out", HelpName = "QUERY" };
        var scope = new ScopeOptions();
        var window = new Option<int?>("--window") { Description = "Words on either side (5)", HelpName = "N" };
        var min = new Option<int?>("--min") { Description = "Least number of times beside the word (5)", HelpName = "N" };
        var sort = new Option<string?>("--sort") { Description = "logDice, logLikelihood or count (logDice)", HelpName = "ORDER" };
        var limit = new Option<int?>("--limit") { Description = "Words shown (50)", HelpName = "N" };
        var output = new TableOptions();
        var command = new Command("collocations", """
            The words that keep company with a word or phrase.

            Example:
              rhetoriclens words collocations sovereignty --country CHN,RUS --window 5
            """) { node, set, window, min, sort, limit };
        return output.AddTo(scope.AddTo(command)).Running(parsed =>
        {
            var asked = CollocationQuery.Parse(
                parsed.GetValue(node), scope.Set(parsed, parsed.GetValue(set)), parsed.GetValue(window), parsed.GetValue(min), parsed.GetValue(sort), parsed.GetValue(limit));
            return asked.IsOk
                ? output.Answer(parsed, workspace => workspace.Collocations(asked.Value), WordCsv.Write, WordTables.Write)
                : Terminal.Fail(asked.Problem);
        });
    }

    private static Command Keyness()
    {
        var first = new Argument<string>("a") { Description = "Query that chooses the one set" };
        var second = new Argument<string>("b") { Description = "Query that chooses the other" };
        var scope = new ScopeOptions();
        var min = new Option<int?>("--min") { Description = "Least number of times in both sets together (10)", HelpName = "N" };
        var documents = new Option<int?>("--documents") { Description = "Least number of documents in both together (3)", HelpName = "N" };
        var limit = new Option<int?>("--limit") { Description = "Words shown of each set (30)", HelpName = "N" };
        var output = new TableOptions();
        var command = new Command("keyness", """
            The words that tell two sets of documents apart, with effect size and interval.

            Example:
              rhetoriclens words keyness country:CHN country:USA --from 2010
            """) { first, second, min, documents, limit };
        return output.AddTo(scope.AddTo(command)).Running(parsed =>
        {
            var asked = KeynessQuery.Parse(
                scope.Set(parsed, parsed.GetValue(first)), scope.Set(parsed, parsed.GetValue(second)), parsed.GetValue(min), parsed.GetValue(documents), parsed.GetValue(limit));
            return asked.IsOk
                ? output.Answer(parsed, workspace => workspace.Keyness(asked.Value), WordCsv.Write, WordTables.Write)
                : Terminal.Fail(asked.Problem);
        });
    }

    private static Command Running(this Command command, Func<ParseResult, int> run)
    {
        command.SetAction(run);
        return command;
    }
}

/// <summary>Options that narrow the documents a question is about.</summary>
internal sealed class ScopeOptions
{
    private readonly Option<string?> _country = CommonOptions.Countries(), _from = CommonOptions.From(), _to = CommonOptions.To();
    private readonly Option<string?> _language = new("--lang") { Description = "Language of the texts (BCP 47)", HelpName = "zh" };
    private readonly Option<string?> _kind = new("--kind") { Description = "Kind of the texts, such as speech", HelpName = "KIND" };

    internal Command AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_country, _from, _to, _language, _kind])
            command.Add(option);
        return command;
    }

    internal Outcome<SearchQuery> Search(ParseResult parsed, string? words) => SearchQuery.Parse(Words(parsed, words));

    internal Outcome<SearchQuery> Set(ParseResult parsed, string? words) => SearchQuery.ParseSet(Words(parsed, words));

    private SearchWords Words(ParseResult parsed, string? words) => new(
        words, Country: parsed.GetValue(_country), From: parsed.GetValue(_from), To: parsed.GetValue(_to), Lang: parsed.GetValue(_language), Kind: parsed.GetValue(_kind));
}

/// <summary>How an answer is written: a table to read, CSV or JSON.</summary>
internal sealed class TableOptions
{
    private readonly Option<bool> _csv = new("--csv") { Description = "Write a CSV table" };
    private readonly Option<bool> _json = new("--json") { Description = "Write JSON, as the API answers" };

    internal Command AddTo(Command command)
    {
        command.Add(_csv);
        command.Add(_json);
        return command;
    }

    internal bool IsCsv(ParseResult parsed) => parsed.GetValue(_csv);

    internal int Answer<T>(ParseResult parsed, Func<Workspace, Outcome<T>> ask, Action<TextWriter, T> csv, Action<T> table) =>
        Asking.Run(parsed.GetRequiredValue(CommonOptions.Data), ask, parsed switch
        {
            _ when parsed.GetValue(_csv) => answer => csv(Console.Out, answer),
            _ when parsed.GetValue(_json) => Asking.WriteJson,
            _ => table,
        });
}
