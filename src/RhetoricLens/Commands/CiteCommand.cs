using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens cite</c>: how to cite program, model and texts.</summary>
public static class CiteCommand
{
    public static Command Create()
    {
        var corpus = new Option<string?>("--corpus") { Description = "Corpus or source; all texts when left out", HelpName = "ungdc" };
        var model = new Option<string?>("--model") { Description = "Version of the model; the one that answers when left out", HelpName = "ID" };
        var date = new Option<string?>("--date") { Description = "Day to be stated; that of the last change when left out", HelpName = "DAY" };
        var bibtex = new Option<bool>("--bibtex") { Description = "Write BibTeX" };
        var json = new Option<bool>("--json") { Description = "Write JSON, with DataCite's members" };
        var command = new Command("cite", """
            Say how to cite program, model and texts. The hash names exactly the texts that are stored now.

            Example:
              rhetoriclens cite --corpus ungdc --bibtex
            """) { corpus, model, date, bibtex, json };
        command.SetAction(parsed =>
        {
            var opened = Workspace.Open(parsed.GetRequiredValue(CommonOptions.Data));
            if (!opened.IsOk)
                return Terminal.Fail(opened.Problem);
            using var workspace = opened.Value;
            var citation = Citation.Of(workspace, parsed.GetValue(corpus), parsed.GetValue(model), parsed.GetValue(date));
            if (!citation.IsOk)
                return Terminal.Fail(citation.Problem);
            Console.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(citation.Value, JsonShape.Options) : parsed.GetValue(bibtex) ? citation.Value.Bibtex : citation.Value.Text);
            return Terminal.Done;
        });
        return command;
    }
}
