using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Stance.Coding.Check;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>A check as tables for the terminal: the gravest findings of each kind, and how many there are.</summary>
internal static class CheckTables
{
    private const int Listed = 20;
    private const int TextChars = 70;

    private static readonly StanceLabel[] Labels = Enum.GetValues<StanceLabel>();

    public static void Write(CheckReport report)
    {
        var coders = report.Coders.Count > 0 ? $" by {string.Join(", ", report.Coders)}" : "";
        Line($"{report.Name}: {Figures.Counted(report.Rows, "row")}{coders}, {Figures.Counted(report.Passages, "passage")}");
        Problems("Errors", report.Errors, report.Errors.Count);
        Problems("Notes", report.Notices, Listed);
        Near(report.Near);
        Runs($"Templates: words that {Limits.SharedRunPassages} or more passages share", report.Runs);
        Runs("Openings that are repeated", report.Openings);
        Spread("class", [new BalanceRow("all", report.Labels)]);
        foreach (var table in report.Balance.Tables)
            Spread(table.Field, table.Rows);
        Revealed(report.Balance);
        Ids($"Shorter than {Limits.ShortPassageWords} words", report.Lengths.Short);
        Ids($"Longer than {Limits.MaxPassageChars} characters", report.Lengths.Long);
        Line(Summary(report));
    }

    private static string Summary(CheckReport report) =>
        $"errors {report.Errors.Count}; near-duplicates: conflicts {report.Near.Conflicts}, leaks {report.Near.Leaks}, others {report.Near.Others}; templates {report.Runs.Count}; "
        + $"openings {report.Openings.Count}; giving away the label {report.Balance.Revealing.Count}; thin classes {report.Balance.Thin.Count}";

    private static void Problems(string title, IReadOnlyList<Problem> problems, int listed)
    {
        var table = Head(title, "Where", "What", "Remedy");
        foreach (var problem in problems.Take(listed))
            Row(table, problem.Where, problem.What, problem.Remedy);
        Show(table, problems.Count, listed);
    }

    private static void Near(NearDuplicates near)
    {
        var table = Head("Near-duplicates", "Passage", "Passage", "Similarity", "Labels", "Documents");
        foreach (var pair in near.Pairs.Take(Listed))
            Row(table, pair.First, pair.Second, Share(pair.Similarity), pair.IsConflict ? "differ" : "same", pair.IsLeak ? "differ: may leak between folds" : "same");
        Show(table, near.Conflicts + near.Leaks + near.Others, Listed);
        if (!near.IsComplete)
            Line($"More than {Figures.Counted(Limits.MaxComparedPairs, "pair")} were alike enough to be compared; the rest was not.");
    }

    private static void Runs(string title, IReadOnlyList<SharedRun> runs)
    {
        var table = Head(title, "Words", "Passages", "Ids");
        foreach (var run in runs.Take(Listed))
            Row(table, Short(run.Text), Number(run.Count), Short(string.Join(", ", run.Ids.Take(5))));
        Show(table, runs.Count, Listed);
    }

    private static void Spread(string field, IReadOnlyList<BalanceRow> rows)
    {
        var table = Head("Passages by " + field, [field, .. Labels.Select(StanceLabels.Name), "all"]);
        foreach (var row in rows.Take(Listed))
            Row(table, [row.Value.Length > 0 ? Short(row.Value) : "(none)", .. Labels.Select(label => Number(row.Counts.Of(label))), Number(row.Counts.Total)]);
        Show(table, rows.Count, Listed);
    }

    private static void Revealed(Balance balance)
    {
        var revealing = Head("What gives the label away", "Field", "Value", "Label", "Share", "Passages");
        foreach (var value in balance.Revealing.Take(Listed))
            Row(revealing, value.Field, Short(value.Value), StanceLabels.Name(value.Label), Share(value.Share), Number(value.Count));
        Show(revealing, balance.Revealing.Count, Listed);
        var thin = Head($"Classes with fewer than {Limits.MinLabelledPerClass} passages of a language", "Language", "Label", "Passages");
        foreach (var value in balance.Thin.Take(Listed))
            Row(thin, value.Language, StanceLabels.Name(value.Label), Number(value.Count));
        Show(thin, balance.Thin.Count, Listed);
    }

    private static void Ids(string title, IReadOnlyList<string> ids)
    {
        var table = Head(title, "Passages");
        if (ids.Count > 0)
            Row(table, string.Join(", ", ids.Take(Listed)));
        Show(table, ids.Count, Listed);
    }

    private static Table Head(string title, params string[] columns)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(title)) };
        foreach (var column in columns)
            table.AddColumn(Markup.Escape(column));
        return table;
    }

    private static void Row(Table table, params string[] cells) => table.AddRow(Array.ConvertAll(cells, Markup.Escape));

    private static void Show(Table table, int found, int listed)
    {
        if (table.Rows.Count == 0)
            return;
        if (found > listed)
            table.Caption($"The first {listed} of {found.ToString("N0", CultureInfo.InvariantCulture)}; --json lists more.");
        Terminal.Results.Write(table);
    }

    private static void Line(string text) => Console.Out.WriteLine(text);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= TextChars ? text : text[..(char.IsHighSurrogate(text[TextChars - 1]) ? TextChars - 1 : TextChars)] + "…";
}
