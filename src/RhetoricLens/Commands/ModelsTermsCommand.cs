using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Stance.Train;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models terms</c>: on which terms a model's judgements rest.</summary>
internal static class ModelsTermsCommand
{
    private const int Listed = 8;

    public static Command Create()
    {
        var labels = new Option<string>("--labels") { Description = "Passages on which the model is looked at; their codes are not used", HelpName = "SET", DefaultValueFactory = _ => "held-out" };
        var model = new Option<string?>("--model") { Description = "Version of the model; the one in use when left out", HelpName = "ID" };
        var take = new Option<int>("--take") { Description = "Terms a language and class", HelpName = "N", DefaultValueFactory = _ => Listed };
        var command = new Command("terms", """
            The strongest terms of a model by language and class: words, [concepts] and claims of the codebook lexicon, and ~vectors of words.

            Example:
              rhetoriclens models terms --take 5
            """) { labels, model, take };
        command.SetAction(parsed =>
        {
            var read = LabelledFile.ReadWithScorer(parsed.GetRequiredValue(CommonOptions.Data), parsed.GetRequiredValue(labels), parsed.GetValue(model));
            if (!read.IsOk)
                return Terminal.Fail(read.Problem);
            var (set, scorer) = read.Value;
            Write(StrongestTerms.Of(scorer, set.Passages, Math.Max(1, parsed.GetValue(take))));
            Console.Out.WriteLine($"{scorer.Model.Version.Id} on {set.Passages.Count} passages of {set.Name}: mean share in the logit of the class over the others.");
            return Terminal.Done;
        });
        return command;
    }

    private static void Write(IReadOnlyList<StrongTerm> terms)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Language", "Class", "Strongest terms (mean share)");
        foreach (var group in terms.GroupBy(term => (term.Language, term.Label)))
            table.AddRow(group.Key.Language, StanceLabels.Name(group.Key.Label), Markup.Escape(string.Join(", ", group.Select(Text))));
        Terminal.Results.Write(table);
    }

    private static string Text(StrongTerm term) => string.Create(CultureInfo.InvariantCulture, $"{term.Term} {term.Weight:+0.00;−0.00}");
}
