using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Scaling;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>Scaled documents as a table for the terminal, the lowest first.</summary>
internal static class ScaleTable
{
    public static void Write(ScaleAnswer answer)
    {
        Terminal.Results.Write(Of(answer));
        Words("Words of the low side: ", answer.LowTerms);
        Words("Words of the high side: ", answer.HighTerms);
        foreach (var comparison in answer.Comparisons)
            Terminal.Results.WriteLine(Sentence(comparison));
    }

    private static Table Of(ScaleAnswer answer)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("Document");
        if (answer.Documents.Any(row => row.Class is not null))
            table.AddColumn("Class");
        foreach (var heading in new[] { "Score", "95 % interval", "Words", "Given" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var row in answer.Documents.OrderBy(row => row.Class, StringComparer.Ordinal).ThenBy(row => row.Score ?? double.MaxValue))
            table.AddRow([.. Cells(row, table.Columns.Count == 6).Select(Markup.Escape)]);
        var fit = answer.Fit is { } found
            ? string.Create(CultureInfo.InvariantCulture, $" Objective {found.Objective:F4}, {(found.IsConverged ? "converged" : "NOT CONVERGED")} in {found.Steps} steps; {found.Agreeing} of {found.Starts} starts agree.") : "";
        return table.Caption($"{answer.Method}, {answer.Terms:N0} terms.{fit}");
    }

    private static IEnumerable<string> Cells(ScaleRow row, bool withClass)
    {
        yield return Countries.Find(row.Document) is { } country && country.Code == row.Document ? $"{country.Name} ({country.Code})" : row.Document;
        if (withClass)
            yield return row.Class ?? "";
        yield return Number(row.Score);
        yield return row is { Low: { } low, High: { } high } ? $"{Number(low)} to {Number(high)}" : "–";
        yield return row.Tokens.ToString("N0", CultureInfo.InvariantCulture);
        yield return row.Reference ?? "";
    }

    private static void Words(string heading, IReadOnlyList<ScaledTerm> terms)
    {
        if (terms.Count > 0)
            Terminal.Results.WriteLine(heading + string.Join(", ", terms.Select(term => $"{term.Term} ({Number(term.Weight)}, n {term.Count})")));
    }

    private static string Sentence(ScaleComparison comparison)
    {
        var interval = comparison is { Low: { } low, High: { } high } ? $" (95 % {Number(low)} to {Number(high)})" : "";
        var what = comparison.Class is null ? "" : comparison.Class + ": ";
        return comparison.Spearman is { } rho
            ? $"{what}rank correlation with the classifier {comparison.Model}: {Number(rho)}{interval}, n {comparison.Documents} documents, references left out."
            : $"{what}no comparison with the classifier {comparison.Model}: {comparison.Documents} documents have both scores.";
    }

    private static string Number(double? value) => value?.ToString("0.000;−0.000;0.000", CultureInfo.InvariantCulture) ?? "–";
}
