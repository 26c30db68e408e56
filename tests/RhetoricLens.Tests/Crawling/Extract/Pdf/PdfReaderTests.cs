using System.IO.Compression;
using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Tests.Crawling.Extract.Pdf;

/// <summary>Text and facts of PDFs made here.</summary>
public sealed class PdfReaderTests : IDisposable
{
    private static readonly string[] First =
    [
        "The delegation thanks the Chair for the draft and",
        "recalls that the network belongs to nobody in the",
        "room. It will come back to the question of naming",
        "when the working group has met, and hopes that the",
        "secretariat can circulate a note before the second",
        "reading of the text, which is due in the spring of",
    ];

    private static readonly string[] Second =
    [
        "next year. Speakers from the regional groups asked",
        "for more time, and the Chair agreed to hold one of",
        "the sessions in the afternoon. The observers spoke",
        "last and supported the proposal without reserve in",
        "the matter of numbers. The meeting closed at noon,",
        "after the usual thanks to the interpreters had been",
    ];

    private readonly PdfSheet _sheet = new();

    public void Dispose() => _sheet.Dispose();

    [Fact]
    public void Two_columns_are_read_one_after_the_other_under_a_title_over_both()
    {
        _sheet.Page().Line("Summary of the second meeting", 200, 780, 16, bold: true).Lines(60, 740, First).Lines(310, 740, Second);
        Assert.Equal(["Summary of the second meeting", string.Join(' ', First) + " " + string.Join(' ', Second)], _sheet.Paragraphs());
    }

    [Fact]
    public void A_transcript_set_without_space_between_contributions_has_turns()
    {
        _sheet.Page().Lines(
            60, 760,
            "MR. KRAMER: Good afternoon to all of you. I will begin with the",
            "network, of which the delegation spoke at length this morning, and",
            "then I will gladly take your questions on the talks of last week.",
            "QUESTION: Who should rule it, and when will the talks be held?",
            "MR. KRAMER: I think that all who use it should, and we will say so.");
        var document = _sheet.Article().Document;
        Assert.Equal(["MR. KRAMER", "QUESTION", "MR. KRAMER"], document.Turns.Select(turn => turn.Speaker));
        Assert.StartsWith("QUESTION: Who should rule it", document.Text[document.Turns[1].Start..document.Turns[1].End]);
    }

    [Fact]
    public void A_line_over_both_columns_parts_them_into_bands()
    {
        _sheet.Page().Lines(60, 760, First).Lines(310, 760, Second)
            .Line("A table of the votes follows below, and the discussion goes on after it in the same two columns.", 60, 660)
            .Lines(60, 630, Second).Lines(310, 630, First);
        var text = _sheet.Article().Document.Text.ReplaceLineEndings(" ");
        Assert.True(Place(text, "had been") < Place(text, "A table of the votes") && Place(text, "A table of the votes") < text.LastIndexOf("next year", StringComparison.Ordinal));
        Assert.True(Place(text, "due in the spring") < Place(text, "next year"));
    }

    [Fact]
    public void A_table_of_short_entries_is_read_row_by_row()
    {
        _sheet.Page().Lines(60, 760, First);
        for (var i = 0; i < 6; i++)
            _sheet.Line($"State {i}", 60, 660 - (12 * i)).Line($"{i} votes", 400, 660 - (12 * i));
        var text = _sheet.Article().Document.Text.ReplaceLineEndings(" ");
        Assert.Contains("State 0 0 votes", text);
        Assert.Contains("State 5 5 votes", text);
    }

    [Fact]
    public void Words_broken_at_line_ends_are_joined_and_real_hyphens_stay()
    {
        _sheet.Page().Lines(
            60, 760,
            "The delegation supports Internet gover-", "nance of the multi-stakeholder kind, a multi-", "stakeholder process for decisions, and self-", "determination in the making of policy. Decision-", "making rests on the decision of all.");
        Assert.Equal(
            "The delegation supports Internet governance of the multi-stakeholder kind, a multi-stakeholder process for decisions, and self-determination in the making of policy. Decision-making rests on the decision of all.",
            _sheet.Article().Document.Text);
    }

    [Fact]
    public void Running_heads_job_numbers_and_page_numbers_are_no_text()
    {
        string[] last = ["of all the members.", "of the whole group.", "of every delegation.", "of most observers."];
        for (var page = 1; page <= 4; page++)
        {
            _sheet.Page().Line(page % 2 == 0 ? "A/66/359" : "Report of the group", 60, 800).Lines(60, 760, [.. First.Concat(Second).Skip(3 * (page - 1)).Take(2), last[page - 1]])
                .Line(page % 2 == 0 ? $"{page}" : $"11-45{page}12", 60, 40);
        }
        var text = _sheet.Article().Document.Text;
        Assert.DoesNotContain("Report of the group", text);
        Assert.DoesNotContain("359", text);
        Assert.DoesNotContain("11-45", text);
        Assert.All(last, line => Assert.Contains(line, text));
        Assert.StartsWith(First[0] + " " + First[1] + " " + last[0], text);
    }

    [Fact]
    public void Paragraphs_are_known_by_white_space_indents_numbers_and_short_last_lines()
    {
        _sheet.Page()
            .Lines(60, 760, First[0], First[1], "room.", "", Second[0], "for more time.", Second[2])
            .Line(First[3] + ".", 60, 676).Line("Indented lines begin another paragraph in many a", 76, 664).Line("book, and in this one.", 60, 652)
            .Line("12. Numbered paragraphs begin one as well.", 60, 640);
        Assert.Equal(
            [
                $"{First[0]} {First[1]} room.", $"{Second[0]} for more time.", $"{Second[2]} {First[3]}.", "Indented lines begin another paragraph in many a book, and in this one.",
                "12. Numbered paragraphs begin one as well.",
            ],
            _sheet.Paragraphs());
    }

    [Fact]
    public void A_sentence_goes_on_over_the_end_of_a_page_and_notes_stand_at_the_end()
    {
        _sheet.Page().Lines(60, 760, First).Line("1 See the report of the first session, chapter two.", 60, 60, 7).Page().Lines(60, 760, Second);
        var paragraphs = _sheet.Paragraphs();
        Assert.Equal(string.Join(' ', First) + " " + string.Join(' ', Second), paragraphs[0]);
        Assert.Equal("1 See the report of the first session, chapter two.", paragraphs[^1]);
    }

    [Fact]
    public void The_raised_number_of_a_note_is_no_part_of_the_word()
    {
        _sheet.Page().Line("The report", 60, 760).Line("12", 104, 764, 6).Line("was adopted by the committee without a vote.", 114, 760);
        Assert.Equal("The report was adopted by the committee without a vote.", _sheet.Article().Document.Text);
    }

    [Fact]
    public void Symbol_date_and_title_come_from_the_first_page_and_say_so()
    {
        _sheet.Information.Title = "Microsoft Word - N1145312.doc";
        _sheet.Information.CreationDate = "D:20110901120000Z";
        _sheet.Page().Line("United Nations", 60, 800, 14).Line("A/66/359", 480, 800).Line("General Assembly", 60, 770, 18, bold: true).Line("Distr.: General", 400, 740).Line("14 September 2011", 400, 728)
            .Line("Letter on a code of conduct", 60, 690, 14, bold: true).Lines(60, 650, First)
            .Page().Line("A/66/359", 60, 800).Lines(60, 760, Second).Line("The earlier resolution A/RES/65/41 of 8 December 2010 is recalled here.", 60, 650);
        var article = _sheet.Article();
        Assert.Equal(("2011-09-14", "Letter on a code of conduct", "A/66/359"), (article.Document.Facts.Date.ToString(), article.Document.Facts.Title, article.Document.Facts.Extra["symbol"]));
        Assert.Equal(("first page", "largest type"), (article.Origins["date"], article.Origins["title"]));
        Assert.Contains("A/RES/65/41", article.Document.Text);
    }

    [Theory]
    [InlineData("A/RES/73/27")]
    [InlineData("E/CN.15/2019/L.3/Rev.1")]
    [InlineData("UNODC/CCPCJ/EG.4/2018/2")]
    [InlineData("A/HRC/32/L.20")]
    [InlineData("A/CONF.222/L.6")]
    [InlineData("S/PV.8953")]
    public void Symbols_of_the_United_Nations_are_known_in_all_their_forms(string symbol)
    {
        _sheet.Page().Line(symbol, 400, 800).Lines(60, 650, First);
        Assert.Equal(symbol, _sheet.Article().Document.Facts.Extra["symbol"]);
    }

    [Fact]
    public void A_symbol_that_the_text_cites_is_not_its_own()
    {
        _sheet.Page().Lines(60, 400, First).Line("recalling resolution A/RES/65/41 and others", 60, 300);
        Assert.False(_sheet.Article().Document.Facts.Extra.ContainsKey("symbol"));
    }

    [Fact]
    public void Document_information_counts_where_the_pages_say_nothing()
    {
        _sheet.Information.Title = "National cyber strategy";
        _sheet.Information.Author = "Ministry of Transport";
        _sheet.Information.CreationDate = "D:20140305101500+02'00'";
        _sheet.Page().Lines(60, 400, First);
        var article = _sheet.Article();
        Assert.Equal(("National cyber strategy", "2014-03-05", "Ministry of Transport"), (article.Document.Facts.Title, article.Document.Facts.Date.ToString(), article.Document.Facts.Speaker));
        Assert.All(new[] { "title", "date", "speaker" }, fact => Assert.Equal("pdf information", article.Origins[fact]));
    }

    [Fact]
    public void A_month_on_the_cover_is_a_date_to_the_month()
    {
        _sheet.Page().Line("Cyber strategy of the republic", 60, 600, 24).Line("June 2017", 60, 560, 14).Page().Lines(60, 760, First);
        Assert.Equal("2017-06", _sheet.Article().Document.Facts.Date.ToString());
    }

    [Fact]
    public void A_scan_is_told_apart()
    {
        _sheet.Page().Page().Page();
        var refused = Assert.IsType<PageContent.Refused>(_sheet.Extract());
        Assert.Equal((FetchOutcome.NoMainText, "The PDF holds no text: scanned?"), (refused.Outcome, refused.Reason));
    }

    [Fact]
    public void The_bytes_decide_when_the_server_names_no_type_or_a_general_one()
    {
        _sheet.Page().Lines(60, 760, First);
        var bytes = _sheet.Bytes();
        Assert.All(new[] { null, "application/octet-stream", "application/pdf" }, type => Assert.IsType<PageContent.Article>(PageExtractor.Extract(Pages.Body(bytes, type: type), Pages.Source())));
    }

    [Fact]
    public void An_error_page_that_is_called_a_pdf_is_read_as_what_it_is_or_refused()
    {
        var refused = Pages.Refused(Pages.Body(Encoding.UTF8.GetBytes("<html><body>Not found</body></html>"), type: "application/pdf"));
        Assert.Equal(FetchOutcome.NotText, refused.Outcome);
    }

    [Fact]
    public void A_stream_that_unpacks_to_a_gigabyte_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var spaces = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
                deflate.Write(spaces);
        }
        var before = GC.GetTotalAllocatedBytes();
        Assert.IsType<PageContent.Refused>(PageExtractor.Extract(Pages.Body(HandMade(packed.ToArray()), type: "application/pdf"), Pages.Source()));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100L * 1024 * 1024);
    }

    [Fact]
    public void Two_hundred_damaged_files_end_in_an_outcome()
    {
        _sheet.Page().Lines(60, 760, First).Page().Lines(60, 760, Second);
        var whole = _sheet.Bytes();
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var bytes = whole.ToArray();
            for (var k = 0; k < 1 + (i % 20); k++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.NotNull(PageExtractor.Extract(Pages.Body(i % 4 == 0 ? bytes[..random.Next(bytes.Length)] : bytes, type: "application/pdf"), Pages.Source()));
        }
    }

    private static int Place(string text, string part)
    {
        var place = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(place >= 0, part);
        return place;
    }

    /// <summary>One page with the packed stream as its content.</summary>
    private static byte[] HandMade(byte[] content)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        void Put(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Object(string text)
        {
            offsets.Add(file.Length);
            Put($"{offsets.Count} 0 obj\n{text}\nendobj\n");
        }
        Put("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
        offsets.Add(file.Length);
        Put($"4 0 obj\n<< /Length {content.Length} /Filter /FlateDecode >>\nstream\n");
        file.Write(content);
        Put("\nendstream\nendobj\n");
        var table = file.Length;
        Put($"xref\n0 5\n0000000000 65535 f \n{string.Concat(offsets.Select(offset => $"{offset:D10} 00000 n \n"))}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }
}
