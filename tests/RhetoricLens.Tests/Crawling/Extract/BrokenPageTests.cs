using System.Text;
using RhetoricLens.Benchmarks.Extract;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Crawling.Extract;

/// <summary>No exception leaves the extractor, whatever a page holds. Ten thousand pages: <c>extract mutate</c> of the benchmarks.</summary>
public sealed class BrokenPageTests
{
    private static readonly string[] Sound =
    [
        $"""<!doctype html><html lang=en><head><title>T</title><meta charset=utf-8><script type="application/ld+json">{"{"}"@type":"Article","headline":"T","articleBody":"{Pages.Filler}"{"}"}</script></head><body><nav><a href=/>Home</a></nav><article><h1>T</h1><p class=byline>By X</p><p>{Pages.Filler}</p><figure><img src=a><figcaption>C</figcaption></figure><ul><li>a<li>b</ul><table><tr><th>1<td>2</table><p>{Pages.Filler}</p></article><footer>F</footer>""",
        $"<html><body><table><tr><td><font>{Pages.Filler}<br><br>{Pages.Filler}<br><br><b>Ann Host:</b> Yes, of course.<br><br><b>Bob Guest:</b> {Pages.Filler}</font></td></tr></table></body></html>",
        $"<main><div><template id=B:0></template></div></main><div hidden id=S:0><p>{Pages.Filler}</p><pre>a\n b</pre></div><div class=comments><p>{Pages.Filler}</p></div>",
        $"""<article><blockquote itemscope itemtype="https://schema.org/Quotation"><p>{Pages.Filler}</p><footer itemprop=creator><cite itemprop=name>X</cite></footer></blockquote><p>网络属于所有国家，因此应当共同治理。{Pages.Filler}</p></article>""",
    ];

    [Fact]
    public void Hundreds_of_broken_pages_are_read_or_refused() => ReadBroken([.. Sound.Select(Encoding.UTF8.GetBytes)], count: 600);

    [SkippableFact]
    public void Broken_real_pages_are_read_or_refused()
    {
        Skip.If(Repository.RealData is null, "RHETORICLENS_REAL_DATA names no folder of real corpora.");
        var pages = Directory.EnumerateFiles(Repository.RealData!, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(40).Select(File.ReadAllBytes).ToArray();
        Skip.If(pages.Length == 0, "The folder holds no page.");

        ReadBroken(pages, count: 300);
    }

    private static void ReadBroken(byte[][] pages, int count)
    {
        for (var seed = 0; seed < count; seed++)
        {
            var broken = new PageMutation(seed).Break(pages[seed % pages.Length], pages[(seed + 1) % pages.Length]);
            var content = PageExtractor.Extract(Pages.Body(broken, charset: null), Pages.Source("EST"));
            if (content is PageContent.Article article)
                Assert.All(article.Document.Turns, turn => Assert.InRange(turn.End, turn.Start + 1, article.Document.Text.Length));
        }
    }
}
