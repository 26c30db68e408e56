using Lucene.Net.Index;
using Lucene.Net.Util;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>From documents of the index to the texts in the store that they were made of.</summary>
internal sealed class StoredTexts(IndexReader reader, Database database)
{
    private readonly NumericDocValues? _versions = MultiDocValues.GetNumericValues(reader, IndexFields.VersionId);
    private readonly SortedDocValues? _ids = MultiDocValues.GetSortedValues(reader, IndexFields.Id);

    internal string Id(int document)
    {
        var id = new BytesRef();
        _ids!.Get(document, id);
        return id.Utf8ToString();
    }

    internal StoredDocument Of(int document)
    {
        var version = _versions!.Get(document);
        return database.Documents.GetVersion(version) ?? throw new InvalidDataException($"The index names version {version}, which the store does not have.");
    }
}
