namespace RhetoricLens.Documents.Store.Engines;

/// <summary>The scripts that make the tables, the same for every database; they stand in the program, numbered, and never change once they have been used.</summary>
internal static class Schema
{
    private const string Folder = ".Store.Schema.";

    /// <summary>Number of scripts: the schema that this program reads and writes.</summary>
    internal static readonly int Newest = typeof(Schema).Assembly.GetManifestResourceNames().Count(IsScript);

    internal static bool IsScript(string resource) =>
        resource.Contains(Folder, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal);
}
