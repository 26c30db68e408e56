using AngleSharp.Dom;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>A line that a reader of the page sees.</summary>
/// <param name="Text">With single spaces; not empty.</param>
/// <param name="Element">The innermost block that holds it.</param>
/// <param name="IsBeside">True in menus, footers, sidebars, comments, forms and lists of other pages.</param>
/// <param name="Times">Values of datetime attributes of the time elements in it; empty for one without.</param>
/// <param name="IsLink">True when most of it leads elsewhere.</param>
internal sealed record PageLine(string Text, IElement Element, bool IsBeside, IReadOnlyList<string> Times, bool IsLink)
{
    /// <summary>A heading of any level.</summary>
    public bool IsHeading => Element.LocalName is ['h', >= '1' and <= '6'];
}
