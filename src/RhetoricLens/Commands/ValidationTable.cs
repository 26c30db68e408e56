using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Validate;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>A validation as tables for the terminal.</summary>
internal static class ValidationTable
{
    private const int ShownChars = 400;

    public static Table Of(ValidationAnswer answer)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("Criterion").AddColumn("Scores taken");
        foreach (var heading in new[] { "AUC", "95 % interval", "n high", "n low", "Spearman", "Passages" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var criterion in Criterion.All)
            AddRows(table, criterion, [.. answer.Result.Figures.Where(figure => figure.Criterion == criterion.Id)]);
        return table.Caption(
            $"AUC: share of pairs of countries in the expected order; 0.5 is chance. {answer.Result.Positions} position passages of {answer.Result.Countries} countries"
            + $"{(answer.Corpus is null ? "" : " in " + Markup.Escape(answer.Corpus))}. Model {Markup.Escape(answer.Model)}.");
    }

    /// <summary>The countries whose scores go against what they did, with their strongest passages.</summary>
    public static void Explain(ValidationAnswer answer, Func<VoicedPassage, string> words)
    {
        foreach (var country in answer.Result.Misplaced)
        {
            var criterion = Criterion.All.First(known => known.Id == country.Criterion);
            Terminal.Results.MarkupLineInterpolated(
                $"\n[bold]{Countries.NameOf(country.Country)}[/]: {country.Value.Replace('_', ' ')} ({criterion.Name}), yet {Figures.Signed(country.Mean)} over {Figures.Counted(country.Positions, "position")}: on the wrong side of {Figures.Share(country.Against)} of the others");
            foreach (var passage in country.Passages)
                Terminal.Results.MarkupLineInterpolated($"  {Figures.Signed(passage.P.Axis)} [grey]{passage.DocumentId}[/] {Shortened(words(passage))}");
        }
    }

    /// <summary>The main criteria in all variants, the others in the first.</summary>
    private static void AddRows(Table table, Criterion criterion, CriterionFigure[] figures)
    {
        foreach (var (index, figure) in figures.Take(criterion.IsMain ? figures.Length : 1).Index())
        {
            table.AddRow(
                index == 0 ? Markup.Escape($"{criterion.Name}: {criterion.High} above {criterion.Low}".Replace('_', ' ')) : "",
                Markup.Escape(figure.Variant.Replace("the year", $"{criterion.Year}", StringComparison.Ordinal)), Number(figure.Auc),
                figure.Interval is { } interval ? $"{Number(interval.Low)} to {Number(interval.High)}" : "–",
                $"{figure.High}", $"{figure.Low}", figure.Spearman is { } rho ? $"{Figures.Signed(rho)} ({figure.Ordered})" : "–", $"{figure.Passages}");
        }
    }

    private static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    private static string Shortened(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ShownChars ? line : line[..ShownChars] + " …";
    }
}
