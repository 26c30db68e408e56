using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages;
using RhetoricLens.Plots;
using RhetoricLens.Queries;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens trends</c>: stance by country and period, as a table, CSV, JSON or figure.</summary>
public static class TrendsCommand
{
    public static Command Create()
    {
        var country = CommonOptions.Countries();
        var from = CommonOptions.From();
        var to = CommonOptions.To();
        var by = new Option<string?>("--by") { Description = "Length of the periods: month, quarter, year, 5y, 10y or all", HelpName = "LENGTH", DefaultValueFactory = _ => "year" };
        var model = new Option<string?>("--model") { Description = "Scores of this version of the model; the last that has scored everything when left out", HelpName = "ID" };
        var csv = new Option<bool>("--csv") { Description = "Write CSV" };
        var json = new Option<bool>("--json") { Description = "Write JSON, as GET /v1/trends answers" };
        var plot = new Option<string?>("--plot") { Description = "Draw the figure into this SVG file", HelpName = "FILE.svg" };
        var command = new Command("trends", """
            Stance by country and period: mean, 95 % interval and n.

            Example:
              rhetoriclens trends --country CHN,RUS,USA,EST --from 2000 --to 2024 --by 5y --plot stance.svg
            """) { country, from, to, by, model, csv, json, plot };
        command.SetAction(parsed =>
        {
            var query = TrendQuery.Parse(parsed.GetValue(country), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(by));
            var output = new TrendOutput(parsed.GetValue(csv), parsed.GetValue(json), parsed.GetValue(plot));
            return query.IsOk ? Run(parsed.GetRequiredValue(CommonOptions.Data), query.Value, parsed.GetValue(model), output) : Terminal.Fail(query.Problem);
        });
        return command;
    }

    private static int Run(string data, TrendQuery query, string? model, TrendOutput output)
    {
        if (output.Plot is { } file && !file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            return Terminal.Fail(new Problem("bad_plot_file", $"\"{file}\" does not end in .svg.", "--plot", "Figures are written as SVG."));
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var chosen = workspace.Choose(query, model);
        if (!chosen.IsOk)
            return Terminal.Fail(chosen.Problem);
        var answer = workspace.Trends(chosen.Value);
        Notes(answer);
        return output.Plot is { } path && Draw(path, answer) is { } problem ? Terminal.Fail(problem) : Write(answer, output);
    }

    private static int Write(TrendAnswer answer, TrendOutput output)
    {
        if (output.Csv)
            TrendCsv.Write(Console.Out, answer);
        else if (output.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, JsonShape.Options));
        else
            Terminal.Results.Write(TrendTable.Of(answer));
        return Terminal.Done;
    }

    private static Problem? Draw(string path, TrendAnswer answer)
    {
        try
        {
            File.WriteAllText(path, TrendPlot.Svg(answer));
            Terminal.Say($"Figure: {path}");
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Problem("path_unwritable", "The figure cannot be written: " + exception.Message, path, "Give a path in a folder that you may write to.");
        }
    }

    private static void Notes(TrendAnswer answer)
    {
        if (answer.Pending is { } pending)
            Terminal.Say($"{pending} is in use but has not scored everything yet; {answer.Model} answers, the last that has. To score now: rhetoriclens index");
        if (answer.Unscored > 0)
            Terminal.Say($"{Figures.Counted(answer.Unscored, "document")} not yet scored by {answer.Model} and in no point; run: rhetoriclens index");
        if (answer.Missing.Count > 0)
            Terminal.Say($"No position passage in this span: {string.Join(", ", answer.Missing)}.");
        if (answer.LeftOut > 0)
            Terminal.Say($"{Figures.Counted(answer.LeftOut, "document")} left out: dates too coarse for these periods.");
    }

    private sealed record TrendOutput(bool Csv, bool Json, string? Plot);
}

/// <summary>A trend as a table for the terminal.</summary>
public static class TrendTable
{
    public static Table Of(TrendAnswer answer)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("Country or grouping").AddColumn("Period");
        foreach (var heading in new[] { "Mean", "95 % interval", "Documents", "Passages", "Salience" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var point in answer.Points)
        {
            table.AddRow(
                Markup.Escape(Core.Countries.NameOf(point.Country)), point.Period.Name, Figures.Signed(point.Mean), Figures.Interval(point),
                $"{point.Documents}", $"{point.Positions}", Figures.Share(point.Salience));
        }
        table.Caption($"Documents and passages that take a position. {answer.Interval} Model {answer.Model}.");
        return table;
    }
}
