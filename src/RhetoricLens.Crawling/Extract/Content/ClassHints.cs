using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>
/// What class names, ids and roles say. The words are those of Readability (https://github.com/mozilla/readability, Apache-2.0), which
/// were collected over fifteen years of pages.
/// </summary>
internal static partial class ClassHints
{
    private const int Strong = 25;

    private static readonly string[] UnlikelyRoles = ["menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog", "contentinfo", "search", "banner", "toolbar", "tooltip", "listbox"];

    /// <summary>25 for words of content, -25 for words of what surrounds it, 0 for none or both.</summary>
    public static int Weight(string names) =>
        names.Length == 0 ? 0 : (Negative().IsMatch(names) ? -Strong : 0) + (Positive().IsMatch(names) ? Strong : 0);

    /// <summary>True for elements whose names are those of surroundings.</summary>
    public static bool IsUnlikely(string names) => names.Length > 0 && Unlikely().IsMatch(names) && !Maybe().IsMatch(names);

    public static bool IsUnlikelyRole(string? role) => role is not null && UnlikelyRoles.Contains(role, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for an author's line by its names.</summary>
    public static bool IsByline(string names) => names.Length > 0 && Byline().IsMatch(names);

    /// <summary>True for share bars by their names.</summary>
    public static bool IsShare(string names) => names.Length > 0 && Share().IsMatch(names);

    /// <summary>True for a player of a known video site.</summary>
    public static bool IsVideo(IElement? element) => element is not null && element.Attributes.Any(attribute => Video().IsMatch(attribute.Value));

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|yom-remote", Options, 1000)]
    private static partial Regex Unlikely();

    [GeneratedRegex("and|article|body|column|content|main|mathjax|shadow", Options, 1000)]
    private static partial Regex Maybe();

    [GeneratedRegex("article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story", Options, 1000)]
    private static partial Regex Positive();

    [GeneratedRegex("-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget", Options, 1000)]
    private static partial Regex Negative();

    [GeneratedRegex("byline|author|dateline|writtenby|p-author", Options, 1000)]
    private static partial Regex Byline();

    [GeneratedRegex(@"(\b|_)(share|sharedaddy)(\b|_)", Options, 1000)]
    private static partial Regex Share();

    [GeneratedRegex(@"//(www\.)?((dailymotion|youtube|youtube-nocookie|player\.vimeo|v\.qq|bilibili|live\.bilibili)\.com|(archive|upload\.wikimedia)\.org|player\.twitch\.tv)", Options, 1000)]
    private static partial Regex Video();
}
