using RhetoricLens.Core;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>A trend as a table for the terminal.</summary>
public static class TrendTable
{
    public static Table Of(TrendAnswer answer)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("Country or group").AddColumn("Period");
        var isCorrected = answer.Correction is { None: null };
        string[] headings = isCorrected
            ? ["Raw mean", "95 % interval", "Corrected", "95 % interval", "Documents", "Passages", "Salience"]
            : ["Mean", "95 % interval", "Documents", "Passages", "Salience"];
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var point in answer.Points)
            table.AddRow([Markup.Escape(answer.NameOf(point.Country)), point.Period.Name, .. Cells(point, isCorrected)]);
        table.Caption($"Documents and passages that take a position. {answer.Interval} Model {answer.Model}.{Corrected(answer)}");
        return table;
    }

    private static string[] Cells(TrendPoint point, bool isCorrected)
    {
        string[] raw = [Figures.Signed(point.Mean), Figures.Interval(point)];
        string[] corrected = !isCorrected ? [] : point.Corrected is { Mean: { } mean, Low: { } low, High: { } high }
            ? [Figures.Signed(mean), $"{Figures.Signed(low)} to {Figures.Signed(high)}"]
            : ["–", "–"];
        return [.. raw, .. corrected, $"{point.Documents}", $"{point.Positions}", Figures.Share(point.Salience)];
    }

    private static string Corrected(TrendAnswer answer)
    {
        if (answer.Correction is not { None: null } correction)
            return "";
        var why = answer.Points.Select(point => point.Corrected?.Missing).FirstOrDefault(missing => missing is not null);
        return $" Corrected: {correction.Estimate}, {correction.Coded} coded passages of {correction.Documents} documents ({correction.OutOfFold} with out-of-fold predictions), no random sample.{(why is null ? "" : $" Missing: {why}")}";
    }
}
