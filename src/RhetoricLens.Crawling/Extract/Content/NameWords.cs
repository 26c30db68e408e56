using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Single words of class names and ids that name what stands in an article and is not its text.</summary>
internal static class NameWords
{
    /// <summary>Alone enough.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "newsletter", "newsletters", "signup", "subscribe", "subscription", "optin", "related", "recirc", "recirculation", "taboola", "outbrain", "breadcrumb", "breadcrumbs",
        "byline", "dateline", "timestamp", "cta", "promo", "promotion", "advert", "advertisement", "advertising", "sponsored", "toc", "disqus", "comments", "copyright",
        "trending", "recommended", "recommendation", "recommendations", "teaser", "teasers", "carousel", "swiper", "sharing", "share", "sharedaddy", "social", "bio",
        "saboxplugin", "tooltip", "popover", "popup", "rollover", "dropdown", "modal", "toast", "toaster", "upsell", "toolbar", "speechify", "jumpto", "interstitial", "attribution", "donate", "donation", "paywall", "cookie", "cookies", "gdpr", "consent", "pagination", "readmore", "standfirst", "dek", "jumplink", "jumplinks",
    ]);

    /// <summary>Enough together, in this order.</summary>
    private static readonly FrozenSet<string> Pairs = FrozenSet.ToFrozenSet(
    [
        "sign up", "opt in", "read more", "read next", "also read", "up next", "more from", "more stories", "most read", "most popular", "you may", "author box", "author info", "author card",
        "author section", "author content", "author name", "author meta", "post author", "article author", "about author", "entry author", "post meta", "entry meta", "article meta", "story meta", "publish info",
        "publish date", "published date", "post date", "post tags", "tag list", "article tags", "entry tags", "table contents", "reading time", "read time", "back top", "print only", "call action",
        "image credit", "photo credit", "media credit", "featured products", "featured posts", "post navigation", "comment form", "comment list", "audio player", "slide count", "control panel",
    ]);

    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(["comment", "comments", "replies", "disqus", "respond", "gallery", "slideshow", "carousel"]);

    /// <summary>Most names hold none of these, and need not be split.</summary>
    private static readonly SearchValues<string> OtherStems = SearchValues.Create([.. Others], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Folds = FrozenSet.ToFrozenSet(["accordion", "accordions", "collapse", "collapsible", "collapsed", "faq", "faqs", "expandable", "toggle"]);

    /// <summary>True when a word names what readers wrote.</summary>
    public static bool NameReaders(string names) => names.AsSpan().ContainsAny(OtherStems) && Split(names).Any(word => word is "comment" or "comments" or "disqus");

    /// <summary>True when a word names pictures.</summary>
    public static bool NamePictures(string names) => names.Length > 0 && Split(names).Any(word => word is "image" or "photo" or "picture" or "gallery" or "slideshow" or "img" or "figure");

    /// <summary>True when a word names words about a picture.</summary>
    public static bool NameCaption(string names) => names.Length > 0 && Split(names).Any(word => word is "caption" or "credit");

    /// <summary>True when a word names the line that says when a page appeared.</summary>
    public static bool NameDates(string names) => names.Length > 0 && Split(names).Any(word => word is "date" or "time" or "timestamp" or "meta" or "info" or "publish" or "published" or "posted" or "byline");

    /// <summary>True when a word names what only shows when pointed at.</summary>
    public static bool NameHover(string names) => names.Length > 0 && Split(names).Any(word => word is "tooltip" or "tooltiptext" or "popover" or "popup" or "hovercard" or "rollover" or "dropdown");

    /// <summary>True when a word names long texts beside the article: what readers wrote, words about pictures.</summary>
    public static bool NameOthers(string names) => names.AsSpan().ContainsAny(OtherStems) && Split(names).Any(Others.Contains);

    /// <summary>True when a word names parts of a text that open on a click.</summary>
    public static bool NameFold(string names) => Split(names).Any(Folds.Contains);

    /// <summary>True when a word, or two that follow each other, names surroundings.</summary>
    public static bool NameSurroundings(string names)
    {
        if (names.Length == 0)
            return false;
        var previous = "";
        foreach (var word in Split(names))
        {
            if (Words.Contains(word) || Pairs.Contains(previous + " " + word))
                return true;
            previous = word;
        }
        return false;
    }

    /// <summary>Words of names written with hyphens, underscores or capitals, in lower case.</summary>
    public static IEnumerable<string> Split(string names)
    {
        var word = new StringBuilder();
        for (var i = 0; i < names.Length; i++)
        {
            var c = names[i];
            var ends = !char.IsAsciiLetter(c) || (char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(names[i - 1]));
            if (ends && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
            if (char.IsAsciiLetter(c))
                word.Append(char.ToLowerInvariant(c));
        }
        if (word.Length > 0)
            yield return word.ToString();
    }
}
