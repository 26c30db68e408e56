using System.Text.RegularExpressions;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>Tells whether a page writes the day or the month first in dates of digits alone.</summary>
internal static partial class DayOrders
{
    /// <summary>States where the month comes first (CLDR 46, short dates of their main languages).</summary>
    private static readonly HashSet<string> MonthFirst = new(StringComparer.OrdinalIgnoreCase) { "US", "USA", "PH", "PHL", "PR", "GU", "FM", "FSM", "PW", "PLW", "MH", "MHL" };

    /// <summary>
    /// What the page's own dates show where one number is over 12; else its region, the source's state and the host's ending; else English
    /// without any of these is read as American, everything else day first.
    /// </summary>
    public static DayOrder Of(PageMarkup page, Source source)
    {
        foreach (var line in page.Lines.Where(line => line.Text.Length < 100).Take(400))
        {
            if (Digits().Match(line.Text) is { Success: true } match && int.Parse(match.Groups["a"].ValueSpan, null) is var a && int.Parse(match.Groups["b"].ValueSpan, null) is var b && (a > 12) != (b > 12))
                return a > 12 ? DayOrder.DayFirst : DayOrder.MonthFirst;
        }
        var parts = page.Locale.Split('-');
        var ending = page.Address.IsFile ? "" : page.Address.IdnHost.Split('.')[^1];
        if (ending is "gov" or "mil" or "edu")
            ending = "us";
        var region = parts.Skip(1).FirstOrDefault(part => part.Length == 2) ?? source.Country ?? (ending.Length == 2 ? ending : null);
        if (region is not null && region != "eu")
            return MonthFirst.Contains(region) ? DayOrder.MonthFirst : DayOrder.DayFirst;
        return parts[0].Length == 0 || parts[0].Equals("en", StringComparison.OrdinalIgnoreCase) ? DayOrder.MonthFirst : DayOrder.DayFirst;
    }

    [GeneratedRegex(@"(?<![\d./-])(?<a>\d{1,2})(?<sep>[/.-])(?<b>\d{1,2})\k<sep>(?:19|20)?\d\d(?![\d./-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();
}
