using System.Collections.Frozen;
using System.Text.RegularExpressions;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract.Voices;

/// <summary>Tells from an office or an institution for which state it speaks.</summary>
internal static partial class StateOffices
{
    private static readonly FrozenDictionary<string, string> Names = Read();

    /// <summary>
    /// The state of "Minister of Foreign Affairs of the Russian Federation", "Brazil's Permanent Representative" or "Chinese President"; null when
    /// the phrase names no office of state, a former one, or no state.
    /// </summary>
    public static string? CountryOf(string? phrase)
    {
        if (string.IsNullOrEmpty(phrase) || phrase.Length > 300 || !Office().IsMatch(phrase) || Former().IsMatch(phrase))
            return null;
        // A mission or an ambassador is sent by one state to another: only what stands before "to" is its own.
        var own = SentTo().Match(phrase) is { Success: true } sent ? phrase[..sent.Index] : phrase;
        return NameAfterOf(own) ?? NameBefore(own);
    }

    /// <summary>Whether the words name an office that only a state has; whose, the words around it say.</summary>
    public static bool IsOffice(string? phrase) => phrase is not null && Office().IsMatch(phrase) && !Former().IsMatch(phrase);

    /// <summary>What follows the state in "President of the Republic of Estonia Ann Example"; null when no state is named so.</summary>
    public static string? AfterState(string phrase)
    {
        foreach (var match in OfState().Matches(phrase).Reverse())
        {
            var words = match.Groups["name"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var length = Math.Min(9, words.Length - 1); length > 0; length--)
            {
                if (Known(string.Join(' ', words[..length])) is not null)
                    return string.Join(' ', words[length..]);
            }
        }
        return null;
    }

    /// <summary>The last state named after "of" or "for".</summary>
    private static string? NameAfterOf(string phrase)
    {
        foreach (var match in OfState().Matches(phrase).Reverse())
        {
            if (Longest(match.Groups["name"].Value) is { } code)
                return code;
        }
        return null;
    }

    /// <summary>A state's name or its adjective before the office, with or without 's.</summary>
    private static string? NameBefore(string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            for (var length = Math.Min(4, words.Length - i); length > 0; length--)
            {
                if (Known(string.Join(' ', words[i..(i + length)])) is { } code)
                    return code;
            }
        }
        return null;
    }

    /// <summary>The longest beginning of the words that names a state.</summary>
    private static string? Longest(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(9, parts.Length); length > 0; length--)
        {
            if (Known(string.Join(' ', parts[..length])) is { } code)
                return code;
        }
        return null;
    }

    private static string? Known(string words) => Names.GetValueOrDefault(Possessive().Replace(words.Trim(',', ';', ':', '(', ')'), ""));

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(StateOffices).Assembly.GetManifestResourceStream("state-names.tsv")
            ?? throw new InvalidOperationException("The embedded table of states' names is missing.");
        using var reader = new StreamReader(stream);
        var names = Countries.All.Where(country => country.Kind == CountryKind.Country).ToDictionary(country => country.Name, country => country.Code, StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            foreach (var name in cells[1].Split('|'))
                names[name] = cells[0];
        }
        foreach (var country in Countries.All.Where(country => country.Kind == CountryKind.Country))
            names.TryAdd("Republic of " + country.Name, country.Code);
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\b(?:[Pp]resident|[Vv]ice-?[Pp]resident|(?:[Pp]rime |[Ff]oreign |[Dd]eputy )?[Mm]inister|[Mm]inistry|[Cc]hancellor|[Pp]remier|[Aa]mbassador|[Ee]mbassy|[Cc]onsulate|[Pp]ermanent (?:[Rr]epresentative|[Mm]ission)|[Cc]hargé|[Dd]elegation|[Gg]overnment|[Ss]ecretary of [Ss]tate|[Uu]nder[- ][Ss]ecretary|[Aa]ssistant [Ss]ecretary|[Hh]ead of [Ss]tate|[Kk]ing|[Qq]ueen|[Ee]mir|[Cc]rown [Pp]rince|[Ss]tate [Cc]ouncill?or|[Ss]tate [Cc]ouncil|[Cc]ommissioner|[Cc]abinet|White House|Kremlin|[Dd]epartment of (?:State|Commerce)|State Department|[Cc]yberspace [Aa]dministration)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Office();

    [GeneratedRegex(@"\b(?:former|formerly|ex-?|late|previous|then-)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Former();

    [GeneratedRegex(@",?\s(?:to|at|in) (?:the )?\p{Lu}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentTo();

    [GeneratedRegex(@"\b(?:of|for) (?:the )?(?<name>\p{Lu}[^,;()]{1,80})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfState();

    [GeneratedRegex(@"(?:'s|’s|'|’)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Possessive();
}
