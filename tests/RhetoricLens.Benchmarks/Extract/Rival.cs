using System.Text;
using AngleSharp.Html.Parser;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Benchmarks.Extract;

/// <summary>One way to read pages.</summary>
/// <param name="Name">As the tables say it.</param>
/// <param name="Read">The main text of a page; empty when none is found.</param>
internal sealed record Rival(string Name, Func<GoldPage, string> Read)
{
    private static readonly Source Source = new("benchmark", "Benchmark", null, "", [], null, [], new SourceScope([], [], [], 0, 1), null, true, "");

    /// <summary>What the program does with a fetched page: character set, limits, main text, facts, turns and links.</summary>
    public static Rival Ours { get; } = new("RhetoricLens", page => Extract(page) is PageContent.Article article ? article.Document.Text : "");

    public static Rival SmartReader { get; } = new("SmartReader", page =>
    {
        using var reader = new SmartReader.Reader(page.Address.AbsoluteUri, Encoding.UTF8.GetString(page.Html));
        return reader.GetArticle().TextContent ?? "";
    });

    /// <summary>AngleSharp without any extraction: what no extractor that builds its tree can beat.</summary>
    public static Rival Parsing { get; } = new("AngleSharp, parsing alone", page =>
    {
        using var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page.Html));
        return "";
    });

    public static PageContent Extract(GoldPage page) =>
        PageExtractor.Extract(new FetchResult.Body(page.Address, 200, "text/html", null, page.Html, null, null, new SortedDictionary<string, string>()), Source);
}
