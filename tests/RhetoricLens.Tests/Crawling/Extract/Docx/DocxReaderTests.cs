using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Tests.Crawling.Extract.Docx;

/// <summary>Text and facts of Word files made here.</summary>
public sealed class DocxReaderTests
{
    private static PageContent Extract(byte[] bytes, string? type = WordFile.Type) => PageExtractor.Extract(Pages.Body(bytes, "https://example.org/speech.docx", type, null), Pages.Source("EST"));

    private static PageContent.Article Article(string body, string properties = "") => Assert.IsType<PageContent.Article>(Extract(WordFile.Of(body, properties)));

    [Fact]
    public void Paragraphs_lists_and_tables_are_read_in_order()
    {
        var body = WordFile.Paragraph("Statement", "Title") + WordFile.Paragraph(Pages.Filler)
            + "<w:tbl><w:tr><w:tc>" + WordFile.Paragraph("A cell") + "</w:tc><w:tc>" + WordFile.Paragraph("Another") + "</w:tc></w:tr></w:tbl>"
            + "<w:p><w:r><w:t>Two</w:t></w:r><w:r><w:tab/><w:t>runs</w:t></w:r></w:p>";
        Assert.Equal($"Statement\n\n{Pages.Filler}\n\nA cell\n\nAnother\n\nTwo runs", Article(body).Document.Text);
    }

    [Fact]
    public void Deleted_text_field_codes_and_alternatives_are_no_text()
    {
        const string body = """
            <w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText> struck</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> added</w:t></w:r></w:ins>
            <w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
            """;
        Assert.Equal("Kept added", Article(body).Document.Text);
    }

    [Fact]
    public void A_transcript_has_turns_as_on_a_page()
    {
        static string Bold(string name, string words) => $"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{name}</w:t></w:r><w:r><w:t xml:space=\"preserve\">: {words}</w:t></w:r></w:p>";
        var document = Article(
            Bold("Vladimir Putin", "I thank you for coming, and will say a few words on the network.") + WordFile.Paragraph("It belongs to all.")
            + Bold("Question", "Who should rule it?") + Bold("Vladimir Putin", "I think that states should.")).Document;
        Assert.Equal(["Vladimir Putin", "Question", "Vladimir Putin"], document.Turns.Select(turn => turn.Speaker));
        Assert.EndsWith("It belongs to all.", document.Text[document.Turns[0].Start..document.Turns[0].End]);
    }

    [Fact]
    public void Facts_come_from_the_text_before_the_properties()
    {
        var article = Article(
            WordFile.Paragraph("On the future of the network", "Title") + WordFile.Paragraph("Tallinn, 12 June 2017") + WordFile.Paragraph(Pages.Filler),
            "<dc:title>Template</dc:title><dc:creator>Mari Maasikas</dc:creator><dcterms:created>2009-01-01T00:00:00Z</dcterms:created>");
        Assert.Equal(("On the future of the network", "2017-06-12", "Mari Maasikas"), (article.Document.Facts.Title, article.Document.Facts.Date.ToString(), article.Document.Facts.Speaker));
        Assert.Equal(("title style", "first lines", "properties"), (article.Origins["title"], article.Origins["date"], article.Origins["speaker"]));
    }

    [Fact]
    public void Properties_count_where_the_text_says_nothing()
    {
        var article = Article(WordFile.Paragraph(Pages.Filler), "<dc:title>A strategy</dc:title><dcterms:created>2009-01-02T00:00:00Z</dcterms:created>");
        Assert.Equal(("A strategy", "2009-01-02"), (article.Document.Facts.Title, article.Document.Facts.Date.ToString()));
    }

    [Fact]
    public void The_strict_form_of_the_format_is_read_too()
    {
        var bytes = WordFile.Parts(("word/document.xml", $"""<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{WordFile.Paragraph(Pages.Filler)}</w:body></w:document>"""));
        Assert.Equal(Pages.Filler, Assert.IsType<PageContent.Article>(Extract(bytes, null)).Document.Text);
    }

    [Fact]
    public void A_bomb_is_not_unpacked_whole()
    {
        var bytes = WordFile.Parts(("word/document.xml", $"<w:document xmlns:w=\"{WordFile.Namespace}\"><w:body>" + new string(' ', 80 * 1024 * 1024)));
        Assert.Equal(FetchOutcome.Malformed, Assert.IsType<PageContent.Refused>(Extract(bytes)).Outcome);
    }

    [Fact]
    public void Entities_and_endless_nesting_do_no_harm()
    {
        var entities = WordFile.Parts(("word/document.xml", "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><d>&a;</d>"));
        Assert.Equal(FetchOutcome.Malformed, Assert.IsType<PageContent.Refused>(Extract(entities)).Outcome);
        var nested = WordFile.Of(string.Concat(Enumerable.Repeat("<w:sdt>", 100_000)) + WordFile.Paragraph("Deep down") + string.Concat(Enumerable.Repeat("</w:sdt>", 100_000)));
        Assert.Equal("Deep down", Assert.IsType<PageContent.Article>(Extract(nested)).Document.Text);
    }

    [Theory]
    [InlineData("PK")]
    [InlineData("PK\u0003\u0004 word/document")]
    [InlineData("")]
    public void What_is_no_Word_file_is_refused(string content) => Assert.IsType<PageContent.Refused>(Extract(System.Text.Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void A_Word_file_of_before_2007_is_named_as_such()
    {
        var refused = Assert.IsType<PageContent.Refused>(Extract([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Contains("before 2007", refused.Reason);
    }
}
