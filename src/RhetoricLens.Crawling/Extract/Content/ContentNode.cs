using AngleSharp.Dom;

namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>
/// A node of the working copy in which candidates are scored and cleaned. The parser's tree stays as it is: changing it costs more than
/// everything else together, and other readers of the page need it whole.
/// </summary>
internal sealed class ContentNode(string tag, TagKind kind, IElement? element, string? data)
{
    /// <summary>Shortest paragraph, in characters, that reads like text, and the share of links in it that it stays below.</summary>
    private const int RunningText = 80;
    private const double RunningLinks = 0.4;

    private NodeStats _stats;
    private bool _isCounted;
    private int _classWeight = int.MinValue;

    /// <summary>Name in lower case; empty for text.</summary>
    public string Tag { get; private set; } = tag;

    public TagKind Kind { get; private set; } = kind;

    /// <summary>Where it comes from; null for text and for paragraphs made here.</summary>
    public IElement? Element { get; } = element;

    /// <summary>The words of a text node; null for elements.</summary>
    public string? Data { get; } = data;

    public string Class { get; } = element?.ClassName ?? "";

    public string Id { get; } = element?.Id ?? "";

    public ContentNode? Parent { get; private set; }

    public ContentNode? First { get; private set; }

    public ContentNode? Last { get; private set; }

    public ContentNode? Next { get; private set; }

    public ContentNode? Previous { get; private set; }

    /// <summary>How much like a text's container it is; null when it was never counted as one.</summary>
    public double? Score { get; set; }

    /// <summary>A table of data, whose parts are not judged one by one.</summary>
    public bool IsDataTable { get; set; }

    public bool IsText => Data is not null;

    /// <summary>Of it and all below it.</summary>
    public NodeStats Stats
    {
        get
        {
            if (!_isCounted)
                (_stats, _isCounted) = (Count(), true);
            return _stats;
        }
    }

    /// <summary>Class and id together, as hints are searched in them, and those of a division whose place it took.</summary>
    public string Names { get; private set; } = element is null ? "" : Joined(element.ClassName ?? "", element.Id ?? "");

    /// <summary>-50 to 50 by what class and id say.</summary>
    public int ClassWeight => _classWeight != int.MinValue ? _classWeight : _classWeight = ClassHints.Weight(Class) + ClassHints.Weight(Id);

    public IEnumerable<ContentNode> Children
    {
        get
        {
            for (var child = First; child is not null; child = child.Next)
                yield return child;
        }
    }

    public static ContentNode Paragraph() => new("p", TagKinds.Of("p"), null, null);

    public static ContentNode Division() => new("div", TagKinds.Of("div"), null, null);

    public string? Attribute(string name) => Element?.GetAttribute(name);

    /// <summary>Makes it another element in name; for what must be scored or kept as that.</summary>
    public void Rename(string name)
    {
        (Tag, Kind) = (name, TagKinds.Of(name));
        Changed();
    }

    /// <summary>Puts it in the place of the division that holds nothing else.</summary>
    public void Replace(ContentNode division)
    {
        Names = division.Names.Length == 0 ? Names : division.Names + " " + Names;
        division.Parent!.Insert(this, division);
        division.Remove();
    }

    public void Append(ContentNode child) => Insert(child, null);

    /// <summary>Puts a node before one of its children; at the end for null. The node leaves where it was.</summary>
    public void Insert(ContentNode child, ContentNode? before)
    {
        child.Remove();
        child.Parent = this;
        child.Next = before;
        child.Previous = before is null ? Last : before.Previous;
        if (child.Previous is { } previous)
            previous.Next = child;
        else
            First = child;
        if (before is null)
            Last = child;
        else
            before.Previous = child;
        Changed();
    }

    public void Remove()
    {
        if (Parent is not { } parent)
            return;
        if (Previous is { } previous)
            previous.Next = Next;
        else
            parent.First = Next;
        if (Next is { } next)
            next.Previous = Previous;
        else
            parent.Last = Previous;
        (Parent, Previous, Next) = (null, null, null);
        parent.Changed();
    }

    /// <summary>Elements below it in reading order, taken at once, so that they may be removed while one goes through them.</summary>
    public List<ContentNode> Below(Func<ContentNode, bool> which)
    {
        var found = new List<ContentNode>();
        Collect(this, which, found);
        return found;
    }

    /// <summary>True when one of the next few elements above has the name; four are looked at unless told otherwise.</summary>
    public bool IsIn(string name, int levels = 4)
    {
        var above = Parent;
        for (var i = 0; i < levels && above is not null; i++, above = above.Parent)
        {
            if (above.Tag == name)
                return true;
        }
        return false;
    }

    public bool IsIn(ContentNode ancestor)
    {
        for (var above = Parent; above is not null; above = above.Parent)
        {
            if (above == ancestor)
                return true;
        }
        return false;
    }

    private static void Collect(ContentNode node, Func<ContentNode, bool> which, List<ContentNode> found)
    {
        for (var child = node.First; child is not null; child = child.Next)
        {
            if (child.IsText)
                continue;
            if (which(child))
                found.Add(child);
            Collect(child, which, found);
        }
    }

    private static string Joined(string first, string second) => first.Length == 0 ? second : second.Length == 0 ? first : first + " " + second;

    private void Changed()
    {
        for (var node = this; node is { _isCounted: true }; node = node.Parent)
            node._isCounted = false;
    }

    private NodeStats Count()
    {
        if (Data is not null)
            return NodeStats.OfText(Data);
        var stats = new NodeStats();
        for (var child = First; child is not null; child = child.Next)
            stats.Add(child.Stats);
        CountSelf(ref stats);
        return stats;
    }

    private void CountSelf(ref NodeStats stats)
    {
        stats.Elements++;
        stats.Paragraphs += Tag == "p" ? 1 : 0;
        stats.Images += Tag == "img" ? 1 : 0;
        stats.Items += Tag == "li" ? 1 : 0;
        stats.Inputs += Tag == "input" ? 1 : 0;
        stats.Rules += Tag is "br" or "hr" ? 1 : 0;
        stats.Tables += Tag == "table" ? 1 : 0;
        if (Tag == "blockquote")
        {
            stats.Quotations++;
            stats.QuotedChars = stats.Chars;
        }
        stats.HeadingChars += (Kind & TagKind.Heading) != TagKind.None ? stats.Chars : 0;
        stats.ListChars += (Kind & TagKind.List) != TagKind.None ? stats.Chars : 0;
        stats.TextElementChars += (Kind & TagKind.Block) != TagKind.None || Tag is "span" or "li" or "td" ? stats.Chars : 0;
        if ((Kind & TagKind.Embed) != TagKind.None)
        {
            stats.Embeds++;
            stats.Videos += ClassHints.IsVideo(Element) ? 1 : 0;
        }
        if (Tag == "a")
        {
            stats.Links++;
            stats.LinkChars += stats.Chars * (Attribute("href") is ['#', _, ..] ? 0.3 : 1);
        }
        if (NameWords.NameOthers(Names))
            stats.RunningChars = 0;
        else if (stats is { RunningChars: 0, Chars: >= RunningText } && stats.LinkDensity < RunningLinks && HoldsRunningText(stats))
            stats.RunningChars = stats.Chars;
    }

    /// <summary>A paragraph, or another holder of text in which no paragraph stands.</summary>
    private bool HoldsRunningText(in NodeStats stats) => Tag == "p" || (Tag is "li" or "blockquote" or "pre" or "td" or "dd" && stats.Paragraphs == 0 && stats.Items <= 1);
}
