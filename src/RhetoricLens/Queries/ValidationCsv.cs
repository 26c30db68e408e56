using RhetoricLens.Stance.Validate;

namespace RhetoricLens.Queries;

/// <summary>Writes the figures of a validation as one tidy table (RFC 4180): one row a criterion and variant.</summary>
public static class ValidationCsv
{
    private static readonly string[] Header =
        ["criterion", "variant", "auc", "low", "high", "n_high_side", "n_low_side", "spearman", "n_spearman", "passages", "corpus", "model"];

    /// <summary>Figures to four decimals; empty where there is none.</summary>
    public static void Write(TextWriter writer, ValidationAnswer answer) =>
        Csv.Write(writer, Header, answer.Result.Figures.Select(figure => Cells(figure, answer)));

    private static string[] Cells(CriterionFigure figure, ValidationAnswer answer) =>
    [
        figure.Criterion, figure.Variant, Csv.Number(figure.Auc), Csv.Number(figure.Interval?.Low), Csv.Number(figure.Interval?.High),
        Csv.Count(figure.High), Csv.Count(figure.Low), Csv.Number(figure.Spearman), Csv.Count(figure.Ordered), Csv.Count(figure.Passages),
        Csv.Text(answer.Corpus), Csv.Text(answer.Model),
    ];
}
