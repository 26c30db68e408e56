using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RhetoricLens.Pages.Guidance;

/// <summary>A section of a guide.</summary>
/// <param name="Anchor">Id of its heading.</param>
/// <param name="Title">The heading.</param>
public sealed record GuideSection(string Anchor, string Title);

/// <summary>A guide, ready to be shown.</summary>
/// <param name="Title">Its first line.</param>
/// <param name="Html">What follows it.</param>
/// <param name="Sections">Its headings of the second level, in order.</param>
public sealed record Guide(string Title, string Html, IReadOnlyList<GuideSection> Sections);

/// <summary>The guides that travel with the program, and how Markdown becomes HTML.</summary>
public static partial class Guides
{
    // Raw HTML in Markdown is shown as text: model cards are generated from names that users give.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    private static readonly Lazy<IReadOnlyList<(string Name, string Title)>> Listed = new(ReadList);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "docs");

    /// <summary>All guides by name, in the order of the first page, then by name.</summary>
    public static IReadOnlyList<(string Name, string Title)> All => Listed.Value;

    /// <summary>The guide of that name; null when there is none.</summary>
    public static Guide? Find(string name)
    {
        var file = Files().FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == name);
        if (file is null)
            return null;
        var text = File.ReadAllText(file);
        var body = Markdown.Parse(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..], Pipeline);
        var sections = body.Descendants<HeadingBlock>().Where(heading => heading.Level == 2).Select(heading => new GuideSection(heading.GetAttributes().Id ?? "", Words(heading)));
        return new Guide(TitleOf(text), Scrolling(body.ToHtml(Pipeline)), [.. sections]);
    }

    public static string Html(string markdown) => Scrolling(Markdown.ToHtml(markdown, Pipeline));

    /// <summary>Tables and listings wider than the screen scroll by themselves, by keyboard too. Tags of the text itself are escaped: these are the renderer's.</summary>
    private static string Scrolling(string html) => html
        .Replace("<table>", "<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>", StringComparison.Ordinal)
        .Replace("</table>", "</table></div>", StringComparison.Ordinal)
        .Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);

    private static IEnumerable<string> Files() => Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.md") : [];

    private static (string Name, string Title)[] ReadList()
    {
        var titles = Files().ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => TitleOf(File.ReadLines(path).FirstOrDefault() ?? ""), StringComparer.Ordinal);
        var first = titles.ContainsKey("index") ? LinkToGuide().Matches(File.ReadAllText(Path.Combine(Folder, "index.md"))).Select(match => match.Groups["name"].Value) : [];
        return [.. first.Concat(titles.Keys.Order(StringComparer.Ordinal)).Where(name => name != "index" && titles.ContainsKey(name)).Distinct().Select(name => (name, titles[name]))];
    }

    private static string TitleOf(string text) => text.Split('\n')[0].TrimStart('#').Trim();

    private static string Words(LeafBlock heading) => string.Concat((heading.Inline?.Descendants() ?? []).Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }));

    [GeneratedRegex(@"\]\(/docs/(?<name>[a-z-]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkToGuide();
}
