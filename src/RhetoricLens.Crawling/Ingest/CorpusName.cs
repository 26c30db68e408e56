namespace RhetoricLens.Crawling.Ingest;

/// <summary>Names a corpus after its file or folder.</summary>
internal static class CorpusName
{
    /// <summary>Lower case, spaces as hyphens; <c>corpus</c> when nothing is left.</summary>
    public static string Of(string name)
    {
        var safe = string.Concat(name.Trim().Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? char.ToLowerInvariant(c) : '-')).Trim('-', '.');
        return safe.Length > 0 ? safe : "corpus";
    }
}
