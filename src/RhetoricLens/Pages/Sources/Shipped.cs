using RhetoricLens.Core;
using RhetoricLens.Crawling.Sources;

namespace RhetoricLens.Pages.Sources;

/// <summary>The sources that travel with the program, read once.</summary>
internal static class Shipped
{
    private static readonly Lazy<IReadOnlyList<Source>> Read = new(() => SourceCatalogue.Load(Path.Combine(Workspace.Corpora, "sources")).Sources);

    /// <summary>By file and order in the file.</summary>
    public static IReadOnlyList<Source> Sources => Read.Value;
}
