using System.Globalization;
using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract;
using SmartReader;

namespace RhetoricLens.Benchmarks.Metadata;

/// <summary>What a reader says of a page.</summary>
/// <param name="Title">Null when it says nothing.</param>
/// <param name="Author">Names separated by commas.</param>
/// <param name="Date">ISO 8601.</param>
/// <param name="HasText">False when it finds no text; then facts may be missing too.</param>
internal sealed record FoundFacts(string? Title, string? Author, string? Date, bool HasText);

/// <summary>A program that reads facts from pages.</summary>
/// <param name="Name">As the table says it.</param>
/// <param name="Read">Reads one file.</param>
internal sealed record FactReader(string Name, Func<string, FoundFacts> Read)
{
    private static readonly Source Nobody = new("benchmark", "", null, "", [], null, [], new SourceScope([], [], [], 1, 1), null, false, "");

    public static FoundFacts Ours(string file) => PageExtractor.Extract(LocalPages.Read(file, null).Value, Nobody) is PageContent.Article article
        ? new FoundFacts(article.Document.Facts.Title, string.Join(", ", article.Speakers), article.Document.Facts.Date?.ToString(), HasText: true)
        : new FoundFacts(null, null, null, HasText: false);

    public static FoundFacts SmartReaders(string file)
    {
        using var reader = new Reader("https://example.org/", File.ReadAllText(file, Encoding.UTF8));
        var article = reader.GetArticle();
        return new FoundFacts(
            article.Title, article.Author ?? article.Byline, article.PublicationDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), article.IsReadable);
    }
}
