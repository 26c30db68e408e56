using System.Text;
using AngleSharp.Dom;
using RhetoricLens.Crawling.Extract.Content;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract;

/// <summary>A paragraph, heading, list item or line of a page.</summary>
/// <param name="Text">With single spaces, form C; not empty.</param>
/// <param name="Label">What stands in bold at its beginning, when it begins so; null otherwise.</param>
/// <param name="LinkChars">Characters of its text that are links.</param>
/// <param name="Node">The element in which it stands.</param>
internal sealed record TextBlock(string Text, string? Label, int LinkChars, ContentNode Node);

/// <summary>Reads the blocks of an element in reading order.</summary>
internal sealed class TextBlocks
{
    private readonly List<TextBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private ContentNode _node;
    private string? _label;
    private int _linkChars;
    private int _linkDepth;
    private int _breaks;

    private TextBlocks(ContentNode node) => _node = node;

    /// <summary>The blocks of an element and all below it.</summary>
    public static IReadOnlyList<TextBlock> Of(IElement element) => Of(ContentTree.Of(element));

    /// <summary>The blocks of an element of the working copy and all below it.</summary>
    public static IReadOnlyList<TextBlock> Of(ContentNode node)
    {
        var reader = new TextBlocks(node);
        reader.Walk(node);
        reader.Close();
        return reader._blocks;
    }

    private void Walk(ContentNode node)
    {
        for (var child = node.First; child is not null; child = child.Next)
        {
            if (child.Data is { } text)
                Append(text);
            else
                Enter(child);
        }
    }

    private void Enter(ContentNode element)
    {
        if (element.Tag == "br")
        {
            // Two line breaks are how pages without paragraphs make them.
            if (++_breaks > 1)
                Close();
            Append(" ");
            return;
        }
        var isBlock = (element.Kind & TagKind.Inline) == TagKind.None;
        var outer = _node;
        if (isBlock)
        {
            Close();
            _node = element;
        }
        var bold = _text.Length == 0 && element.Tag is "b" or "strong";
        var isLink = element.Tag == "a" && element.Attribute("href") is not null;
        _linkDepth += isLink ? 1 : 0;
        Walk(element);
        _linkDepth -= isLink ? 1 : 0;
        if (bold && _text.Length > 0 && _label is null)
            _label = _text.ToString().Trim();
        if (isBlock)
            Close();
        _node = outer;
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
            _blocks.Add(new TextBlock(text.Replace('\n', ' '), _label is null ? null : TextClean.Strip(_label), _linkChars, _node));
        _text.Clear();
        (_label, _linkChars, _breaks) = (null, 0, 0);
    }
}
