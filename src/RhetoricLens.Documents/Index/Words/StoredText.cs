using System.Globalization;
using Lucene.Net.Search;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>From a document of the index to the text in the store that it was made of.</summary>
internal static class StoredText
{
    internal static StoredDocument Of(IndexSearcher searcher, Database database, int document)
    {
        var versionId = long.Parse(searcher.Doc(document).Get(IndexFields.VersionId, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return database.Documents.GetVersion(versionId)
            ?? throw new InvalidDataException($"The index names version {versionId}, which the store does not have.");
    }
}
