using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Lucene.Net.Util;
using RhetoricLens.Core;
using RhetoricLens.Documents.Index.Analysis;
using RhetoricLens.Documents.Index.Queries;

namespace RhetoricLens.Documents.Index;

/// <summary>What the index holds of a document or passage, and the filters over it.</summary>
internal static class IndexFields
{
    /// <summary>Goes up with every change of fields or analyzer; an index of another number is rebuilt.</summary>
    internal const int Schema = 3;

    internal const string Id = "id";
    internal const string VersionId = "version";
    internal const string Ordinal = "ordinal";
    internal const string Splitter = "splitter";
    internal const string Text = "text";
    internal const string Title = "title";
    internal const string Speaker = "speaker";
    internal const string Country = "country";
    internal const string Source = "collection";
    internal const string Kind = "kind";
    internal const string Year = "year";
    internal const string FirstDay = "first_day";
    internal const string Language = "language";
    private const string LastDay = "last_day";

    /// <summary>Begins the name of the field with the stems of a language. Lucene inverts fields in the order of their names: this one after the text and the title, whose words it takes over.</summary>
    internal const string Stems = "words.";

    /// <summary>Each word with its place in the text, so that concordances and collocations find it without the text.</summary>
    private static readonly FieldType WithPlaces = new(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS };

    /// <summary>Stems have the positions of their words, so that they can be near one another.</summary>
    private static readonly FieldType StemType = new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS };

    internal static TextAnalyzer Analyzer() => TextAnalyzer.Noting(Text, Title);

    internal static Document Document(StoredDocument stored) => Document(stored, stored.Content.Id, stored.Content.Text, stored.Content.Facts.Country, stored.Content.Facts.Speaker);

    /// <summary>A passage with the facts of its document and its own voice.</summary>
    internal static Document Passage(StoredDocument stored, Passage passage, int splitter)
    {
        var (content, turn) = (stored.Content, passage.Turn);
        var voice = turn is { } index && index < content.Turns.Count ? content.Turns[index] : null;
        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{content.Id}#{passage.Ordinal:D6}");
        var document = Document(
            stored, id, content.Text[passage.Start..passage.End], voice is null ? content.Facts.Country : voice.Country, voice is null ? content.Facts.Speaker : voice.Speaker);
        document.Add(new NumericDocValuesField(Ordinal, passage.Ordinal));
        document.Add(new NumericDocValuesField(Splitter, splitter));
        document.Add(new StringField(VersionId, Key(stored.VersionId), Field.Store.NO));
        return document;
    }

    /// <summary>A version's number as a term.</summary>
    internal static string Key(long versionId) => versionId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Document Document(StoredDocument stored, string id, string text, string? country, string? speaker)
    {
        TextAnalyzer.Surfaces.Clear();
        var facts = stored.Content.Facts;
        var document = new Document
        {
            new StringField(Id, id, Field.Store.NO),
            new SortedDocValuesField(Id, new BytesRef(id)),
            new NumericDocValuesField(VersionId, stored.VersionId),
            new Field(Text, text, WithPlaces),
            new TextField(Title, facts.Title, Field.Store.NO),
            new TextField(Speaker, speaker ?? "", Field.Store.NO),
        };
        if (Stemmer.For(facts.Language) is { } stemmer)
            document.Add(new Field(Stems + Stemmer.Primary(facts.Language), new StemTokens(TextAnalyzer.Surfaces, stemmer), StemType));
        Add(document, Source, facts.Collection);
        Add(document, Country, country);
        Add(document, Kind, facts.Kind);
        document.Add(new SortedDocValuesField(Language, new BytesRef(facts.Language)));
        foreach (var language in WithPrimary(facts.Language))
            document.Add(new StringField(Language, language, Field.Store.NO));
        if (facts.Date is { } date)
            AddDate(document, date);
        return document;
    }

    private static void AddDate(Document document, PartialDate date)
    {
        document.Add(new Int32Field(FirstDay, Number(date.Start), Field.Store.NO));
        document.Add(new NumericDocValuesField(FirstDay, Number(date.Start)));
        document.Add(new Int32Field(LastDay, Number(Store.StoredTime.LastDay(date)), Field.Store.NO));
        document.Add(new SortedDocValuesField(Year, new BytesRef(date.Start.Year.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    /// <summary>Null when everything is wanted.</summary>
    internal static Filter? Filter(SearchRequest request)
    {
        var filter = new BooleanFilter();
        if (request.Countries.Count > 0)
            filter.Add(Facts(FactField.Country, request.Countries), Occur.MUST);
        if (request.Language is { } language)
            filter.Add(Facts(FactField.Lang, [language]), Occur.MUST);
        if (request.Kind is { } kind)
            filter.Add(Facts(FactField.Kind, [kind]), Occur.MUST);
        if (request.Source is { } source)
            filter.Add(Facts(FactField.Source, [source]), Occur.MUST);
        if (Dates(request.From, request.To) is { } dates)
            filter.Add(dates, Occur.MUST);
        return filter.Clauses.Count == 0 ? null : filter;
    }

    /// <summary>One of some values of a field.</summary>
    internal static TermsFilter Facts(FactField field, IEnumerable<string> values)
    {
        var name = field switch { FactField.Country => Country, FactField.Source => Source, FactField.Kind => Kind, _ => Language };
        var terms = values.Select(value => new Term(name, field == FactField.Lang ? value.ToLowerInvariant() : value)).ToList();
        return new TermsFilter(terms.Count > 0 ? terms : [new Term(name, "")]);
    }

    /// <summary>Voices, each while it is wanted.</summary>
    internal static Filter Voices(IEnumerable<VoiceSpan> voices)
    {
        var filter = new BooleanFilter();
        foreach (var span in voices.GroupBy(voice => (voice.From, voice.To)))
            filter.Add(Within(Facts(FactField.Country, span.Select(voice => voice.Country)), span.Key.From, span.Key.To), Occur.SHOULD);
        return filter.Clauses.Count > 0 ? filter : Facts(FactField.Country, []);
    }

    /// <summary>Of what a filter finds, that which lies in a span of days for certain; with both ends open, all.</summary>
    private static Filter Within(Filter found, DateOnly? from, DateOnly? to)
    {
        if (from is null && to is null)
            return found;
        var filter = new BooleanFilter { { found, Occur.MUST } };
        if (from is { } first)
            filter.Add(NumericRangeFilter.NewInt32Range(FirstDay, Number(first), null, true, true), Occur.MUST);
        if (to is { } last)
            filter.Add(NumericRangeFilter.NewInt32Range(LastDay, null, Number(last), true, true), Occur.MUST);
        return filter;
    }

    /// <summary>What may lie in a span of days; null when both ends are open and the undated are wanted too.</summary>
    internal static Filter? Dates(DateOnly? from, DateOnly? to)
    {
        if (from is null && to is null)
            return null;
        var filter = new BooleanFilter();
        if (from is { } first)
            filter.Add(NumericRangeFilter.NewInt32Range(LastDay, Number(first), null, true, true), Occur.MUST);
        if (to is { } last)
            filter.Add(NumericRangeFilter.NewInt32Range(FirstDay, null, Number(last), true, true), Occur.MUST);
        return filter;
    }

    private static void Add(Document document, string field, string? value)
    {
        if (value is null)
            return;
        document.Add(new StringField(field, value, Field.Store.NO));
        document.Add(new SortedDocValuesField(field, new BytesRef(value)));
    }

    /// <summary>A language tag and its primary subtag (BCP 47), so that zh finds zh-Hant.</summary>
    private static IEnumerable<string> WithPrimary(string tag)
    {
        var lower = tag.ToLowerInvariant();
        yield return lower;
        if (Stemmer.Primary(tag) is var primary && primary != lower)
            yield return primary;
    }

    private static int Number(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
}
