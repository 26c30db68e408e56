using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Recognises lines that belong to the printed page and not to the speech.</summary>
internal static partial class PageMarkers
{
    private const int LongestMarker = 80;

    public static bool IsMarker(ReadOnlySpan<char> trimmed) => trimmed.Length <= LongestMarker && Marker().IsMatch(trimmed);

    // Lone numbers; 3/8; Page 3 of 8; [page 2]; ### Page 3 (continued):; Page 1|6; 2 | P a g e; job numbers of the Secretariat with
    // a page number (11-51372 2); symbols of records (A/55/PV.12); running heads (Forty-eighth session - 5 October 1993 7); delivery notes.
    [GeneratedRegex(
        """
        ^(?:
            [-–—\[(*]{0,2}\s*\d{1,4}\s*[-–—\])*]{0,2}
          | \d{1,3}\s*(?:/|\|)\s*\d{1,3}
          | [#*\[(\s]*page\s+\d{1,3}(?:\s*(?:of|/|\||-)\s*\d{1,3})?(?:\s*\(continued\))?[:\])*.\s]*
          | \d{1,3}\s*\|\s*p\s*a\s*g\s*e
          | \d{2}-\d{5}(?:\s+\d{1,3})?(?:/\d+)? | \d{1,3}\s+\d{2}-\d{5}
          | (?:\d{1,3}\s+)?[AS]/\d{1,3}/PV\.\d{1,3}(?:\s+\d{1,3})?
          | [A-Z][a-z]+-?[a-z]*\ session\s+-\s+\d{1,2}\ [A-Z][a-z]+\ [\dlI]{2,4}\s*[\dlI]{0,3}
          | \W*check\ against\ delivery\W*
        )$
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marker();
}
