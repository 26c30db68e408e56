using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Extract.Voices;

/// <summary>Somebody whom a text quotes.</summary>
/// <param name="Name">As fully as the text gives it.</param>
/// <param name="Role">Office; null when the text gives none.</param>
/// <param name="Country">The state for which that office speaks; null when for none.</param>
internal sealed record NamedSpeaker(string Name, string? Role, string? Country);

/// <summary>Makes of the words beside a quotation the person they mean: surnames and pronouns refer to who was named before.</summary>
/// <param name="text">The whole text, in which offices are looked for.</param>
internal sealed partial class NamedSpeakers(string text)
{
    /// <summary>Characters of the text in which the first mention of a speaker is looked for.</summary>
    private const int Searched = 100_000;

    private static readonly HashSet<string> NoPeople = new(StringComparer.OrdinalIgnoreCase)
    {
        "The", "It", "This", "That", "These", "Those", "They", "We", "I", "You", "There", "But", "And", "However", "In", "On", "At", "As", "If", "When", "While", "One", "Another", "Some", "Many", "Most", "What", "Who", "Why", "How", "For", "To", "A", "An", "So", "Yet", "Also", "Then", "Now", "Here", "Yesterday", "Today", "Earlier", "Later", "Meanwhile", "Still", "Even", "Last", "Recently", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    };

    private readonly Dictionary<string, string?> _full = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedSpeaker> _known = new(StringComparer.Ordinal);
    private readonly string _text = text.Length > Searched ? text[..Searched] : text;
    private NamedSpeaker? _last;

    /// <summary>Null when the words name no person.</summary>
    public NamedSpeaker? Resolve(Attribution attribution)
    {
        if (IsPronoun(attribution.Who))
            return _last;
        var words = attribution.Who.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => NoPeople.Contains(word)).ToArray();
        if (words.Length == 0 || OfficeWord().IsMatch(words[^1]))
            return null;
        var (name, office) = Apart(words);
        var full = name is null ? null : IsHan(name) ? name : FullName(name);
        if (full is null)
            return null;
        if (!_known.TryGetValue(full, out var speaker) || speaker.Country is null)
            _known[full] = speaker = Described(full, office, attribution.Beside);
        return _last = speaker;
    }

    /// <summary>A new story begins: pronouns no longer refer back.</summary>
    public void Forget() => _last = null;

    private NamedSpeaker Described(string name, string? office, string beside)
    {
        foreach (var role in Roles(name).Prepend(beside.Length > 0 ? beside : null).Prepend(office))
        {
            if (StateOffices.CountryOf(role) is { } country)
                return new NamedSpeaker(name, role, country);
        }
        return new NamedSpeaker(name, office ?? (beside.Length > 0 && !Clause().IsMatch(beside) ? beside : null), null);
    }

    /// <summary>What the text says of a name before it or, between commas, after it.</summary>
    private IEnumerable<string?> Roles(string name)
    {
        for (int at = _text.IndexOf(name, StringComparison.Ordinal), seen = 0; at >= 0 && seen < 5; at = _text.IndexOf(name, at + name.Length, StringComparison.Ordinal), seen++)
        {
            var before = OfficeBefore().Match(_text[Math.Max(0, at - 120)..at]);
            if (before.Success)
                yield return before.Groups["office"].Value;
            var after = OfficeAfter().Match(_text[(at + name.Length)..Math.Min(_text.Length, at + name.Length + 180)]);
            if (after.Success)
                yield return after.Groups["office"].Value;
        }
    }

    /// <summary>The name as it stands in full before: a surname alone names nobody whom the text has not introduced.</summary>
    private string? FullName(string name)
    {
        if (name.Contains(' '))
            return name;
        var known = _known.Keys.LastOrDefault(full => full.EndsWith(" " + name, StringComparison.Ordinal) || full.StartsWith(name + " ", StringComparison.Ordinal));
        if (known is not null)
            return known;
        if (!_full.TryGetValue(name, out var full))
            _full[name] = full = Introduced(name);
        return full;
    }

    private string? Introduced(string name)
    {
        var match = Regex.Match(_text, $@"(?<![\p{{L}}])(?:\p{{Lu}}[\p{{L}}.’'-]+ {Regex.Escape(name)}|{Regex.Escape(name)} \p{{Lu}}\p{{Ll}}+)(?![\p{{L}}])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return match.Success && Facts.PersonNames.IsPerson(match.Value) && !NoPeople.Contains(match.Value.Split(' ')[0]) && !StateOffices.IsOffice(match.Value) ? match.Value : null;
    }

    /// <summary>The name, and the office before it.</summary>
    public static (string? Name, string? Office) Apart(string[] words)
    {
        var last = Array.FindLastIndex(words, word => OfficeWord().IsMatch(word));
        if (last < 0)
            return (string.Join(' ', words), null);
        var rest = words[(last + 1)..];
        // Remarks by the Minister: an office without a name.
        if (rest.Length == 0)
            return (null, null);
        // President of Brazil Ann Example: the name is what is left of the last two words.
        if (rest[0] is "of" or "for" && (rest.Length < 4 || StateOffices.CountryOf(string.Join(' ', words[..^2])) is null))
            return (null, null);
        var name = rest[0] is "of" or "for" ? rest[^2..] : rest;
        return (string.Join(' ', name), string.Join(' ', words[..^name.Length]));
    }

    private static bool IsPronoun(string who) => who.ToLowerInvariant() is "he" or "she" or "il" or "elle" or "er" or "sie" or "он" or "она";

    private static bool IsHan(string name) => name.Any(c => c is >= '\u4E00' and <= '\u9FFF');

    [GeneratedRegex(@"^(?:who|which|as|referring|speaking|adding|including|noting|in|on|at|when|while|after|before|but|and)\b|\p{Ll}+ing\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clause();

    [GeneratedRegex(@"^(?:[Pp]resident|[Mm]inister|[Cc]hancellor|[Pp]remier|[Aa]mbassador|[Ss]ecretary|[Cc]ommissioner|[Ss]enator|[Rr]epresentative|[Gg]overnor|[Kk]ing|[Ss]poke(?:sman|swoman|sperson)|[Dd]irector|[Cc]hair(?:man|woman|person)?|CEO|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Professor|Prof\.?)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfficeWord();

    [GeneratedRegex(@"(?<office>(?:(?:\p{Lu}[\p{L}’'-]*|of|the|for|and)\s+){0,8}(?:[Pp]resident|[Mm]inister|[Cc]hancellor|[Pp]remier|[Aa]mbassador|[Ss]ecretary|[Cc]ommissioner|[Ss]poke(?:sman|swoman|sperson)|[Rr]epresentative)(?:\s(?:of|for)\s(?:\p{Lu}[\p{L}’'-]*\s?|of\s|the\s|and\s)+)?)[,\s]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfficeBefore();

    [GeneratedRegex(@"^,\s(?<office>[^.;“”""«»]{3,120}?)(?:,|\.|;|\swho\b|\ssaid\b|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfficeAfter();
}
