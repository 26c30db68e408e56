using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace RhetoricLens.Benchmarks.Extract;

/// <summary>All text of a page, without judging what it is.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Joined = new(StringComparer.Ordinal)
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr",
    };

    /// <summary>Text with a line feed between elements that are not part of a line; scripts and styles are left out.</summary>
    public static string Of(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();
        if (document.Body is { } body)
            Walk(body, text);
        return text.ToString();
    }

    private static void Walk(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                text.Append(words.Data);
            else if (child is IElement { LocalName: not ("script" or "style") } element)
            {
                var ends = !Joined.Contains(element.LocalName);
                text.Append(ends ? "\n" : "");
                Walk(element, text);
                text.Append(ends ? "\n" : "");
            }
        }
    }
}
