using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Which addresses are parts of one long list: the second page of a listing lies no deeper than the first.</summary>
public static partial class Pagination
{
    private const int MatchTimeoutMs = 1_000;

    /// <summary>Whether a listing links to another part of itself: the two addresses differ in numbers, or in a page's number alone.</summary>
    public static bool IsSameList(string listing, string link) => listing != link && Key(listing) == Key(link);

    private static string Key(string address) => Number().Replace(PageMark().Replace(address, ""), "#").TrimEnd('?', '&', '/');

    [GeneratedRegex("(?i)(?:(?<=[?&])(?:page|p|pg|paged|pn|pagenum|page_num|pagenumber|offset|start|from|limitstart|pagen_[0-9]+|_page|currentpage)=[0-9]+&?|/page[/-]?[0-9]+(?=/|$|\\.|\\?))", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex PageMark();

    [GeneratedRegex("[0-9]+", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex Number();
}
