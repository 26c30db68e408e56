using System.Text.RegularExpressions;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>What can be the name of a person or of those who sign a text.</summary>
internal static partial class PersonNames
{
    private const int LongestName = 90;

    /// <summary>Accounts that publish for others.</summary>
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "webmaster", "web master", "root", "user", "guest", "author", "authors", "editor", "by", "unknown", "none", "null", "undefined", "default", "moderator", "read more", "share", "home", "blog", "news", "about the author", "about", "follow", "contact", "staff writer", "guest author", "guest contributor",
    };

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "bin", "ibn", "al", "el", "ter", "ten", "zu", "y", "e", "and", "of", "the", "for", "at", "und", "et", "&",
    };

    /// <summary>Words of institutions and documents.</summary>
    private static readonly HashSet<string> NoPerson = new(StringComparer.OrdinalIgnoreCase)
    {
        "for", "of", "the", "and", "&", "at", "on", "declaration", "charter", "convention", "treaty", "agreement", "resolution", "manifesto", "compact", "strategy", "communiqué", "communique", "report", "statement", "manual",
        "principles", "rights", "freedoms", "guidelines", "internet", "cyberspace", "security", "union", "council", "commission", "committee", "ministry", "department", "government", "agency", "institute", "university",
        "organization", "organisation", "association", "alliance", "coalition", "foundation", "forum", "conference", "assembly", "summit", "group", "delegation", "nations", "press", "news",
    };

    /// <summary>A name without what stands around it; null when it is none.</summary>
    public static string? Clean(string? text)
    {
        var line = TextClean.SingleSpaced(text ?? "");
        line = Lead().Replace(line, "");
        // Some pages say it twice, once for small screens.
        if (line.Length > 8 && line.Length % 2 == 1 && line[(line.Length / 2 + 1)..] == line[..(line.Length / 2)])
            line = line[..(line.Length / 2)];
        line = Tail().Replace(line, "").Trim(' ', ',', ';', ':', '|', '-', '–', '—', '•', '·', '.').Trim();
        if (EndsAbbreviated().IsMatch(line))
            line += ".";
        return line.Length is < 2 or > LongestName || !line.Any(char.IsLetter) || NoNames.Contains(line) || (line.Contains(' ') && MereOffice().IsMatch(line)) || NotAName().IsMatch(line) ? null : line;
    }

    /// <summary>A name and what is said of its bearer after a comma; degrees in capitals stay with the name.</summary>
    public static (string Name, string? Role) Apart(string name)
    {
        var at = name.IndexOf(',', StringComparison.Ordinal);
        if (at < 0 || !LooksPersonal(name[..at]))
            return (name, null);
        var rest = name[(at + 1)..].Trim();
        var degrees = Degrees().Match(rest);
        var (kept, role) = (rest[..degrees.Length].TrimEnd(' ', ','), rest[degrees.Length..].Trim(' ', ','));
        return (kept.Length > 0 ? $"{name[..at].TrimEnd()}, {kept}" : name[..at].TrimEnd(), role.Length > 0 ? role : null);
    }

    /// <summary>Two to five words with capital letters, as people's names have; scripts without capitals pass when short.</summary>
    public static bool LooksPersonal(string name)
    {
        var words = name.Split(',')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 6 && words.All(word => Particles.Contains(word) || char.IsUpper(word[0]) || (char.IsLetter(word[0]) && !char.IsLower(word[0])) || word[0] is '(' or '"' or '“');
    }

    /// <summary>
    /// Looks personal and is neither an institution nor a document: no name of a person has "for", "of" or "the" in it, or a word such as Declaration.
    /// For bylines this is too strict: those who sign as "The Editors of the Gazette" sign none the less.
    /// </summary>
    public static bool IsPerson(string name) =>
        LooksPersonal(name) && !Array.Exists(name.Split(',')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), NoPerson.Contains);

    /// <summary>The names in a list such as "Ann Example, Bo Example and Cy Example"; degrees and offices after a comma stay with their name.</summary>
    public static IReadOnlyList<string> Split(string list)
    {
        var parts = And().Split(list).SelectMany(part => LooksPersonal(part) && part.Contains(',') && part.Split(',').Skip(1).All(rest => LooksPersonal(rest.Trim())) ? part.Split(',') : [part]);
        var names = parts.Select(part => Clean(part)).OfType<string>().ToArray();
        return names.Length > 1 && names.All(LooksPersonal) ? names : Clean(list) is { } one ? [one] : [];
    }

    [GeneratedRegex(@"^(?:(?:written|words|story|text|article|posted|reported|interview|post|reviewed|created|published|content|guest post)?\s*by\b\s*[:|]?\s*|(?:authors?|autor|autora|auteur|автор|作者|文)\s*[:：]\s*|authors?\s*$|von\s+(?=\p{Lu})|par\s+(?=\p{Lu})|por\s+(?=\p{Lu}))+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s*(?:[|•·]|\s[–—-]\s|\bon (?=\p{L}{3,9},? \d|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\b(?:published|updated|posted|last updated|updated on|reviewed by|edited by|fact[- ]checked)\b|\b\d{1,2}\s\p{L}+\s(?:19|20)\d\d|\b\p{L}{3,9}\.?\s\d{1,2},?\s(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.]\d|(?:19|20)\d\d-|\d+ min(?:ute)?s?\b).*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(?:(?:\p{Lu}[\p{Lu}.&-]{1,7}|Ph\.?D\.?|PharmD|PsyD|EdD|DrPH|LLM|Jr\.?|Sr\.?|Esq\.?)(?:,\s*|$))*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Degrees();

    [GeneratedRegex(@"^(?:(?:managing|senior|deputy|associate|staff|chief|lead|print|web|executive|contributing|guest|news|opinion|features?|assistant)\s+)*(?:editor(?:-in-chief)?|reporter|writer|correspondent|contributor|columnist|journalist|team|staff)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MereOffice();

    [GeneratedRegex(@"@|https?:|www\.|[<>{}=#]|\d{3}|\b(?:read|click|share|subscribe|follow|comments?|articles?|posts?|see all|view all|min read|cookies|agree|submitting|using)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotAName();

    [GeneratedRegex(@"\b(?:Ph\.D|M\.D|Jr|Sr|Esq|Dr)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EndsAbbreviated();

    [GeneratedRegex(@",?\s+(?:and|und|et|y|e|и|&)\s+|\s*;\s*|、", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex And();
}
