using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Parses HTML within limits: AngleSharp's time grows with the square of the depth, and its recursion can end the process.</summary>
internal static class GuardedParser
{
    /// <summary>The document, or the limit that the page breaks.</summary>
    public static (IHtmlDocument? Document, string? Reason) Parse(string html, CancellationToken cancel)
    {
        // An attribute has at most four separators around its name and value.
        if (TagScan.HasMoreSeparators(html, 4 * Limits.MaxHtmlAttributes))
            return (null, $"An element has more than {Limits.MaxHtmlAttributes} attributes.");
        var guard = new TreeGuard(cancel);
        var parser = new HtmlParser(new HtmlParserOptions { OnCreated = (element, _) => guard.Check(element) });
        try
        {
            return (parser.ParseDocument(html), null);
        }
        catch (TreeLimitException limit)
        {
            return (null, limit.Message);
        }
    }

    private sealed class TreeGuard(CancellationToken cancel)
    {
        /// <summary>Elements between two measurements: the tree cannot become deeper by more than that unseen.</summary>
        private const int Stride = 32;

        private int _elements;
        private IElement? _previous;

        /// <summary>An element is not in the tree yet when it is reported, so the one before it is measured.</summary>
        public void Check(IElement element)
        {
            if (++_elements > Limits.MaxHtmlNodes)
                throw new TreeLimitException($"The page has more than {Limits.MaxHtmlNodes} elements.");
            if (_elements % Stride == 0)
            {
                cancel.ThrowIfCancellationRequested();
                CheckDepth();
            }
            _previous = element;
        }

        private void CheckDepth()
        {
            var depth = 0;
            for (var parent = _previous?.ParentElement; parent is not null; parent = parent.ParentElement)
            {
                if (++depth > Limits.MaxHtmlDepth)
                    throw new TreeLimitException($"The page's elements are nested more than {Limits.MaxHtmlDepth} deep.");
            }
        }
    }

    /// <summary>Leaves the parser, which has no other way to stop.</summary>
    private sealed class TreeLimitException(string message) : Exception(message);
}
