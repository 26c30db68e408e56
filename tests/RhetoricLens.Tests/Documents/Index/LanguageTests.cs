using RhetoricLens.Documents.Index;

namespace RhetoricLens.Tests.Documents.Index;

public sealed class LanguageTests : IDisposable
{
    private readonly IndexedStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("en", "The governments' responsibilities grew.", "government responsibility", "responsibilities")]
    [InlineData("fr", "Les États défendent l’Internet et leurs souverainetés nationales.", "internet état souveraineté national", "souverainetés")]
    [InlineData("es", "Las naciones soberanas rechazan los controles.", "nación soberana control", "naciones")]
    [InlineData("ru", "Государства обладают суверенитетом; ещё одно.", "государство суверенитет еще", "Государства")]
    [InlineData("ar", "إدارة الإنترنت مسؤولية الحكومات.", "انترنت حكومات", "الإنترنت")]
    [InlineData("pt", "As nações soberanas controlam as redes.", "nação rede", "nações")]
    [InlineData("de", "Die Regierungen schützen die Netze.", "regierung netz", "Regierungen")]
    [InlineData("it", "L'Internet e i governi nazionali.", "internet governo nazionale", "governi")]
    [InlineData("zh", "网络主权应当得到尊重。", "网络主权", "网络主权")]
    [InlineData("ja", "インターネットの自由", "自由", "自由")]
    [InlineData("und", "Internet governance", "INTERNET Governance", "governance")]
    public void A_query_in_its_language_finds_a_document_and_marks_the_form_that_stands_there(string language, string text, string query, string marked)
    {
        _store.Put("a", text, facts => facts with { Language = language });
        _store.Put("other", "Bread is dear.", facts => facts with { Language = "en" });
        _store.Replay();
        var hit = Assert.Single(_store.Page(new SearchRequest(query)).Hits);
        Assert.Equal("a", hit.DocumentId);
        Assert.Contains(marked, hit.Fragments.SelectMany(fragment => fragment.Matches).Select(match => text[match.Start..match.End]));
    }

    [Theory]
    [InlineData("souverainete numerique", "Souveraineté numérique")]
    [InlineData("елки", "Ёлки стоят")]
    [InlineData("ёлки", "елки стоят")]
    [InlineData("\"الانترنت\"", "الإنترنت حرة")]
    [InlineData("διαδικτυο", "Το Διαδίκτυο")]
    [InlineData("ａｂｃ", "abc")]
    [InlineData("STRASSE", "Straße")]
    public void Case_and_diacritics_make_no_difference_to_the_words_as_written(string query, string text)
    {
        _store.Put("a", text, facts => facts with { Language = "und" });
        _store.Replay();
        Assert.Equal("a", _store.Found(query));
    }

    [Fact]
    public void Stems_are_looked_up_in_the_language_that_the_query_is_narrowed_to()
    {
        _store.Put("en", "A nation.", facts => facts with { Language = "en" });
        _store.Put("fr", "Des nations.", facts => facts with { Language = "fr" });
        _store.Replay();
        Assert.Equal("en fr", _store.Found("nation"));
        Assert.Equal("fr", _store.Found("nation lang:fr"));
        Assert.Equal("en", string.Join(' ', _store.Page(new SearchRequest("nation") { Language = "en" }).Hits.Select(hit => hit.DocumentId)));
    }

    [Fact]
    public void Words_of_the_title_are_found_by_their_stems_and_a_speaker_s_name_is_not_a_word_of_the_text()
    {
        _store.Put("a", "Words.", facts => facts with { Title = "On treaties", Speaker = "Mr Speakers" });
        _store.Replay();
        Assert.Equal("a", _store.Found("treaty"));
        Assert.Equal("", _store.Found("speaker"));
    }
}
