using System.IO.Compression;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Crawling.Ingest;

/// <summary>Texts of the tests' own in the shapes in which the corpus has its speeches.</summary>
public sealed class UngdcReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_speech_has_its_country_year_and_venue()
    {
        _folder.File("TXT/Session 70 - 2015/EST_70_2015.txt", "We speak for a free network.");

        var document = Assert.Single(Taken.Documents(UngdcReader.Read(_folder.Path)));

        var expected = new DocumentFacts(
            "ungdc", "General debate statement, Estonia, 2015", PartialDate.FromYear(2015), "EST", null, null, "UN General Assembly, general debate, session 70", "speech", "en",
            null, null, null, SpeakerType.State) { Extra = document.Facts.Extra };
        Assert.Equal(expected, document.Facts);
        Assert.Equal(("ungdc:EST_70_2015", "We speak for a free network."), (document.Id, document.Text));
    }

    [Theory]
    [InlineData("EST", "EST")]
    [InlineData("PRT", "POR")]
    public void Names_and_posts_come_from_the_workbook_whose_mistyped_codes_are_known(string code, string written)
    {
        _folder.File($"TXT/Session 70 - 2015/{code}_70_2015.txt", "We speak.");
        WriteWorkbook(Path.Combine(_folder.Path, "Speakers_by_session.xlsx"), ["2015", "70", written, "Estonia", "Ms.  Example Speaker ", "Prime Minister"]);

        var facts = Assert.Single(Taken.Documents(UngdcReader.Read(_folder.Path))).Facts;

        Assert.Equal(("Ms. Example Speaker", "Prime Minister"), (facts.Speaker, facts.Role));
    }

    [Fact]
    public void A_broken_workbook_is_told_and_the_speeches_are_read_without_it()
    {
        _folder.File("TXT/Session 70 - 2015/EST_70_2015.txt", "We speak.");
        _folder.File("Speakers_by_session.xlsx", "no workbook");
        var corpus = UngdcReader.Read(_folder.Path);

        Assert.Single(Taken.Documents(corpus));
        Assert.Equal("unreadable_speakers", Assert.Single(Taken.Problems(corpus)).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("TXT")]
    [InlineData("TXT/Session 47 - 1992/..")]
    public void The_folder_may_be_the_download_or_its_TXT_folder(string inside)
    {
        _folder.File("TXT/Session 47 - 1992/EU_47_1992.txt", "We speak.");
        _folder.File("TXT/Session 47 - 1992/RUS_47_1992.txt", "We speak.");
        _folder.File("TXT/Session 47 - 1992/.DS_Store-to-UTF-8.txt", "junk");
        _folder.File("TXT/Session 47 - 1992/.Rhistory", "junk");

        var corpus = UngdcReader.Read(Path.Combine(_folder.Path, inside));

        Assert.Equal(["EU", "RUS"], Taken.Documents(corpus).Select(document => document.Facts.Country));
        Assert.Equal((2, 2), (corpus.Value.Count, corpus.Value.Skipped));
    }

    [Fact]
    public void One_bad_file_does_not_stop_the_others()
    {
        _folder.File("TXT/Session 70 - 2015/EST_70_2015.txt", "We speak.");
        _folder.File("TXT/Session 70 - 2015/QQQ_70_2015.txt", "We speak.");
        _folder.File("TXT/Session 70 - 2015/FRA_70_2015.txt", " \n ");
        File.WriteAllBytes(Path.Combine(_folder.Path, "TXT", "Session 70 - 2015", "USA_70_2015.txt"), [.. "We"u8, 0xFF]);
        var corpus = UngdcReader.Read(_folder.Path);

        Assert.Single(Taken.Documents(corpus));
        Assert.Equal(["empty_text", "unknown_country", "not_utf8"], Taken.Problems(corpus).Select(problem => problem.Code));
        Assert.Contains("Byte 2", Taken.Problems(corpus)[2].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_speeches_is_a_problem()
    {
        Assert.Equal("no_texts", UngdcReader.Read(_folder.Path).Problem!.Code);
        Assert.Equal("missing_path", UngdcReader.Read(Path.Combine(_folder.Path, "none")).Problem!.Code);
    }

    [Theory]
    [InlineData("Whole paragraphs on one line each, long enough that nobody would have wrapped them, as the transcripts of most years have them, ending so.\nA second paragraph which is as long as the first one was and also ends with a full stop, so that a line is a paragraph.",
        "Whole paragraphs on one line each, long enough that nobody would have wrapped them, as the transcripts of most years have them, ending so.|A second paragraph which is as long as the first one was and also ends with a full stop, so that a line is a paragraph.")]
    [InlineData("\uFEFF12.\tWe begin here.\n13.\tWe go on there.", "12. We begin here.|13. We go on there.")]
    [InlineData("We thank the President for his \nable leadership of this body, \nwhich has served all of us well \nand will be remembered. \nOur second point concerns the \nnetwork of networks, which has \ngrown beyond all borders. ",
        "We thank the President for his able leadership of this body, which has served all of us well and will be remembered.|Our second point concerns the network of networks, which has grown beyond all borders.")]
    [InlineData("We thank the Secretary-\nGeneral for his report, and we\nstand for self-\ndetermination of all peoples and\nfor cooperation. The coope-\nration of all is needed here.",
        "We thank the Secretary-General for his report, and we stand for self-determination of all peoples and for cooperation. The cooperation of all is needed here.")]
    [InlineData("The co-\noperation of states matters to us\nand so does the cooperation of\nothers, who also take part in it.", "The cooperation of states matters to us and so does the cooperation of others, who also take part in it.")]
    [InlineData("We hope that the Assembly will \nagree on a text that all of the \n\n2\n\n11-51372 3 \n \nmembers can accept, in time for \nthe summit of next year, which \nwe shall attend.", "We hope that the Assembly will agree on a text that all of the members can accept, in time for the summit of next year, which we shall attend.")]
    [InlineData(" We begin with an indent and go \non for some lines of text, which \nfill the width of the column well. \n A new indent begins another of \nour paragraphs, and it also goes \non for some lines of this text.",
        "We begin with an indent and go on for some lines of text, which fill the width of the column well.|A new indent begins another of our paragraphs, and it also goes on for some lines of this text.")]
    public void Wrapped_lines_are_joined_and_paragraphs_kept(string raw, string paragraphs) => Assert.Equal(paragraphs.Replace("|", "\n\n", StringComparison.Ordinal), Cleaned(raw, "Session 50 - 1995", "EST_50_1995.txt"));

    [Theory]
    [InlineData("Page 3 of 8")]
    [InlineData("3/8")]
    [InlineData("- 4 -")]
    [InlineData("[page 2]")]
    [InlineData("### Page 3 (continued):  ")]
    [InlineData("Page 1|6")]
    [InlineData("2 | P a g e")]
    [InlineData("Check against delivery")]
    [InlineData("A/55/PV.12")]
    [InlineData("Forty-eighth session - 5 October l993 7")]
    [InlineData("---")]
    [InlineData("**********")]
    [InlineData("•")]
    public void Markers_of_the_page_are_no_speech(string marker) =>
        Assert.Equal("Mr President,\n\nWe come in peace.", Cleaned($"Mr President,\n\n{marker}\n\nWe come in peace."));

    [Theory]
    [InlineData("**Mr President,**", "Mr President,")]
    [InlineData("### Our view", "Our view")]
    [InlineData("> *“And he shall judge.”*", "“And he shall judge.”")]
    [InlineData("* first point", "first point")]
    [InlineData("**• Mr Example, President**", "Mr Example, President")]
    [InlineData("1\\. We *should* act—*“together”* for 5\\_6.", "1. We should act—“together” for 5_6.")]
    [InlineData("| a | b |", "a b")]
    [InlineData("- we dash on", "we dash on")]
    public void Markdown_is_taken_off(string marked, string plain) => Assert.Equal($"We begin.\n\n{plain}\n\nWe end.", Cleaned($"We begin.\n\n{marked}\n\nWe end."));

    [Fact]
    public void A_bold_passage_over_several_lines_is_plain_too() =>
        Assert.Equal("Mr President,\n\nLadies and Gentlemen,\n\nWe come.", Cleaned("**Mr President,\nLadies and Gentlemen,**\n\nWe come."));

    [Fact]
    public void Stars_of_older_speeches_are_left_alone() => Assert.Equal("A *note* here.", Cleaned("A *note* here.", "Session 50 - 1995", "EST_50_1995.txt"));

    private string Cleaned(string raw, string session = "Session 79 - 2024", string name = "EST_79_2024.txt")
    {
        _folder.File($"TXT/{session}/{name}", raw);
        return Assert.Single(Taken.Documents(UngdcReader.Read(_folder.Path))).Text;
    }

    /// <summary>The smallest workbook: a header and one row of inline strings.</summary>
    private static void WriteWorkbook(string path, string[] row)
    {
        using var file = ZipFile.Open(path, ZipArchiveMode.Create);
        string[] header = ["Year", "Session", "ISO Code", "Country", "Name of Person Speaking", "Post"];
        var rows = string.Concat(new[] { header, row }.Select((cells, r) => $"<row r=\"{r + 1}\">" + string.Concat(cells.Select((cell, c) => $"<c r=\"{(char)('A' + c)}{r + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")) + "</row>"));
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        Write(file, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        Write(file, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Write(file, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        Write(file, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        Write(file, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
    }

    private static void Write(ZipArchive archive, string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(content);
    }
}
