using System.Text;
using AngleSharp.Dom;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract;

/// <summary>A paragraph, heading, list item or line of a page.</summary>
/// <param name="Text">With single spaces, form C; not empty.</param>
/// <param name="Label">What stands in bold at its beginning, when it begins so; null otherwise.</param>
/// <param name="LinkChars">Characters of its text that are links.</param>
internal sealed record TextBlock(string Text, string? Label, int LinkChars);

/// <summary>Reads the blocks of an element in reading order.</summary>
internal sealed class TextBlocks
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "nav", "aside", "form", "button", "select", "textarea", "svg", "math", "iframe", "object", "video", "audio",
        "canvas", "figure", "head", "dialog",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "meta",
        "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "link",
    };

    /// <summary>ARIA landmarks beside the content, and popups over it.</summary>
    private static readonly HashSet<string> Besides = new(StringComparer.OrdinalIgnoreCase)
    {
        "complementary", "navigation", "contentinfo", "banner", "search", "dialog", "tooltip", "menu", "toolbar", "listbox",
    };

    /// <summary>Class names by which frameworks hide what only scripts or screen readers show.</summary>
    private static readonly HashSet<string> HiddenClasses = new(StringComparer.OrdinalIgnoreCase)
    {
        "hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "tooltip", "noprint", "no-print", "masha-ignore", "hidden-copy",
    };

    private readonly List<TextBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private string? _label;
    private int _linkChars;
    private int _linkDepth;
    private int _breaks;

    /// <summary>The blocks of an element and all below it.</summary>
    public static IReadOnlyList<TextBlock> Of(IElement element)
    {
        var reader = new TextBlocks();
        reader.Walk(element);
        reader.Close();
        return reader._blocks;
    }

    private void Walk(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
                Append(text.Data);
            else if (child is IElement element && !Skipped.Contains(element.LocalName) && !IsHidden(element))
                Enter(element);
        }
    }

    private void Enter(IElement element)
    {
        if (element.LocalName == "br")
        {
            // Two line breaks are how pages without paragraphs make them.
            if (++_breaks > 1)
                Close();
            Append(" ");
            return;
        }
        var isBlock = !Inline.Contains(element.LocalName);
        if (isBlock)
            Close();
        var bold = _text.Length == 0 && element.LocalName is "b" or "strong";
        var isLink = element.LocalName == "a" && element.HasAttribute("href");
        _linkDepth += isLink ? 1 : 0;
        Walk(element);
        _linkDepth -= isLink ? 1 : 0;
        if (bold && _text.Length > 0 && _label is null)
            _label = _text.ToString().Trim();
        if (isBlock)
            Close();
    }

    private void Append(string data)
    {
        foreach (var c in data)
        {
            if (!char.IsWhiteSpace(c))
            {
                _text.Append(c);
                _linkChars += _linkDepth > 0 ? 1 : 0;
                _breaks = 0;
            }
            else if (_text.Length > 0 && _text[^1] != ' ')
                _text.Append(' ');
        }
    }

    private void Close()
    {
        var text = TextClean.Strip(_text.ToString()).Trim();
        if (text.Length > 0)
            _blocks.Add(new TextBlock(text.Replace('\n', ' '), _label is null ? null : TextClean.Strip(_label), _linkChars));
        _text.Clear();
        (_label, _linkChars, _breaks) = (null, 0, 0);
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || Besides.Contains(element.GetAttribute("role") ?? "") || element.ClassList.Any(HiddenClasses.Contains)
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase);
}
