using System.Text.RegularExpressions;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract.Voices;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>What a speech says of itself in its title or first lines: "Statement by H.E. Ann Example, Minister of ..., New York, 12 June 2017".</summary>
/// <param name="Speaker">Without forms of address; null when only an office is named.</param>
/// <param name="Role">Office; null when none is named.</param>
/// <param name="Country">The state of that office; null when none.</param>
/// <param name="Venue">Where it was said; null when the lines do not tell.</param>
/// <param name="Delivered">When; null when they do not tell.</param>
internal sealed partial record Opening(string? Speaker, string? Role, string? Country, string? Venue, PartialDate? Delivered)
{
    private const int Lines = 8;
    private const int LongestLine = 400;

    /// <summary>Null when the text does not begin as a speech.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="text">Its text.</param>
    /// <param name="order">How it writes days and months.</param>
    public static Opening? Of(string title, string text, DayOrder order)
    {
        var lines = text.Split("\n\n", Lines + 1).Take(Lines).Prepend(title).Where(line => line.Length is > 0 and <= LongestLine).ToArray();
        foreach (var line in lines)
        {
            if (Heading().Match(line) is { Success: true } heading)
                return Read(heading.Groups["who"].Value, line, lines, order);
        }
        return null;
    }

    /// <summary>Whether a line is the heading of a speech.</summary>
    public static bool IsHeading(string line) => line.Length <= LongestLine && Heading().IsMatch(line);

    private static Opening Read(string who, string line, string[] lines, DayOrder order)
    {
        var venue = Venues().Match(who);
        var named = venue.Success ? who[..venue.Index] : who;
        var dates = WrittenDates.Find(line, order);
        var dateline = lines.FirstOrDefault(other => other != line && other.Length < 80 && WrittenDates.Find(other, order).Any(date => date.Date.Precision == DatePrecision.Day));
        var delivered = dates.FirstOrDefault(date => date.Date.Precision == DatePrecision.Day)?.Date ?? (dateline is null ? null : WrittenDates.Find(dateline, order)[0].Date);
        if (dates.Count > 0)
            named = named.Replace(line[dates[0].Start..dates[0].End], "", StringComparison.Ordinal);
        var (speaker, role) = NameAndRole(Address().Replace(named.Trim(' ', ',', '.', ':'), ""));
        var place = venue.Success ? Trimmed(venue.Groups["venue"].Value) : dateline is null ? null : Place(dateline, order);
        return new Opening(speaker, role, StateOffices.CountryOf(role), place, delivered);
    }

    /// <summary>Name first and office after a comma, or the office first.</summary>
    private static (string? Name, string? Role) NameAndRole(string words)
    {
        var parts = words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return (null, null);
        var name = Address().Replace(parts[0], "");
        if (StateOffices.IsOffice(name))
        {
            var office = NamedSpeakers.Apart(name.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            return office.Name is { } found && PersonNames.IsPerson(found) ? (found, office.Office) : parts.Length > 1 && PersonNames.IsPerson(Address().Replace(parts[1], "")) ? (Address().Replace(parts[1], ""), name) : (null, words);
        }
        var role = string.Join(", ", parts.Skip(1).TakeWhile(part => !WhenOrWhere().IsMatch(part)));
        return (PersonNames.IsPerson(name) ? name : null, role.Length > 0 ? role : null);
    }

    private static string? Place(string dateline, DayOrder order)
    {
        var date = WrittenDates.Find(dateline, order)[0];
        var place = (dateline[..date.Start] + dateline[date.End..]).Trim(' ', ',', '.', '-', '–', '(', ')');
        return place.Length is > 2 and < 60 && char.IsUpper(place[0]) ? place : null;
    }

    private static string? Trimmed(string venue) => venue.Trim(' ', ',', '.', ':') is { Length: > 2 and < 160 } place ? place : null;

    [GeneratedRegex(@"^(?:(?:opening|closing|national|joint|keynote|introductory|welcoming|welcome|concluding|general|prepared|press|inaugural|official|video|written|brief|short|the|transcript of|text of|full text of|address and)\s+)*(?:statement|remarks|address|speech|intervention|keynote|message|lecture|declaration|déclaration|discours|allocution|discurso|declaración|intervención|palabras|declaração|rede|ansprache|erklärung|выступление|заявление|речь|обращение|интервенция)\s*(?:(?:made|delivered|given|as delivered|prononcée?)\s+)?(?:by|of|par|de|del|do|da|von)?(?:\s+the\b)?\s*(?<who>.+)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[,\s]\s*(?:at|during|to|before|in|à|en|bei|на|в)\s+(?<venue>(?:the |la |l[’']|los |der |dem )?\p{Lu}.*?)(?=,\s\p{Lu}?\p{L}*,?\s*\d|,?\s+\d{1,2}\s|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Venues();

    [GeneratedRegex(@"^(?:(?:H\.\s?E\.|His Excellency|Her Excellency|HE|S\.E\.M?\.?|Hon\.|The Hon(?:ou?rable)?\.?|Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Mme|M|Sra?|Amb|Ambassador|the)\.?\s+)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"^(?:at|on|during|to|before|in)\s|\d", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WhenOrWhere();
}
