using AngleSharp.Dom;

namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Tells what a reader of the page does not see, as far as the markup alone says it.</summary>
internal static class Visibility
{
    /// <summary>Class names by which frameworks hide what only scripts or screen readers show.</summary>
    private static readonly HashSet<string> HiddenClasses = new(StringComparer.OrdinalIgnoreCase)
    {
        "hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "tooltip", "noprint", "no-print", "masha-ignore", "hidden-copy",
    };

    public static bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0)
            return false;
        return element.HasAttribute("hidden")
            || (HidesByStyle(element.GetAttribute("style")) && !OpensOnClick(element))
            || (string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase) && element.ClassName?.Contains("fallback-image", StringComparison.Ordinal) != true)
            || (element.GetAttribute("role") == "dialog" && element.GetAttribute("aria-modal") == "true")
            || HidesByClass(element.ClassName);
    }

    /// <summary>Folded parts of the text itself: answers, steps, panels.</summary>
    private static bool OpensOnClick(IElement element) =>
        NameWords.NameFold(element.ClassName + " " + element.Id) || (element.ParentElement is { } parent && NameWords.NameFold(parent.ClassName + " " + parent.Id));

    private static bool HidesByStyle(string? style) =>
        style is not null && (Has(style, "display", "none") || Has(style, "visibility", "hidden"));

    private static bool Has(string style, string property, string value)
    {
        var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        var rest = style.AsSpan(at + property.Length).TrimStart();
        return rest.StartsWith(":") && rest[1..].TrimStart().StartsWith(value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool HidesByClass(string? names)
    {
        if (string.IsNullOrEmpty(names))
            return false;
        var lookup = HiddenClasses.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var part in names.AsSpan().Split(' '))
        {
            if (lookup.Contains(names.AsSpan(part)))
                return true;
        }
        return false;
    }
}
