using AngleSharp.Dom;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract.Voices;

/// <summary>A voice named by markup, and the blocks it says.</summary>
internal sealed record QuotedVoice(string? Name, string? Role, string? Country, IReadOnlyList<string> Blocks);

/// <summary>Finds who speaks in which stretch of a page: parties to a transcript, and those whom the page quotes.</summary>
internal static class PageVoices
{
    /// <summary>Collects blockquotes whose markup names who is quoted; attributions marked up after schema.org are taken out of the tree.</summary>
    public static IReadOnlyList<QuotedVoice> TakeQuotations(PageElements elements)
    {
        var voices = new List<QuotedVoice>();
        foreach (var quotation in elements.Named("blockquote"))
        {
            if (Told(quotation) is { } voice)
                voices.Add(voice);
        }
        return voices;
    }

    /// <summary>The turns of the text that joins the blocks with blank lines.</summary>
    /// <param name="blocks">The text.</param>
    /// <param name="quotations">Voices that markup names.</param>
    /// <param name="country">For which state the page itself speaks.</param>
    public static IReadOnlyList<Turn> Turns(IReadOnlyList<TextBlock> blocks, IReadOnlyList<QuotedVoice> quotations, string? country)
    {
        var texts = blocks.Select(block => block.Text).ToArray();
        var starts = Starts(texts);
        var marked = Quoted(blocks, quotations, starts);
        var spoken = marked.Count > 0 ? [] : Transcript.Turns([.. blocks.Select(block => (block.Text, block.Label))], starts, country);
        return WithQuoted(spoken.Count > 0 ? spoken : marked, texts, starts, country);
    }

    /// <summary>The turns of a file's text, which joins its paragraphs with blank lines.</summary>
    /// <param name="paragraphs">Each with what of its beginning is bold; null when nothing is, or when that is not known.</param>
    /// <param name="country">For which state the file itself speaks.</param>
    public static IReadOnlyList<Turn> Turns(IReadOnlyList<(string Text, string? Bold)> paragraphs, string? country)
    {
        var texts = paragraphs.Select(paragraph => paragraph.Text).ToArray();
        var starts = Starts(texts);
        return WithQuoted(Transcript.Turns(paragraphs, starts, country), texts, starts, country);
    }

    /// <summary>Where each block begins in the text, and where one after the last would.</summary>
    private static int[] Starts(string[] texts)
    {
        var starts = new int[texts.Length + 1];
        for (var i = 0; i < texts.Length; i++)
            starts[i + 1] = starts[i] + texts[i].Length + 2;
        return starts;
    }

    private static Turn[] WithQuoted(IReadOnlyList<Turn> taken, string[] texts, int[] starts, string? country) =>
        [.. taken.Concat(QuotedSpeech.Find(texts, starts, taken, country)).OrderBy(turn => turn.Start)];

    private static QuotedVoice? Told(IElement quotation)
    {
        if (quotation.GetAttribute("itemtype")?.EndsWith("schema.org/Quotation", StringComparison.OrdinalIgnoreCase) == true)
        {
            var creator = quotation.QuerySelector("[itemprop~='creator'], [itemprop~='spokenByCharacter'], [itemprop~='author']");
            var voice = new QuotedVoice(Property(creator, "name"), Property(creator, "jobTitle"), Countries.Find(Property(creator, "nationality"))?.Code, []);
            creator?.Remove();
            return voice with { Blocks = TextsOf(quotation) };
        }
        var cite = quotation.QuerySelector("footer, cite, figcaption") ?? (quotation.ParentElement?.LocalName == "figure" ? quotation.ParentElement.QuerySelector("figcaption") : null);
        var words = TextClean.SingleSpaced(cite?.TextContent ?? "").TrimStart('—', '–', '-', '―', ' ');
        if (words.Length is 0 or > 160)
            return null;
        var (name, role) = NameAndRole(words);
        return name is null ? null : new QuotedVoice(name, role, StateOffices.CountryOf(words), [.. TextsOf(quotation).Where(text => !text.Contains(words, StringComparison.Ordinal))]);
    }

    private static (string? Name, string? Role) NameAndRole(string words)
    {
        var comma = words.IndexOf(',', StringComparison.Ordinal);
        var name = (comma < 0 ? words : words[..comma]).Trim();
        return Facts.PersonNames.IsPerson(name) ? (name, comma < 0 ? null : words[(comma + 1)..].Trim()) : (null, null);
    }

    private static string[] TextsOf(IElement quotation) => [.. TextBlocks.Of(quotation).Select(block => block.Text)];

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

    private static string? Property(IElement? item, string name)
    {
        var element = item?.QuerySelector($"[itemprop~='{name}']");
        var value = (element?.GetAttribute("content") ?? element?.TextContent)?.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
