using System.CommandLine;
using System.Text;
using System.Text.Json;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Plots;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens trends</c>: stance by country, group and period, as a table, CSV, JSON or figure; and what changed.</summary>
public static class TrendsCommand
{
    public static Command Create()
    {
        var words = new TrendOptions();
        var csv = new Option<bool>("--csv") { Description = "Write CSV" };
        var json = new Option<bool>("--json") { Description = "Write JSON, as GET /v1/trends answers" };
        var jsonStat = new Option<bool>("--json-stat") { Description = "Write a JSON-stat 2.0 dataset" };
        var plot = new Option<string?>("--plot") { Description = "Draw the figure into this file, SVG or PNG by its ending", HelpName = "FILE.svg|FILE.png" };
        var compare = new Option<string?>("--compare") { Description = "Difference of two means: CHN,USA or CHN@2003..2010,CHN@2011..2020 or BRA,group:BRICS", HelpName = "A,B" };
        var breaks = new Option<bool>("--breaks") { Description = "Look for shifts of the means in time" };
        var command = new Command("trends", """
            Stance by country, group and period: raw and corrected mean, 95 % intervals and n.

            Example:
              rhetoriclens trends --country CHN,RUS,USA,EST --group BRICS --from 2000 --to 2024 --by 5y --plot stance.svg
              rhetoriclens trends --compare CHN@2003..2010,CHN@2011..2020
            """) { csv, json, jsonStat, plot, compare, breaks };
        words.AddTo(command);
        command.SetAction(parsed =>
        {
            var output = new TrendOutput(parsed.GetValue(csv), parsed.GetValue(json), parsed.GetValue(jsonStat), parsed.GetValue(plot));
            var data = parsed.GetRequiredValue(CommonOptions.Data);
            return parsed.GetValue(compare) is { } sides ? ChangeTables.Compare(data, words.Read(parsed), sides, output.Json)
                : parsed.GetValue(breaks) ? ChangeTables.Breaks(data, words.Read(parsed), output.Json)
                : Run(data, words.Read(parsed), output);
        });
        return command;
    }

    private static int Run(string data, TrendWords words, TrendOutput output)
    {
        // What is wrong with the words is said before the store is opened.
        if (TrendQuery.Parse(words) is { IsOk: false } wrong)
            return Terminal.Fail(wrong.Problem);
        if (output.Plot is { } file && !IsSvg(file) && !file.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            return Terminal.Fail(new Problem("bad_plot_file", $"\"{file}\" does not end in .svg or .png.", "--plot", "Figures are written as SVG or PNG."));
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var query = workspace.Ask(words);
        if (!query.IsOk)
            return Terminal.Fail(query.Problem);
        var answer = workspace.Trends(query.Value);
        Notes(answer);
        return output.Plot is { } path && Draw(path, answer) is { } problem ? Terminal.Fail(problem) : Write(answer, output);
    }

    private static int Write(TrendAnswer answer, TrendOutput output)
    {
        if (output.Csv)
            TrendCsv.Write(Console.Out, answer);
        else if (output.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, JsonShape.Options));
        else if (output.JsonStat)
            Console.Out.WriteLine(JsonSerializer.Serialize(TrendJsonStat.Of(answer), JsonShape.Options));
        else
            Terminal.Results.Write(TrendTable.Of(answer));
        return Terminal.Done;
    }

    private static bool IsSvg(string path) => path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);

    private static Problem? Draw(string path, TrendAnswer answer)
    {
        try
        {
            File.WriteAllBytes(path, IsSvg(path) ? Encoding.UTF8.GetBytes(TrendPlot.Svg(answer)) : TrendPlot.Png(answer));
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
        if (answer.Correction?.None is { } none)
            Terminal.Say("Raw estimates only. " + none);
    }

    private sealed record TrendOutput(bool Csv, bool Json, bool JsonStat, string? Plot);
}

/// <summary>The options by which a question about trends is asked.</summary>
internal sealed class TrendOptions
{
    private readonly Option<string?> _country = CommonOptions.Countries();
    private readonly Option<string?> _group = new("--group") { Description = "Groups whose members' voices are taken together while they belong; see: rhetoriclens groups", HelpName = "BRICS,FOC" };
    private readonly Option<string?> _from = CommonOptions.From();
    private readonly Option<string?> _to = CommonOptions.To();
    private readonly Option<string?> _by = new("--by") { Description = "Length of the periods: month, quarter, year, 5y, 10y or all", HelpName = "LENGTH", DefaultValueFactory = _ => "year" };
    private readonly Option<string?> _kind = new("--kind") { Description = "Only this kind of text, such as speech", HelpName = "KIND" };
    private readonly Option<string?> _source = new("--source") { Description = "Only this corpus or source, such as ungdc", HelpName = "NAME" };
    private readonly Option<string?> _language = new("--lang") { Description = "Only texts in this language (BCP 47)", HelpName = "CODE" };
    private readonly Option<string?> _speaker = new("--speaker") { Description = "Only speakers of these offices: head (of state or government), minister, envoy, other, unknown", HelpName = "head,minister" };
    private readonly Option<string?> _model = new("--model") { Description = "Scores of this version of the model; the last that has scored everything when left out", HelpName = "ID" };
    private readonly Option<string?> _estimate = new("--estimate") { Description = "raw; ppi (raw, and corrected by coded passages; the default); dsl (raw, and corrected otherwise)", HelpName = "KIND" };
    private readonly Option<string?> _smooth = new("--smooth") { Description = "Draw a smoothed line too: ma3 or loess", HelpName = "KIND" };

    internal void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_country, _group, _from, _to, _by, _kind, _source, _language, _speaker, _model, _estimate, _smooth])
            command.Options.Add(option);
    }

    internal TrendWords Read(ParseResult parsed) => new()
    {
        Country = parsed.GetValue(_country), Group = parsed.GetValue(_group), From = parsed.GetValue(_from), To = parsed.GetValue(_to), By = parsed.GetValue(_by),
        Kind = parsed.GetValue(_kind), Source = parsed.GetValue(_source), Language = parsed.GetValue(_language), Speaker = parsed.GetValue(_speaker), Model = parsed.GetValue(_model),
        Estimate = parsed.GetValue(_estimate), Smooth = parsed.GetValue(_smooth),
    };
}
