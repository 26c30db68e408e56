using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Reads a local PDF or Word file: its text, and what it says of itself, which a manifest overrules.</summary>
internal static class LocalFile
{
    private static readonly Source Nowhere = new("local", "", null, "", [], null, [], new SourceScope([], [], [], 1, 1), null, true, "");

    /// <summary>True for the extensions of files that are read here.</summary>
    public static bool IsFile(string path) => Path.GetExtension(path).ToLowerInvariant() is ".pdf" or ".docx";

    /// <summary>The fields and the text, or why there is none.</summary>
    public static Outcome<(Fields Fields, string Text)> Read(string path, string where)
    {
        try
        {
            var size = new FileInfo(path).Length;
            if (size > Limits.MaxTextFileBytes)
                return new Problem("file_too_large", $"The file has {size} bytes; a file of a folder may have {Limits.MaxTextFileBytes}.", where, "Split it, or take its images out.");
            return PageExtractor.ExtractFile(File.ReadAllBytes(path), Nowhere) switch
            {
                PageContent.Article article => (Known(article.Document.Facts), article.Document.Text),
                PageContent.Refused refused => new Problem(Code(refused.Outcome), refused.Reason, where, "Open it in a reader; take it in as text."),
                _ => new Problem("not_text", "The file is neither PDF nor DOCX, whatever its name says.", where, "Look at what it is."),
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("unreadable_file", "The file cannot be read: " + failure.Message, where, "Check its permissions.");
        }
    }

    private static string Code(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.NoMainText => "no_main_text",
        FetchOutcome.Undecodable => "undecodable",
        FetchOutcome.TooLarge => "too_large",
        _ => "malformed_page",
    };

    private static Fields Known(DocumentFacts facts)
    {
        var fields = new Fields();
        fields.Set("title", facts.Title);
        fields.Set("date", facts.Date?.ToString());
        fields.Set("speaker", facts.Speaker);
        fields.Set("language", facts.Language == "und" ? null : facts.Language);
        foreach (var (name, value) in facts.Extra)
            fields.Set(name, value);
        return fields;
    }
}
