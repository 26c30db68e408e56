namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>What a subtree holds, counted once and added up.</summary>
internal struct NodeStats
{
    /// <summary>Characters of the text, runs of white space counting one and none at the ends.</summary>
    public int Chars;

    /// <summary>The same of its links; links within the page count three tenths.</summary>
    public double LinkChars;

    public int Commas;
    public int Paragraphs;
    public int Images;
    public int Items;
    public int Inputs;
    public int Embeds;
    public int Videos;

    /// <summary>Elements of any kind.</summary>
    public int Elements;

    /// <summary>br and hr.</summary>
    public int Rules;

    public int Links;

    /// <summary>Characters of headings; of lists, nested ones counted again; of elements that hold text.</summary>
    public int HeadingChars;
    public int ListChars;
    public int TextElementChars;

    /// <summary>Characters of paragraphs that read like text, and of quotations.</summary>
    public int RunningChars;
    public int QuotedChars;

    public int Quotations;
    public int Tables;

    /// <summary>White space at the ends, which separates from what stands beside.</summary>
    public bool StartsWithSpace;
    public bool EndsWithSpace;

    public readonly double LinkDensity => Chars == 0 ? 0 : LinkChars / Chars;

    public static NodeStats OfText(ReadOnlySpan<char> text)
    {
        var stats = new NodeStats();
        var pending = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                pending = true;
                continue;
            }
            if (stats.Chars == 0)
                stats.StartsWithSpace = pending;
            else if (pending)
                stats.Chars++;
            pending = false;
            stats.Chars++;
            if (IsComma(c))
                stats.Commas++;
        }
        stats.EndsWithSpace = pending;
        stats.StartsWithSpace |= stats.Chars == 0 && pending;
        return stats;
    }

    /// <summary>Adds what stands after it.</summary>
    public void Add(in NodeStats next)
    {
        if (next.Chars > 0)
        {
            var space = Chars > 0 && (EndsWithSpace || next.StartsWithSpace) ? 1 : 0;
            if (Chars == 0)
                StartsWithSpace |= next.StartsWithSpace;
            Chars += next.Chars + space;
            EndsWithSpace = next.EndsWithSpace;
        }
        else if (next.StartsWithSpace)
        {
            EndsWithSpace = true;
            StartsWithSpace |= Chars == 0;
        }
        LinkChars += next.LinkChars;
        Commas += next.Commas;
        Paragraphs += next.Paragraphs;
        Images += next.Images;
        Items += next.Items;
        Inputs += next.Inputs;
        Embeds += next.Embeds;
        Videos += next.Videos;
        Elements += next.Elements;
        Rules += next.Rules;
        Links += next.Links;
        HeadingChars += next.HeadingChars;
        ListChars += next.ListChars;
        TextElementChars += next.TextElementChars;
        RunningChars += next.RunningChars;
        QuotedChars += next.QuotedChars;
        Quotations += next.Quotations;
        Tables += next.Tables;
    }

    // Commas of Latin, Arabic, Sindhi, Chinese and other scripts.
    private static bool IsComma(char c) => c is ',' or '\u060C' or '\uFE50' or '\uFE10' or '\uFE11' or '\u2E41' or '\u2E34' or '\u2E32' or '\uFF0C';
}
