using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Lucene.Net.Util;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Index;

/// <summary>What the index holds of a document, and the filters over it.</summary>
internal static class IndexFields
{
    /// <summary>Goes up with every change of fields or analyzer; an index of another number is rebuilt.</summary>
    internal const int Schema = 2;

    internal const string Id = "id";
    internal const string VersionId = "version";
    internal const string Text = "text";
    internal const string Title = "title";
    private const string Collection = "collection";
    private const string Country = "country";
    private const string Language = "language";
    private const string Kind = "kind";
    private const string Speaker = "speaker";
    private const string FirstDay = "first_day";
    private const string LastDay = "last_day";

    /// <summary>Each word with its place in the text, so that concordances need no text.</summary>
    private static readonly FieldType WithPlaces = new(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS };

    internal static Document Document(StoredDocument stored)
    {
        var (id, facts) = (stored.Content.Id, stored.Content.Facts);
        var document = new Document
        {
            new StringField(Id, id, Field.Store.YES),
            new SortedDocValuesField(Id, new BytesRef(id)),
            new StoredField(VersionId, stored.VersionId),
            new Field(Text, stored.Content.Text, WithPlaces),
            new TextField(Title, facts.Title, Field.Store.NO),
            new StringField(Collection, facts.Collection, Field.Store.NO),
            new TextField(Speaker, facts.Speaker ?? "", Field.Store.NO),
        };
        Add(document, Country, facts.Country);
        Add(document, Kind, facts.Kind);
        foreach (var language in WithPrimary(facts.Language))
            Add(document, Language, language);
        if (facts.Date is { } date)
        {
            document.Add(new Int32Field(FirstDay, Number(date.Start), Field.Store.NO));
            document.Add(new Int32Field(LastDay, Number(Store.StoredTime.LastDay(date)), Field.Store.NO));
        }
        return document;
    }

    /// <summary>Null when everything is wanted.</summary>
    internal static Filter? Filter(SearchRequest request)
    {
        var filter = new BooleanFilter();
        if (request.Countries.Count > 0)
            filter.Add(new TermsFilter(request.Countries.Select(country => new Term(Country, country)).ToList()), Occur.MUST);
        if (request.Language is { } language)
            filter.Add(new TermFilter(new Term(Language, language.ToLowerInvariant())), Occur.MUST);
        if (request.Kind is { } kind)
            filter.Add(new TermFilter(new Term(Kind, kind)), Occur.MUST);
        if (request.From is { } from)
            filter.Add(NumericRangeFilter.NewInt32Range(LastDay, Number(from), null, true, true), Occur.MUST);
        if (request.To is { } to)
            filter.Add(NumericRangeFilter.NewInt32Range(FirstDay, null, Number(to), true, true), Occur.MUST);
        return filter.Clauses.Count == 0 ? null : filter;
    }

    private static void Add(Document document, string field, string? value)
    {
        if (value is not null)
            document.Add(new StringField(field, value, Field.Store.NO));
    }

    /// <summary>A language tag and its primary subtag (BCP 47), so that zh finds zh-Hant.</summary>
    private static IEnumerable<string> WithPrimary(string tag)
    {
        var lower = tag.ToLowerInvariant();
        yield return lower;
        if (lower.IndexOf('-', StringComparison.Ordinal) is > 0 and var end)
            yield return lower[..end];
    }

    private static int Number(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
}
