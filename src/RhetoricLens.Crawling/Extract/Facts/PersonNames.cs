using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>What can be the name of a person or of those who sign a text.</summary>
internal static partial class PersonNames
{
    private const int LongestName = 90;

    /// <summary>Accounts that publish for others.</summary>
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "webmaster", "web master", "root", "user", "guest", "author", "authors", "editor", "by", "unknown", "none", "null", "undefined", "default", "moderator", "read more", "share", "home", "blog", "news",
    };

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "bin", "ibn", "al", "el", "ter", "ten", "zu", "y", "e", "and", "of", "the", "for", "at", "und", "et", "&",
    };

    /// <summary>A name without what stands around it; null when it is none.</summary>
    public static string? Clean(string? text)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = Lead().Replace(line, "");
        line = Tail().Replace(line, "").Trim(' ', ',', ';', ':', '|', '-', '–', '—', '•', '·', '.').Trim();
        if (EndsAbbreviated().IsMatch(line))
            line += ".";
        return line.Length is < 2 or > LongestName || !line.Any(char.IsLetter) || NoNames.Contains(line) || NotAName().IsMatch(line) ? null : line;
    }

    /// <summary>Two to five words with capital letters, as people's names have; scripts without capitals pass when short.</summary>
    public static bool LooksPersonal(string name)
    {
        var words = name.Split(',')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 6 && words.All(word => Particles.Contains(word) || char.IsUpper(word[0]) || (char.IsLetter(word[0]) && !char.IsLower(word[0])) || word[0] is '(' or '"' or '“');
    }

    /// <summary>The names in a list such as "Ann Example, Bo Example and Cy Example"; degrees and offices after a comma stay with their name.</summary>
    public static IReadOnlyList<string> Split(string list)
    {
        var parts = And().Split(list).SelectMany(part => LooksPersonal(part) && part.Contains(',') && part.Split(',').Skip(1).All(rest => LooksPersonal(rest.Trim())) ? part.Split(',') : [part]);
        var names = parts.Select(Clean).OfType<string>().ToArray();
        return names.Length > 1 && names.All(LooksPersonal) ? names : Clean(list) is { } one ? [one] : [];
    }

    [GeneratedRegex(@"^(?:(?:written|words|story|text|article|posted|reported|interview|post|reviewed|created|published|content|guest post)?\s*by\b\s*[:|]?\s*|(?:authors?|autor|autora|auteur|автор|作者|文)\s*[:：]\s*|authors?\s*$|von\s+(?=\p{Lu})|par\s+(?=\p{Lu})|por\s+(?=\p{Lu}))+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s*(?:[|•·]|\s[–—-]\s|\bon (?=\p{L}{3,9} \d|\d)|\b(?:published|updated|posted|last updated|updated on|reviewed by|edited by|fact[- ]checked)\b|\b\d{1,2}\s\p{L}+\s(?:19|20)\d\d|\b\p{L}{3,9}\.?\s\d{1,2},?\s(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.]\d|(?:19|20)\d\d-|\d+ min(?:ute)?s?\b).*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tail();

    [GeneratedRegex(@"@|https?:|www\.|[<>{}=#]|\d{3}|\b(?:read|click|share|subscribe|follow|comments?|articles?|posts?|see all|view all|min read|cookies|agree|submitting|using)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotAName();

    [GeneratedRegex(@"\b(?:Ph\.D|M\.D|Jr|Sr|Esq|Dr)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EndsAbbreviated();

    [GeneratedRegex(@",?\s+(?:and|und|et|y|e|и|&)\s+|\s*;\s*|、", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex And();
}
