namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>
/// Scores the containers of a page by the paragraphs in them and joins the best with those siblings that belong to it: the method of
/// Readability (https://github.com/mozilla/readability, Apache-2.0).
/// </summary>
internal static class Candidates
{
    private const int Levels = 5;
    private const int Kept = 5;

    /// <summary>A paragraph shorter than this, in characters, says nothing.</summary>
    private const int ShortestParagraph = 25;

    /// <summary>Share of the best score from which others are near it, and how many near ones must have an ancestor in common.</summary>
    private const double Near = 0.75;
    private const int NearCount = 3;

    /// <summary>The best candidate and those siblings that belong to it, in reading order; the page's body when there is none.</summary>
    public static IReadOnlyList<ContentNode> Best(ContentNode body, IReadOnlyList<ContentNode> paragraphs, Strictness strictness)
    {
        var candidates = Score(paragraphs, strictness);
        var ranked = candidates.OrderByDescending(candidate => candidate.Score).Take(Kept).ToArray();
        if (ranked.Length == 0 || ranked[0] == body)
            return [body];
        var top = OnlyChild(Higher(Common(ranked, body), body, strictness), body);
        top.Score ??= Start(top, strictness);
        return WithSiblings(top);
    }

    private static List<ContentNode> Score(IReadOnlyList<ContentNode> paragraphs, Strictness strictness)
    {
        var candidates = new List<ContentNode>();
        foreach (var paragraph in paragraphs)
        {
            var stats = paragraph.Stats;
            if (paragraph.Parent is null || stats.Chars < ShortestParagraph)
                continue;
            var score = 2 + stats.Commas + Math.Min(stats.Chars / 100, 3);
            var above = paragraph.Parent;
            for (var level = 0; level < Levels && above is { Parent: not null }; level++, above = above.Parent)
            {
                if (above.Score is null)
                {
                    above.Score = Start(above, strictness);
                    candidates.Add(above);
                }
                above.Score += (double)score / (level switch { 0 => 1, 1 => 2, _ => level * 3 });
            }
        }
        foreach (var candidate in candidates)
            candidate.Score *= 1 - candidate.Stats.LinkDensity;
        return candidates;
    }

    private static double Start(ContentNode node, Strictness strictness) => (strictness.WeighsNames ? node.ClassWeight : 0) + node.Tag switch
    {
        "div" => 5,
        "pre" or "td" or "blockquote" => 3,
        "address" or "ol" or "ul" or "dl" or "dd" or "dt" or "li" or "form" => -3,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" => -5,
        _ => 0,
    };

    /// <summary>The nearest element above the best that holds at least three of those near it in score.</summary>
    private static ContentNode Common(ContentNode[] ranked, ContentNode body)
    {
        var near = ranked.Skip(1).Where(other => other.Score / ranked[0].Score >= Near).ToArray();
        if (near.Length < NearCount)
            return ranked[0];
        for (var above = ranked[0].Parent; above is not null && above != body; above = above.Parent)
        {
            if (near.Count(other => other.IsIn(above)) >= NearCount)
                return above;
        }
        return ranked[0];
    }

    /// <summary>Goes up as far as scores do not fall below a third, to the first that is higher: there is more text beside.</summary>
    private static ContentNode Higher(ContentNode top, ContentNode body, Strictness strictness)
    {
        top.Score ??= Start(top, strictness);
        var last = top.Score.Value;
        var threshold = last / 3;
        for (var above = top.Parent; above is not null && above != body; above = above.Parent)
        {
            if (above.Score is not { } score)
                continue;
            if (score < threshold)
                break;
            if (score > last)
                return above;
            last = score;
        }
        return top;
    }

    private static ContentNode OnlyChild(ContentNode top, ContentNode body)
    {
        while (top.Parent is { } parent && parent != body && parent.Children.Count(child => !child.IsText) == 1)
            top = parent;
        return top;
    }

    private static ContentNode[] WithSiblings(ContentNode top)
    {
        var threshold = Math.Max(10, top.Score!.Value * 0.2);
        return top.Parent!.Children.Where(sibling => !sibling.IsText && (sibling == top || Belongs(sibling, top, threshold))).ToArray();
    }

    private static bool Belongs(ContentNode sibling, ContentNode top, double threshold)
    {
        var bonus = sibling.Class.Length > 0 && sibling.Class == top.Class ? top.Score!.Value * 0.2 : 0;
        if (sibling.Score + bonus >= threshold)
            return true;
        var stats = sibling.Stats;
        if (sibling.Tag != "p" || stats.Chars == 0)
            return false;
        return stats.Chars > 80 ? stats.LinkDensity < 0.25 : stats.LinkDensity == 0 && EndsSentence(sibling);
    }

    private static bool EndsSentence(ContentNode node) => node.Data is { } data
        ? data.AsSpan().TrimEnd().EndsWith(".") || data.Contains(". ", StringComparison.Ordinal)
        : node.Children.Any(EndsSentence);
}
