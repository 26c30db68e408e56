using RhetoricLens.Core;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Tests.Crawling.Extract.Docx;
using RhetoricLens.Tests.Crawling.Extract.Pdf;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Crawling.Ingest;

public sealed class FolderReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Texts_are_found_in_all_folders_in_order_of_their_paths()
    {
        _folder.File("b.txt", "Second.");
        _folder.File("a/x.md", "First.");
        _folder.File("picture.png", "no text");

        var corpus = FolderReader.Read(_folder.Path, "mine");

        Assert.Equal([("mine:a:x", "First."), ("mine:b", "Second.")], Taken.Documents(corpus).Select(document => (document.Id, document.Text)));
        Assert.Equal((2, 1), (corpus.Value.Count, corpus.Value.Skipped));
    }

    [Fact]
    public void Front_matter_becomes_facts_and_extra_fields_are_kept()
    {
        _folder.File("a.txt", "---\ncountry: Estonia\ndate: 2014-12-15\nspeaker: A. Speaker\ntitle: \"A: title\"\nlang: en\ntags: [x, y]\nspeaker_type: nonstate\n---\n\nThe text.\n");

        var facts = Assert.Single(Taken.Documents(FolderReader.Read(_folder.Path))).Facts;

        Assert.Equal(("EST", "2014-12-15", "A. Speaker", "A: title", "en", SpeakerType.Nonstate), (facts.Country, facts.Date.ToString(), facts.Speaker, facts.Title, facts.Language, facts.SpeakerType));
        Assert.Equal("x; y", Assert.Single(facts.Extra).Value);
    }

    [Theory]
    [InlineData("No country, no date.", "No country, no date.")]
    [InlineData("---\nA rule, then text.", "---\nA rule, then text.")]
    [InlineData("---\nA rule\n---\nthen text.", "---\nA rule\n---\nthen text.")]
    [InlineData("\uFEFFOne\r\ntwo  \n\n\tthree\f", "One\ntwo  \n\n\tthree\f")]
    [InlineData("Cafe\u0301", "Caf\u00E9")]
    public void Without_front_matter_a_text_is_stored_as_it_is(string written, string stored)
    {
        _folder.File("a.txt", written);

        Assert.Equal(stored, Assert.Single(Taken.Documents(FolderReader.Read(_folder.Path))).Text);
    }

    [Fact]
    public void A_manifest_names_corpus_document_and_facts_and_front_matter_wins()
    {
        _folder.File("netmundial2014/111.txt", "---\nspeaker: From the text\n---\nOne.");
        _folder.File("manifest.jsonl", """{"corpus":"netmundial2014","doc":"111","lang":"en","country":"MEX","year":2014,"speaker":"From the list","speaker_type":"state","licence":null}""");

        var document = Assert.Single(Taken.Documents(FolderReader.Read(_folder.Path)));

        Assert.Equal(("netmundial2014:111", "netmundial2014", "MEX", "2014", "From the text"), (document.Id, document.Facts.Collection, document.Facts.Country, document.Facts.Date.ToString(), document.Facts.Speaker));
    }

    [Fact]
    public void A_metadata_table_describes_files_by_name()
    {
        _folder.File("a.txt", "One.");
        _folder.File("metadata.csv", "file,country,year\na.txt,EST,2014\ngone.txt,FRA,2015\n");
        var corpus = FolderReader.Read(_folder.Path);

        Assert.Equal("EST", Assert.Single(Taken.Documents(corpus)).Facts.Country);
        var problem = Assert.Single(Taken.Problems(corpus));
        Assert.Equal(("missing_text", "metadata.csv, row 3"), (problem.Code, problem.Where));
    }

    [Theory]
    [InlineData("country: QQQ", "unknown_country", "a.txt, field country")]
    [InlineData("country: NA", "ambiguous_country", "a.txt, field country")]
    [InlineData("date: 15/12/2014", "bad_date", "a.txt, field date")]
    [InlineData("year: 99", "bad_date", "a.txt, field year")]
    [InlineData("speaker_type: robot", "unknown_speaker_type", "a.txt, field speaker_type")]
    [InlineData("country: [", "bad_front_matter", "a.txt, line 3")]
    public void Each_mistake_is_told_with_file_and_field(string line, string code, string where)
    {
        _folder.File("a.txt", $"---\n{line}\n---\nText.");
        _folder.File("b.txt", "Good.");
        var corpus = FolderReader.Read(_folder.Path);

        Assert.Single(Taken.Documents(corpus));
        var problem = Assert.Single(Taken.Problems(corpus));
        Assert.Equal((code, where), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_mistyped_country_is_answered_with_its_neighbours()
    {
        _folder.File("a.txt", "---\ncountry: Estland\n---\nText.");

        Assert.Contains("EST (Estonia)", Assert.Single(Taken.Problems(FolderReader.Read(_folder.Path))).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_texts_never_share_an_identity()
    {
        _folder.File("a.txt", "One.");
        _folder.File("a.md", "Two.");

        Assert.Equal("duplicate_id", Assert.Single(Taken.Problems(FolderReader.Read(_folder.Path))).Code);
    }

    [Fact]
    public void A_folder_without_texts_and_a_missing_one_are_problems()
    {
        Assert.Equal("no_texts", FolderReader.Read(_folder.Path).Problem!.Code);
        Assert.Equal("missing_path", FolderReader.Read(Path.Combine(_folder.Path, "none")).Problem!.Code);
    }

    [Fact]
    public void PDF_and_Word_files_are_texts_whose_own_facts_yield_to_the_manifest()
    {
        using var sheet = new PdfSheet();
        sheet.Page().Line("A strategy for the network", 60, 780, 18, bold: true).Line("5 March 2014", 60, 750).Line("The government will build the network with all who use it, and report on it.", 60, 700);
        File.WriteAllBytes(Path.Combine(_folder.Path, "a.pdf"), sheet.Bytes());
        File.WriteAllBytes(Path.Combine(_folder.Path, "b.docx"), WordFile.Of(WordFile.Paragraph("A speech", "Title") + WordFile.Paragraph("12 June 2017") + WordFile.Paragraph("Good evening.")));
        _folder.File("metadata.csv", "file,country,date\na.pdf,EST,2015\nb.docx,FIN,\n");
        var documents = Taken.Documents(FolderReader.Read(_folder.Path));
        Assert.Equal(
            [("A strategy for the network", "2015", "EST"), ("A speech", "2017-06-12", "FIN")],
            documents.Select(document => (document.Facts.Title, document.Facts.Date.ToString()!, document.Facts.Country!)));
    }

    [Fact]
    public void A_PDF_beside_a_text_of_the_same_name_is_passed_over()
    {
        _folder.File("a.txt", "The text.");
        _folder.File("a.pdf", "%PDF-");
        var corpus = FolderReader.Read(_folder.Path);
        Assert.Equal("The text.", Assert.Single(Taken.Documents(corpus)).Text);
        Assert.Equal(1, corpus.Value.Skipped);
    }

    [Theory]
    [InlineData("a.pdf", "%PDF-1.4 broken", "malformed_page")]
    [InlineData("a.docx", "hello", "not_text")]
    public void Files_that_cannot_be_read_are_named(string name, string content, string code)
    {
        _folder.File(name, content);
        var problem = Assert.Single(Taken.Problems(FolderReader.Read(_folder.Path)));
        Assert.Equal((code, name), (problem.Code, problem.Where));
    }
}
