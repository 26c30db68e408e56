using Markdig;

namespace RhetoricLens.Pages.Guidance;

/// <summary>A guide, ready to be shown.</summary>
public sealed record Guide(string Title, string Html);

/// <summary>The guides that travel with the program, and how Markdown becomes HTML.</summary>
public static class Guides
{
    // Raw HTML in Markdown is shown as text: model cards are generated from names that users give.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "docs");

    /// <summary>The guide of that name; null when there is none.</summary>
    public static Guide? Find(string name)
    {
        var file = Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder, "*.md").FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == name)
            : null;
        if (file is null)
            return null;
        var text = File.ReadAllText(file);
        var title = text.Split('\n')[0].TrimStart('#').Trim();
        return new Guide(title, Html(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]));
    }

    public static string Html(string markdown) => Markdown.ToHtml(markdown, Pipeline);
}
