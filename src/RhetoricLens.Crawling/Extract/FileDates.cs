using System.Globalization;
using System.Text.RegularExpressions;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Dates in the lines of a PDF or Word file.</summary>
internal static partial class FileDates
{
    /// <summary>A day, or a month with its year that stands nearly alone; null when the line has neither.</summary>
    public static PartialDate? Read(string line) => PublicationDate.Read(line) ?? Month(line);

    private static PartialDate? Month(string text) =>
        MonthOfYear().Match(text) is { Success: true } match && match.Length * 2 > text.Length
        && DateTime.TryParseExact(match.Value.Replace(",", "", StringComparison.Ordinal), "MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && PartialDate.TryParse(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), out var date) ? date : null;

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December),? \d{4}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MonthOfYear();
}
