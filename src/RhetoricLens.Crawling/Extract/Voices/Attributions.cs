using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Extract.Voices;

/// <summary>Who is said to speak beside a quotation.</summary>
/// <param name="Who">Name with what stands before it, or a pronoun.</param>
/// <param name="Beside">What is said of the speaker between commas; empty when nothing.</param>
internal sealed record Attribution(string Who, string Beside);

/// <summary>Reads the words that attribute a quotation, in English, French, Spanish, Portuguese, German, Russian and Chinese.</summary>
internal static partial class Attributions
{
    private const int Window = 220;

    private const string Name = @"(?<who>(?:(?:\p{Lu}[\p{L}\p{M}.’'-]*|of|the|for|and|von|van|der|de|del|da|al|bin|el)\s+){0,9}\p{Lu}[\p{L}\p{M}’'-]+|[Hh]e|[Ss]he|[Ii]l|[Ee]lle|[Ee]r|[Ss]ie|он|она|Он|Она)";

    private const string Beside = @"(?:,\s(?<beside>[^,“”""«»]{2,140}),)?";

    private const string Verb = @"(?:said|says|told|tells|stated|states|added|adds|argued|argues|posited|posits|wrote|writes|declared|declares|noted|notes|explained|explains|insisted|insists|warned|warns|stressed|stresses|emphasi[sz]ed|emphasi[sz]es|claimed|claims|asserted|asserts|remarked|remarks|observed|observes|concluded|concludes|announced|announces|replied|replies|responded|responds|urged|urges|maintained|maintains|commented|comments|continued|continues|recalled|recalls|reiterated|reiterates|underlined|underlines|affirmed|affirms|contended|contends|suggested|suggests|asked|asks"
        + @"|a déclaré|déclare|a dit|dit|a affirmé|affirme|a expliqué|explique|a ajouté|ajoute|a estimé|estime|a souligné|souligne|dijo|dice|afirmó|afirma|declaró|declara|señaló|señala|explicó|explica|añadió|añade|aseguró|asegura|sostuvo|sostiene|manifestó|subrayó|disse|diz|afirmou|declarou|explicou|acrescentou|ressaltou|sagte|sagt|erklärte|erklärt|betonte|betont|meinte|meint|fügte|warnte|сказал|сказала|заявил|заявила|отметил|отметила|подчеркнул|подчеркнула|добавил|добавила|сообщил|сообщила|считает|уверен|уверена)";

    /// <summary>The speaker named after a quotation or before it in its sentence; null when the words name none.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="quotation">Where the quotation stands.</param>
    /// <param name="from">Where the words before it begin: the end of the quotation before.</param>
    /// <param name="to">Where the words after it end: the beginning of the next quotation.</param>
    public static Attribution? Of(string paragraph, QuotedSpan quotation, int from, int to)
    {
        var after = quotation.IsOpen ? "" : paragraph[Math.Min(quotation.End + 1, to)..Math.Min(to, quotation.End + 1 + Window)];
        var before = paragraph[Math.Max(from, quotation.Start - 1 - Window)..Math.Max(from, quotation.Start - 1)];
        return Match(AfterVerbFirst(), after) ?? Match(AfterNameFirst(), after) ?? Match(AfterAccording(), after)
            ?? Match(BeforeVerb(), before) ?? Match(BeforeAccording(), before) ?? Match(BeforeChinese(), before) ?? Match(AfterChinese(), after);
    }

    /// <summary>Whether the words after a quotation give it to somebody without a name.</summary>
    public static bool IsOthers(string paragraph, QuotedSpan quotation, int to) =>
        !quotation.IsOpen && AfterOther().IsMatch(paragraph[Math.Min(quotation.End + 1, to)..Math.Min(to, quotation.End + 1 + Window)]);

    private static Attribution? Match(Regex pattern, string words)
    {
        var match = pattern.Match(words);
        return match.Success ? new Attribution(match.Groups["who"].Value.Trim(), match.Groups["beside"].Value.Trim()) : null;
    }

    // “...,” said Ann Example, minister of networks; « ... », a déclaré X; „...“, sagte X; «...», — сказал X.
    [GeneratedRegex(@"^[,.]?\s*(?:[—–-]\s*)?" + Verb + @"\s+" + Name + @"(?:,\s(?<beside>[^,.“”""«»]{2,140}))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AfterVerbFirst();

    // “...,” Ann Example, minister of networks, said.
    [GeneratedRegex(@"^[,.]?\s*" + Name + Beside + @"\s+(?:also |then |has |had |\p{L}+ly )?" + Verb + @"\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AfterNameFirst();

    // “...,” somebody shouted; “...,” said a source.
    [GeneratedRegex(@"^[,.]?\s*(?:" + Verb + @"\s+\p{Ll}|(?:\p{L}+\s){1,4}(?:shouted|cried|called|" + Verb + @")\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AfterOther();

    [GeneratedRegex(@"^[,.]?\s*(?:according to|selon|según|segundo|laut|nach Angaben von|по словам)\s+" + Name + @"(?:,\s(?<beside>[^,.“”""«»]{2,140}))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AfterAccording();

    // Ann Example, minister of networks, told reporters that “...”
    [GeneratedRegex(@"(?:^|[.!?;,]\s|\b(?:and|but|as|when|while|that|et|y|und|и)\s)" + Name + Beside + @"\s+(?:also |then |has |had |\p{L}+ly )?" + Verb + @"\b[^.!?“”""«»]{0,90}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeforeVerb();

    [GeneratedRegex(@"(?:[Aa]ccording to|[Ii]n the words of|[Ss]elon|[Ss]egún|[Ss]egundo|[Ll]aut|[Пп]о словам)\s+" + Name + @"(?:,\s(?<beside>[^,.“”""«»]{2,140}))?,?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeforeAccording();

    // 外交部发言人华某说：“……”
    [GeneratedRegex(@"(?:^|[。！？；，、\s])(?<beside>[\p{IsCJKUnifiedIdeographs}]{0,20}?(?:部长|主席|总理|总统|发言人|主任|大使|代表|书记|会长|局长|司长))?(?<who>[\p{IsCJKUnifiedIdeographs}·]{2,8}?)(?:[^。！？“”「」]{0,30}?)(?:表示|指出|强调|认为|宣称|回应|声称|说|称)[，,:：]?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeforeChinese();

    [GeneratedRegex(@"^[，,。]?\s*(?<beside>[\p{IsCJKUnifiedIdeographs}]{0,20}?(?:部长|主席|总理|总统|发言人|主任|大使|代表|书记|会长|局长|司长))?(?<who>[\p{IsCJKUnifiedIdeographs}·]{2,8}?)(?:表示|指出|强调|认为|说|称)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AfterChinese();
}
