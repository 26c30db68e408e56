using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Pages.Scoring;

/// <summary>Gets the text out of a file that a reader gives to be scored. Nothing is stored.</summary>
internal static class UploadedText
{
    /// <summary>Endings of the names of files that are read, as a browser wants them.</summary>
    internal const string Accepted = ".txt,.md,.html,.htm,.pdf,.docx";

    private static readonly Source Nowhere = new("upload", "", null, "", [], null, [], new SourceScope([], [], [], 1, 1), null, false, "");

    /// <summary>The text, or why there is none.</summary>
    /// <param name="name">Name of the file; its ending says what it holds, the bytes of PDF and Word files themselves.</param>
    /// <param name="bytes">The whole file, at most <see cref="Limits.MaxBodyBytes"/>.</param>
    internal static Outcome<string> Read(string name, byte[] bytes) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".txt" or ".md" => Plain(name, bytes),
        ".html" or ".htm" => Extracted(name, bytes, "text/html"),
        ".pdf" or ".docx" => Extracted(name, bytes, null),
        var ending => new Problem("unreadable_file", $"Files ending in \"{ending}\" are not read here.", name, $"Give one ending in {Accepted.Replace(",", ", ", StringComparison.Ordinal)}, or paste the text."),
    };

    private static Outcome<string> Plain(string name, byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Replace('\0', ' ');
        }
        catch (DecoderFallbackException)
        {
            return new Problem("not_utf8", "The file is not UTF-8.", name, "Save it as UTF-8, or paste the text.");
        }
    }

    private static Outcome<string> Extracted(string name, byte[] bytes, string? type)
    {
        var body = new FetchResult.Body(new Uri("file:///upload"), 200, type, null, bytes, null, null, new SortedDictionary<string, string>(StringComparer.Ordinal));
        return PageExtractor.Extract(body, Nowhere) switch
        {
            PageContent.Article article => article.Document.Text,
            PageContent.Refused refused => new Problem("no_text", refused.Reason, name, "Paste the text instead."),
            _ => new Problem("no_text", "There is no text in it.", name, "Paste the text instead."),
        };
    }
}
