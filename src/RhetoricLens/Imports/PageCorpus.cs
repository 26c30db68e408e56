using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Ingest;

namespace RhetoricLens.Imports;

/// <summary>A saved web page as a corpus of one text, extracted as when it is crawled.</summary>
internal static class PageCorpus
{
    public static Outcome<Corpus> Read(string file, string collection, string? country)
    {
        var name = Path.GetFileName(file);
        var body = LocalPages.Read(file, null);
        if (!body.IsOk)
            return body.Problem;
        var source = new Source(collection, collection, country, "", [], null, [], new SourceScope([], [], [], 1, 1), null, false, "");
        return PageExtractor.Extract(body.Value, source) switch
        {
            PageContent.Article article => new Corpus([new IngestItem.Read(Named(article.Document, collection, name))], 1, 0),
            PageContent.Refused refused => new Problem("no_text", $"{refused.Outcome}: {refused.Reason}", name, "Open it in a browser: save the page of one text, not a list or a search."),
            _ => new Problem("no_text", "No text was found.", name, "Save the page of one text."),
        };
    }

    /// <summary>Under the name of its file; where it lies here is no address of it.</summary>
    private static ExtractedDocument Named(ExtractedDocument document, string collection, string name) => document with
    {
        Id = DocumentId.Of(collection, Path.GetFileNameWithoutExtension(name)),
        Facts = document.Facts.Url?.StartsWith("file:", StringComparison.Ordinal) == true ? document.Facts with { Url = null } : document.Facts,
    };
}
