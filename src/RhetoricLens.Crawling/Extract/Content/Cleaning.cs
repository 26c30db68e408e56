namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Takes out of the chosen text what its shape or names show to be something else, element by element, as Readability does.</summary>
internal static class Cleaning
{
    /// <summary>Characters from which an element with "share" in its names is more than a share bar.</summary>
    private const int ShareText = 500;

    /// <summary>Characters from which a text is long.</summary>
    private const int LongText = 400;

    public static void Clean(ContentNode article, Strictness strictness)
    {
        foreach (var table in article.Below(node => node.Tag == "table"))
            table.IsDataTable = DataTables.IsData(table);
        Conditionally(article, "form", strictness);
        Conditionally(article, "fieldset", strictness);
        Drop(article, node => node.Tag is "footer" or "aside" || ((node.Kind & TagKind.Embed) != TagKind.None && node.Stats.Videos == 0));
        foreach (var top in article.Children.ToArray())
            Drop(top, node => ClassHints.IsShare(node.Names) && node.Stats.Chars < ShareText);
        Drop(article, node => node.Tag == "input" || (node.Tag is "h1" or "h2" && strictness.WeighsNames && node.ClassWeight < 0));
        Conditionally(article, "table", strictness);
        Conditionally(article, "ul", strictness);
        Conditionally(article, "div", strictness);
    }

    private static void Drop(ContentNode node, Func<ContentNode, bool> which)
    {
        for (var child = node.First; child is not null;)
        {
            var next = child.Next;
            if (!child.IsText && which(child))
                child.Remove();
            else if (!child.IsText)
                Drop(child, which);
            child = next;
        }
    }

    private static void Conditionally(ContentNode article, string tag, Strictness strictness)
    {
        if (!strictness.CleansConditionally)
            return;
        var found = article.Below(node => node.Tag == tag);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            if (IsFishy(found[i], strictness))
                found[i].Remove();
        }
    }

    private static bool IsFishy(ContentNode node, Strictness strictness)
    {
        if (node.IsDataTable || IsInDataTable(node) || node.IsIn("code") || (node.Stats.Tables > 0 && node.Below(inner => inner.IsDataTable).Count > 0))
            return false;
        var weight = strictness.WeighsNames ? node.ClassWeight : 0;
        var stats = node.Stats;
        if (2 * stats.QuotedChars > stats.Chars)
            return false;
        if (weight < 0 && !IsLongText(node, stats))
            return true;
        if (stats.Commas >= 10 || stats.Videos > 0)
            return false;
        var isList = node.Tag == "ul" || stats.ListChars > 0.9 * stats.Chars;
        return IsFishy(node, stats, weight, isList) && !(isList && IsListOfImages(node, stats));
    }

    /// <summary>Names alone do not take away what is long and reads like text, unless they say that others wrote it.</summary>
    private static bool IsLongText(ContentNode node, in NodeStats stats) =>
        stats.Chars >= LongText && stats.LinkDensity < 0.2 && !NameWords.NameSurroundings(node.Names) && 2 * stats.RunningChars > stats.Chars;

    private static bool IsFishy(ContentNode node, in NodeStats stats, int weight, bool isList)
    {
        var inFigure = node.IsIn("figure");
        var density = stats.LinkDensity;
        return (!inFigure && stats.Images > 1 && 2 * stats.Paragraphs < stats.Images)
            || (!isList && stats.Items - 100 > stats.Paragraphs)
            || stats.Inputs > stats.Paragraphs / 3
            || (!isList && !inFigure && stats.HeadingChars < 0.9 * stats.Chars && stats.Chars < 25 && stats.Images is 0 or > 2 && density > 0)
            || (!isList && weight < 25 && density > 0.2)
            || (weight >= 25 && density > 0.5)
            || (stats.Embeds == 1 && stats.Chars < 75) || stats.Embeds > 1
            || (stats.Images == 0 && stats.TextElementChars == 0);
    }

    private static bool IsInDataTable(ContentNode node)
    {
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            if (above.IsDataTable)
                return true;
        }
        return false;
    }

    /// <summary>Lists in which each item is a picture may stay.</summary>
    private static bool IsListOfImages(ContentNode node, in NodeStats stats) =>
        stats.Images == stats.Items && node.Children.All(child => child.IsText || child.Children.Count(inner => !inner.IsText) <= 1);
}
