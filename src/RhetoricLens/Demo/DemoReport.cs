using RhetoricLens.Commands;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Plots;
using RhetoricLens.Queries;
using Spectre.Console;

namespace RhetoricLens.Demo;

/// <summary>What the demo prints: stance by country, a small plot of trends, the most telling passages of each pole.</summary>
public static class DemoReport
{
    private const int PlottedCountries = 8;
    private const int TellingPassages = 3;
    private const string PlotPeriod = "5y";

    public static void Write(Workspace workspace)
    {
        WriteCountries(workspace);
        WriteTrends(workspace);
        WriteTelling(workspace, multilateral: true, "Most telling: states should rule");
        WriteTelling(workspace, multilateral: false, "Most telling: rule should be shared");
    }

    private static void WriteCountries(Workspace workspace)
    {
        var answer = workspace.Trends(new TrendQuery(null, null, null, null, TrendQuery.WholeSpan));
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("Stance by country: −1 multilateral … +1 multi-stakeholder") };
        table.AddColumn("Country or grouping");
        foreach (var heading in new[] { "Mean", "95 % interval", "Documents", "Passages" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var point in answer.Points.OrderBy(point => point.Mean).ThenBy(point => point.Country, StringComparer.Ordinal))
            table.AddRow(Markup.Escape(Core.Countries.NameOf(point.Country)), Figures.Signed(point.Mean), Figures.Interval(point), $"{point.Documents}", $"{point.Positions}");
        table.Caption($"Documents and passages that take a position. {answer.Interval} Model {answer.Model}.");
        Terminal.Results.Write(table);
    }

    private static void WriteTrends(Workspace workspace)
    {
        var answer = workspace.Trends(TrendQuery.Parse(null, null, null, PlotPeriod).Value);
        var periods = answer.Periods();
        var series = answer.Points.GroupBy(point => point.Country, StringComparer.Ordinal)
            .OrderByDescending(points => points.Sum(point => point.Documents)).ThenBy(points => points.Key, StringComparer.Ordinal)
            .Take(PlottedCountries);
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("Trends: means by five years (n documents); low blocks are multilateral, high ones multi-stakeholder") };
        table.AddColumns("Country or grouping", "");
        foreach (var period in periods)
            table.AddColumn(new TableColumn(period.Name).RightAligned());
        foreach (var points in series)
            table.AddRow([Markup.Escape(Core.Countries.NameOf(points.Key)), Sparkline.Of([.. points], periods), .. periods.Select(period => Cell(points, period))]);
        Terminal.Results.Write(table);
    }

    private static string Cell(IEnumerable<TrendPoint> points, Period period) =>
        points.FirstOrDefault(point => point.Period == period) is { } point ? $"{Figures.Signed(point.Mean)} ({point.Documents})" : "";

    private static void WriteTelling(Workspace workspace, bool multilateral, string heading)
    {
        Terminal.Results.MarkupLineInterpolated($"\n[bold]{heading}[/]");
        foreach (var passage in workspace.Telling(multilateral, TellingPassages))
            Write(passage);
    }

    private static void Write(TellingPassage passage)
    {
        var facts = passage.Document.Content.Facts;
        Terminal.Results.MarkupLineInterpolated($"{Figures.Signed(passage.Scored.P.Axis)}  {passage.Text}");
        Terminal.Results.MarkupLineInterpolated($"[grey]       {Figures.Attribution(passage)}: {facts.Title}. {facts.Cites ?? facts.Url}[/]");
    }
}
