using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>What changed, for the terminal: <c>trends --compare</c> and <c>trends --breaks</c>.</summary>
internal static class ChangeTables
{
    public static int Compare(string data, TrendWords words, string text, bool json) =>
        text.Split(',', StringSplitOptions.TrimEntries) is not [var a, var b]
            ? Terminal.Fail(new Problem("missing_side", $"\"{text}\" does not name two sides.", "--compare", "Write CHN,USA or CHN@2003..2010,CHN@2011..2020."))
            : Run(data, workspace => workspace.Difference(words, Side(a), Side(b)), json, WriteDifference);

    public static int Breaks(string data, TrendWords words, bool json) => Run(data, workspace => workspace.Breaks(words), json, WriteBreaks);

    private static int Run<T>(string data, Func<Workspace, Outcome<T>> ask, bool json, Action<T> write) => Asking.Run(data, ask, json ? Asking.WriteJson : write);

    /// <summary>A voice, and after an @ its span: CHN@2003..2010, CHN@2015.., CHN@..2010 or CHN@2014.</summary>
    private static SideWords Side(string text)
    {
        if (text.Split('@', 2) is not [var voice, var span])
            return new SideWords(text, null, null);
        var days = span.Split("..", 2);
        return new SideWords(voice, Word(days[0]), Word(days[^1]));
    }

    private static string? Word(string text) => text.Length == 0 ? null : text;

    private static void WriteDifference(DifferenceAnswer answer)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("").AddColumn("Period");
        foreach (var heading in (ReadOnlySpan<string>)["Mean", "95 % interval", "Documents", "Passages"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var point in (ReadOnlySpan<TrendPoint>)[answer.A, answer.B])
            table.AddRow(Markup.Escape(point.Country), point.Period.Name, Figures.Signed(point.Mean), Figures.Interval(point), $"{point.Documents}", $"{point.Positions}");
        table.AddRow("Difference, raw", "", Figures.Signed(answer.Difference), Span(answer.Low, answer.High), "", "");
        if (answer.Corrected is { Difference: { } difference } corrected)
            table.AddRow($"Difference, {corrected.Estimate}", "", Figures.Signed(difference), Span(corrected.Low, corrected.High), "", "");
        table.Caption($"{answer.Interval} Model {answer.Model}.");
        Terminal.Results.Write(table);
        if (answer.Corrected?.Missing is { } missing)
            Terminal.Say("Raw difference only. " + missing);
    }

    private static void WriteBreaks(BreaksAnswer answer)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("Country or group").AddColumn("Shift from").AddColumn("95 % interval");
        foreach (var heading in (ReadOnlySpan<string>)["Before", "After", "95 % interval of the shift", "p", "adjusted p", "Documents"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var found in answer.Breaks)
        {
            table.AddRow(
                Markup.Escape(found.Country) + (found.Flagged ? " *" : ""), found.At.Name, $"{found.Earliest.Name} to {found.Latest.Name}", Figures.Signed(found.Before), Figures.Signed(found.After),
                Span(found.Low, found.High), P(found.P), P(found.AdjustedP), $"{found.Documents}");
        }
        table.Caption($"{answer.Tests} tests; * adjusted p at most 0.05. Model {answer.Model}.");
        Terminal.Results.Write(table);
        Terminal.Say(answer.Note);
    }

    private static string Span(double? low, double? high) => low is { } from && high is { } to ? $"{Figures.Signed(from)} to {Figures.Signed(to)}" : "–";

    private static string P(double p) => p.ToString("0.000", CultureInfo.InvariantCulture);
}
