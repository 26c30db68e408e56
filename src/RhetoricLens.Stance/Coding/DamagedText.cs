using System.Text.RegularExpressions;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding;

/// <summary>Finds what Excel and wrong encodings leave in cells.</summary>
internal static partial class DamagedText
{
    /// <summary>Characters after which Excel cuts a cell.</summary>
    private const int ExcelCell = 32_767;

    private static readonly string[] ExcelErrors = ["#NAME?", "#VALUE!", "#REF!", "#N/A", "#NULL!", "#DIV/0!", "#NUM!"];

    /// <summary>What is wrong with a text as it stands in the file.</summary>
    public static IEnumerable<Problem> Check(string text, string where)
    {
        if (text.Length == ExcelCell)
            yield return new Problem("excel_artefact", "The text has exactly 32,767 characters: Excel has cut it.", where, "Take the text from its source.");
        if (text.Contains("_x000D_", StringComparison.Ordinal))
            yield return new Problem("excel_artefact", "The text contains _x000D_, a line end that Excel wrote out.", where, "Replace _x000D_ by a space.");
        if (ExcelErrors.Contains(text.Trim()))
            yield return new Problem("excel_artefact", "The text is an error of Excel: it took the text for a formula.", where, "Take the text from its source, and format the column as text.");
        if (Mojibake().Match(text) is { Success: true } damage)
            yield return new Problem("mojibake", $"The text contains \"{damage.Value}\": UTF-8 that was read as another encoding.", where, "Export it again as UTF-8, or mend the characters.");
    }

    /// <summary>Whether an id is a date or a number that Excel made of it.</summary>
    public static bool IsExcelId(string id) => ExcelId().IsMatch(id);

    // Quotes and dashes, accented Latin, Cyrillic as Windows-1252, Cyrillic as Windows-1251 (three letters of it in a row).
    [GeneratedRegex(
        "â€.?|Ã[\u0080-\u00BF]|[ÐÑ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ][ÐÑ]|(?:[РС][°±Іµѓђ‚„…†‡€‹ЊЌЋЏљ›њќћџЎўЈ¤Ґ¦§©Є«¬®Ї¶·№є»јЅѕї]){3}|\uFFFD",
        RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Mojibake();

    [GeneratedRegex(
        @"^(\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}( 00:00(:00)?)?|\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(-\d{2,4})?|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2}|\d[.,]?\d*E\+\d+)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExcelId();
}
