namespace RhetoricLens.Crawling.Fetch;

/// <summary>Media types worth downloading: text, markup, PDF and Word files, and the compressed or nameless ones in which sitemaps come.</summary>
internal static class TextMedia
{
    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal)
    {
        "application/gzip", "application/x-gzip", "application/octet-stream", "binary/octet-stream", "application/json", "application/ld+json",
        Extract.FileKinds.Pdf, "application/x-pdf", Extract.FileKinds.Docx,
    };

    public static bool MayHoldText(string? mediaType) =>
        mediaType is null
        || mediaType.StartsWith("text/", StringComparison.Ordinal)
        || mediaType.Contains("html", StringComparison.Ordinal)
        || mediaType.Contains("xml", StringComparison.Ordinal)
        || Containers.Contains(mediaType);
}
