using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Stance.Coding.Agreement;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>Agreement as tables for the terminal.</summary>
internal static class AgreementTables
{
    private const int Listed = 30;
    private const int TextChars = 80;

    private static readonly string[] Labels = [.. Enum.GetValues<StanceLabel>().Select(StanceLabels.Name)];

    public static void Write(AgreementReport report)
    {
        Console.Out.WriteLine($"{report.Name}: {report.Passages} passages coded by at least two of {string.Join(", ", report.Coders)}; on {report.Unanimous} all agree.");
        Console.Out.WriteLine($"percent agreement  {report.Percent.ToString("0.0 %", CultureInfo.InvariantCulture)}");
        Console.Out.WriteLine($"alpha, nominal     {Figure(report.Nominal)} over four classes");
        if (report.Positions is { } positions)
        {
            Console.Out.WriteLine($"alpha, interval    {Figure(positions.IntervalAlpha)} on -1, 0, +1, where all took a position (n = {positions.Passages})");
            Console.Out.WriteLine($"alpha, ordinal     {Figure(positions.OrdinalAlpha)} of the same");
        }
        Console.Out.WriteLine($"Intervals: 95 % percentile bootstrap, drawing each {report.Unit} as a whole.");
        Classes(report);
        foreach (var pair in report.Pairs)
            Confusion(pair);
        Open(report);
    }

    private static void Classes(AgreementReport report)
    {
        var table = Head("By class", "Class", "Decisions", "Specific agreement", "Alpha against the rest");
        foreach (var row in report.Classes)
            table.AddRow(StanceLabels.Name(row.Label), $"{row.Decisions}", Figure(row.Specific), Figure(row.Alpha));
        Terminal.Results.Write(table);
    }

    private static void Confusion(CoderPair pair)
    {
        var title = $"{pair.First} (rows) and {pair.Second}: n = {pair.Passages}, agree on {pair.Percent.ToString("0.0 %", CultureInfo.InvariantCulture)}, alpha {Figure(pair.Alpha)}";
        var table = Head(title, ["", .. Labels]);
        for (var i = 0; i < Labels.Length; i++)
            table.AddRow([Labels[i], .. pair.Confusion[i].Select(count => $"{count}")]);
        Terminal.Results.Write(table);
    }

    private static void Open(AgreementReport report)
    {
        var open = report.Disagreements.Where(row => row.Adjudicated is null).ToArray();
        Console.Out.WriteLine($"disagreements {report.Disagreements.Count}, to adjudicate {open.Length}");
        if (open.Length == 0)
            return;
        var table = Head("To adjudicate", "Id", "Text", "Labels");
        foreach (var row in open.Take(Listed))
            table.AddRow(Markup.Escape(row.Id), Markup.Escape(Start(row.Text)), Markup.Escape(string.Join(", ", row.Labels.Select(label => $"{label.Key}: {label.Value}"))));
        if (open.Length > Listed)
            table.Caption($"The first {Listed} of {open.Length}; --disagreements writes all.");
        Terminal.Results.Write(table);
    }

    private static Table Head(string title, params string[] columns)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(title)) };
        foreach (var column in columns)
            table.AddColumn(column);
        return table;
    }

    private static string Figure(Alpha alpha) => Figure(alpha.Value)
        + (alpha.Interval is { } interval ? $" (95 % {Figure(interval.Low)} to {Figure(interval.High)})" : "");

    private static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";

    private static string Start(string text) => text.Length <= TextChars ? text : text[..(char.IsHighSurrogate(text[TextChars - 1]) ? TextChars - 1 : TextChars)] + "…";
}
