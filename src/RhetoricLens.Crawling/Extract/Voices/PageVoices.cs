using System.Text.RegularExpressions;
using AngleSharp.Dom;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract.Voices;

/// <summary>A voice named by markup, and the blocks it says.</summary>
internal sealed record QuotedVoice(string? Name, string? Role, string? Country, IReadOnlyList<string> Blocks);

/// <summary>Finds who speaks in which stretch of a page.</summary>
internal static partial class PageVoices
{
    /// <summary>Labels of voices that have no name; they speak for no state.</summary>
    private static readonly HashSet<string> Nameless = new(StringComparer.OrdinalIgnoreCase) { "Question", "Remark", "Reply", "Response", "Answer", "Moderator", "Reporter" };

    /// <summary>Collects blockquotes marked up as schema.org Quotation and takes their attributions out of the tree.</summary>
    public static IReadOnlyList<QuotedVoice> TakeQuotations(IDocument document)
    {
        var voices = new List<QuotedVoice>();
        foreach (var quotation in document.QuerySelectorAll("blockquote[itemtype$='schema.org/Quotation' i]"))
        {
            var creator = quotation.QuerySelector("[itemprop~='creator'], [itemprop~='spokenByCharacter'], [itemprop~='author']");
            var voice = new QuotedVoice(Property(creator, "name"), Property(creator, "jobTitle"), Countries.Find(Property(creator, "nationality"))?.Code, []);
            creator?.Remove();
            voices.Add(voice with { Blocks = TextBlocks.Of(quotation).Select(block => block.Text).ToArray() });
        }
        return voices;
    }

    /// <summary>The turns of the text that joins the blocks with blank lines.</summary>
    /// <param name="blocks">The text.</param>
    /// <param name="quotations">Voices that markup names.</param>
    /// <param name="country">For which state the page itself speaks.</param>
    public static IReadOnlyList<Turn> Turns(IReadOnlyList<TextBlock> blocks, IReadOnlyList<QuotedVoice> quotations, string? country)
    {
        var starts = new int[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++)
            starts[i + 1] = starts[i] + blocks[i].Text.Length + 2;
        var quoted = Quoted(blocks, quotations, starts);
        return quoted.Count > 0 ? quoted : Labelled(blocks, starts, country);
    }

    private static List<Turn> Quoted(IReadOnlyList<TextBlock> blocks, IReadOnlyList<QuotedVoice> quotations, int[] starts)
    {
        var turns = new List<Turn>();
        var from = 0;
        foreach (var voice in quotations.Where(voice => voice.Blocks.Count > 0))
        {
            for (var i = from; i + voice.Blocks.Count <= blocks.Count; i++)
            {
                if (!voice.Blocks.Select((text, n) => blocks[i + n].Text == text).All(same => same))
                    continue;
                from = i + voice.Blocks.Count;
                turns.Add(new Turn(starts[i], starts[from] - 2, voice.Name, voice.Role, voice.Country, IsQuotation: true));
                break;
            }
        }
        return turns;
    }

    /// <summary>
    /// Transcripts set the speaker's name in bold with a colon before each contribution. At least two such labels make a transcript.
    /// A label may carry the office before the name (President of Russia Vladimir Putin); other labels of the page show where the name begins.
    /// </summary>
    private static List<Turn> Labelled(IReadOnlyList<TextBlock> blocks, int[] starts, string? country)
    {
        var labels = blocks.Select(LabelOf).ToArray();
        if (labels.Count(label => label is not null) < 2)
            return [];
        var names = labels.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var offices = names.Select(label => (Label: label, Name: NameIn(label, names))).Where(pair => pair.Name != pair.Label)
            .GroupBy(pair => pair.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Label[..^group.Key.Length].Trim(' ', ','), StringComparer.Ordinal);
        var turns = new List<Turn>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (labels[i] is not { } label)
                continue;
            var end = Array.FindIndex(labels, i + 1, next => next is not null) is var next and >= 0 ? next : blocks.Count;
            var name = NameIn(label, names);
            var office = offices.GetValueOrDefault(name);
            turns.Add(new Turn(starts[i], starts[end] - 2, name, office, StateOf(office, country), IsQuotation: false));
        }
        return turns;
    }

    private static string? LabelOf(TextBlock block)
    {
        if (block.Label is not { } bold || !block.Text.StartsWith(bold, StringComparison.Ordinal))
            return null;
        var colon = bold.EndsWith(':') || block.Text.AsSpan(bold.Length).TrimStart().StartsWith(":");
        var label = bold.TrimEnd(':', ' ');
        return colon && (Nameless.Contains(label) || PersonLabel().IsMatch(label)) ? label : null;
    }

    /// <summary>The shortest other label with which this one ends; failing that, its last two words when an office stands before them.</summary>
    private static string NameIn(string label, HashSet<string> labels)
    {
        var shorter = labels.Where(other => other.Length < label.Length && label.EndsWith(" " + other, StringComparison.Ordinal)).MinBy(other => other.Length);
        if (shorter is not null)
            return shorter;
        var office = Office().Match(label);
        return office.Success ? label[office.Length..].Trim() : label;
    }

    /// <summary>The state whose office it is: the country with which the office ends, or the page's own for a plain office of state.</summary>
    private static string? StateOf(string? office, string? own)
    {
        if (office is null)
            return null;
        var named = Countries.All.FirstOrDefault(country => country.Kind == CountryKind.Country
            && office.EndsWith(country.Name, StringComparison.Ordinal) && office.Length > country.Name.Length && office[^(country.Name.Length + 1)] == ' ');
        return named?.Code ?? (OfficeOfState().IsMatch(office) ? own : null);
    }

    private static string? Property(IElement? item, string name)
    {
        var element = item?.QuerySelector($"[itemprop~='{name}']");
        var value = (element?.GetAttribute("content") ?? element?.TextContent)?.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    // Two to fourteen words that begin and end with a capital letter.
    [GeneratedRegex(@"^\p{Lu}[\p{L}.’'-]*(?:,? [\p{L}.’'()-]+){0,12} \p{Lu}[\p{L}.’'-]+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PersonLabel();

    // An office, as far as the two capitalised words that end the label.
    [GeneratedRegex(@"^(?:Acting |Deputy |First |Prime |Federal |Foreign )*(?:President|Minister|Chairman|Chairperson|Chancellor|King|Emir|Governor|Head|Director|Secretary)\b.*(?= \p{Lu}[\p{L}.’'-]+ \p{Lu}[\p{L}.’'-]+$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Office();

    // Offices that only a state has, without a word on whose: a guest's would say.
    [GeneratedRegex(@"^(?:(?:First |Deputy |Acting )*(?:Prime Minister|President|\p{Lu}\p{L}+ Minister)|(?:First |Deputy )*Minister of [^,]+|Presidential \p{Lu}.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfficeOfState();
}
