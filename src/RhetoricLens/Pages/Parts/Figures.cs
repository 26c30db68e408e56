using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Pages.Parts;

/// <summary>How numbers are written for people.</summary>
public static class Figures
{
    /// <summary>Below so many documents an interval is rough: drawn as a hollow dot.</summary>
    public const int FewDocuments = 5;

    /// <summary>Two decimals with a sign; a true minus, so that columns align.</summary>
    public static string Signed(double value) =>
        value.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);

    /// <summary>The interval of a point, or a dash when one document alone speaks.</summary>
    public static string Interval(TrendPoint point) =>
        point is { Low: { } low, High: { } high } ? $"{Signed(low)} to {Signed(high)}" : "–";

    /// <summary>A number with its noun: 1 document, 2 documents.</summary>
    public static string Counted(long count, string noun) => Counted(count, noun, noun + "s");

    /// <summary>A number with its noun, whose plural is not made with an s.</summary>
    public static string Counted(long count, string noun, string plural) => count == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {plural}");

    public static string Share(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    /// <summary>A point in words, for readers who do not see the drawing.</summary>
    public static string Estimate(TrendPoint point) =>
        $"{Countries.NameOf(point.Country)}: {Signed(point.Mean)}, interval {Interval(point)}, {point.Documents} documents";

    /// <summary>Who says it, for whom, and when.</summary>
    public static string Attribution(TellingPassage passage) => string.Join(
        ", ",
        new[] { passage.Speaker, Countries.NameOf(passage.Country), passage.Document.Content.Facts.Date?.ToString() }.Where(part => !string.IsNullOrEmpty(part)));
}
