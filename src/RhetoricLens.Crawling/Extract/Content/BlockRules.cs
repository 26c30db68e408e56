namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Drops single blocks of an article that what they say, or where they stand, shows to be no text of it.</summary>
internal static class BlockRules
{
    /// <summary>Words beyond which a block is a paragraph, whatever it begins with; and beyond which it asks for no subscription.</summary>
    private const int LongestNote = 30;
    private const int LongestAppeal = 45;

    /// <summary>Characters beyond which nothing is asked, however few words; and beyond which it is no author's life.</summary>
    private const int LongestChars = 600;
    private const int LongestLife = 1_000;

    /// <summary>Words of a line that is a link, before the first paragraph.</summary>
    private const int LongestLabel = 12;

    /// <summary>Characters of a running paragraph, and its largest share of links.</summary>
    private const int Paragraph = 80;
    private const double FewLinks = 0.3;

    /// <summary>Shares of links in a block that points elsewhere, and in one that does nothing else.</summary>
    private const double ManyLinks = 0.5;
    private const double AllLinks = 0.7;

    /// <summary>How many of the last blocks may tell of the author.</summary>
    private const int LastBlocks = 3;

    /// <summary>A list of other articles after this one is at most one part in this many.</summary>
    private const int LargestTail = 5;

    /// <summary>The blocks that belong to the text, in order.</summary>
    public static IReadOnlyList<TextBlock> Keep(IReadOnlyList<TextBlock> blocks)
    {
        var first = 0;
        while (first < blocks.Count && !IsParagraph(blocks[first]))
            first++;
        if (first == blocks.Count)
            return blocks;
        var last = blocks.Count - 1;
        while (!IsParagraph(blocks[last]))
            last--;
        var end = EndOf(blocks, last);
        return blocks.Take(end).Where((block, i) => !IsNote(block, i < first, i > last) && !(end - i <= LastBlocks && IsLife(block))).ToArray();
    }

    /// <summary>Where the heading of other articles stands after the last paragraph; the end when there is none.</summary>
    private static int EndOf(IReadOnlyList<TextBlock> blocks, int last)
    {
        var whole = blocks.Sum(block => block.Text.Length);
        var left = blocks.Skip(last + 1).Sum(block => block.Text.Length);
        for (var i = last + 1; i < blocks.Count; left -= blocks[i++].Text.Length)
        {
            if (LargestTail * left < whole && NotePatterns.OtherArticles().IsMatch(blocks[i].Text))
                return i;
        }
        return blocks.Count;
    }

    private static bool IsParagraph(TextBlock block) => block.Text.Length >= Paragraph && LinkShare(block) < FewLinks;

    private static bool IsNote(TextBlock block, bool isBefore, bool isAfter)
    {
        if (block.Text.Length > LongestChars || block.Node.Tag is "pre" or "td" or "th" || IsSpoken(block))
            return false;
        var words = block.Text.Count(' ') + 1;
        if (words <= LongestAppeal && NotePatterns.Newsletter().IsMatch(block.Text))
            return true;
        if (words > LongestNote || block.Node.IsIn("blockquote"))
            return false;
        return IsPointer(block, words) || NotePatterns.Control().IsMatch(block.Text) || NotePatterns.Credit().IsMatch(block.Text)
            || ((isBefore || isAfter) && (NotePatterns.Stamp().IsMatch(block.Text) || IsDateLine(block) || IsLinkBeside(block, words, isAfter)));
    }

    /// <summary>Names another page to read, or shouts its title.</summary>
    private static bool IsPointer(TextBlock block, int words)
    {
        var links = LinkShare(block);
        return (links > ManyLinks && NotePatterns.Pointer().IsMatch(block.Text)) || (links > AllLinks && words > 4 && block.Node.Tag == "p" && !block.Text.Any(char.IsLower));
    }

    private static bool IsLinkBeside(TextBlock block, int words, bool isAfter) =>
        LinkShare(block) > AllLinks && (isAfter || (words <= LongestLabel && block.Node.Tag != "li"));

    /// <summary>A date alone is the page's when it has a time of day or stands where names say so; a speech's own stays.</summary>
    private static bool IsDateLine(TextBlock block) => NotePatterns.Date().Match(block.Text) is { Success: true } date && (date.Groups["time"].Success || IsNamedDate(block.Node));

    private static bool IsNamedDate(ContentNode node)
    {
        for (var level = 0; level < 3 && node is not null; level++, node = node.Parent!)
        {
            if (node.Tag == "time" || NameWords.NameDates(node.Names) || node.Children.Any(child => child.Tag == "time"))
                return true;
        }
        return false;
    }

    private static bool IsLife(TextBlock block) => block.Text.Length <= LongestLife && !IsSpoken(block) && NotePatterns.AuthorsLife().IsMatch(block.Text);

    /// <summary>Begins with a bold label and a colon, as each contribution to a transcript does.</summary>
    private static bool IsSpoken(TextBlock block) =>
        block.LinkChars == 0 && block.Label is { } label && (label.EndsWith(':') || block.Text.AsSpan(Math.Min(label.Length, block.Text.Length)).TrimStart().StartsWith(":"));

    private static double LinkShare(TextBlock block) => (double)block.LinkChars / Math.Max(1, block.Text.Length - block.Text.Count(' '));
}
