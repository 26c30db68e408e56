using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>A single text as users keep it.</summary>
public static class TextFile
{
    /// <summary>The words of a text without the front matter that may stand above them; a problem when that is malformed.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="name">Stands in the problem.</param>
    public static Outcome<string> Body(string text, string name)
    {
        var split = FrontMatter.Split(TextClean.LineFeeds(text), name);
        return split.IsOk ? split.Value.Text : split.Problem;
    }
}
