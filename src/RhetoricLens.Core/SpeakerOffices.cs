using System.Text.RegularExpressions;

namespace RhetoricLens.Core;

/// <summary>What offices speakers hold, as far as their documents say.</summary>
[Flags]
public enum SpeakerOffices
{
    /// <summary>Head of state or government: president, prime minister, monarch.</summary>
    Head = 1,

    /// <summary>Member of a government, deputies and ministers of state among them.</summary>
    Minister = 2,

    /// <summary>Who speaks for a state abroad: ambassador, permanent representative, delegate, mission.</summary>
    Envoy = 4,

    /// <summary>Any other office that is named: vice-president, official, agency, member of parliament.</summary>
    Other = 8,

    /// <summary>No office is named.</summary>
    Unknown = 16,
}

/// <summary>Reads offices out of the words in which documents give them, in English; words of other languages are <see cref="SpeakerOffices.Other"/>.</summary>
public static partial class SpeakerOffice
{
    /// <summary>The highest of the offices that a document names for its speaker; exactly one.</summary>
    public static SpeakerOffices Of(string? role)
    {
        if (string.IsNullOrWhiteSpace(role))
            return SpeakerOffices.Unknown;
        // Who stands in for a president, or speaks for one, is none.
        var own = Deputies().Replace(role, "${minister}");
        return Heads().IsMatch(own) ? SpeakerOffices.Head
            : PermanentRepresentatives().IsMatch(own) ? SpeakerOffices.Envoy
            : Ministers().IsMatch(own) ? SpeakerOffices.Minister
            : Envoys().IsMatch(own) ? SpeakerOffices.Envoy
            : SpeakerOffices.Other;
    }

    /// <summary>Names of offices separated by commas: head, minister, envoy, other, unknown; null when one is none of these or there is none.</summary>
    public static SpeakerOffices? Parse(string text)
    {
        SpeakerOffices? all = null;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!char.IsAsciiLetter(word[0]) || !Enum.TryParse<SpeakerOffices>(word, ignoreCase: true, out var office))
                return null;
            all = all is { } others ? others | office : office;
        }
        return all;
    }

    [GeneratedRegex(@"\b(?:(?:deputy|vice)[ -]+prime[ -]+(?<minister>minister)|vice[ -]+(?:president|premier|chancellor)|(?:of|to|for) the (?:president|prime minister|king|head of state))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Deputies();

    [GeneratedRegex(
        @"\b(?:president(?! of the (?:general assembly|security council|parliament|national assembly|senate|court))|prime[ -]+minister|premier|chancellor|bundeskanzler(?:in)?|heads? of (?:state|government)|(?:chair(?:man|woman|person)?|member) of the presidency|king|queen|[ae]mir|sultan|emperor)\b|^prince$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heads();

    [GeneratedRegex(@"\bpermanent representatives?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PermanentRepresentatives();

    [GeneratedRegex(@"\b(?:ministers?(?! counsell?or| plenipotentiary)|foreign secretary|(?<!under[ -])(?<!assistant )secretary of state|secretary for foreign affairs|attorney[ -]general)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ministers();

    [GeneratedRegex(@"\b(?:representatives?|ambassador|mission|embassy|envoy|delegat(?:e|es|ion)|charg[eé] d'affaires|(?:first|second|third) secretary|counsell?or|minister)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Envoys();
}
