using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Queries;

namespace RhetoricLens.Tests.Program.Texts;

public sealed class DocumentCitationTests
{
    private static DocumentAnswer Document(string title = "On the Internet", string? date = "2014-12-15", string? cites = null)
    {
        PartialDate? day = PartialDate.TryParse(date, out var read) ? read : null;
        return new DocumentAnswer(
            "test:a-1", "test", title, day, day?.Precision, "CHN", "Lu Wei", null, "Wuzhen & Beijing", "speech", "en", "https://example.org/1", cites, null, SpeakerType.State, new Dictionary<string, string>(),
            2, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new string('a', 64), null, "Text.", [], [], []);
    }

    [Fact]
    public void A_sentence_says_who_when_what_where_and_which_text() => Assert.Equal(
        "Lu Wei (2014-12-15). On the Internet. Wuzhen & Beijing. https://example.org/1 [Text of 2026-01-02, RhetoricLens test:a-1, version 2, sha256:aaaaaaaaaaaaaaaa].", DocumentCitation.Of(Document()).Text);

    [Fact]
    public void A_digest_cites_what_it_is_a_digest_of() => Assert.Contains("https://example.org/original [Digest", DocumentCitation.Of(Document(cites: "https://example.org/original")).Text);

    [Fact]
    public void An_address_that_is_not_of_the_web_is_not_cited() => Assert.DoesNotContain("javascript", DocumentCitation.Of(Document(cites: "javascript:alert(1)")).Csl);

    [Fact]
    public void Letters_that_TeX_reads_as_commands_are_printed()
    {
        var bibtex = DocumentCitation.Of(Document(title: "100 % {free} \\input")).Bibtex;
        Assert.Contains(@"title = {{100 \% \{free\} \textbackslash{}input}}", bibtex);
        Assert.Contains(@"howpublished = {Wuzhen \& Beijing}", bibtex);
        Assert.StartsWith("@misc{test_a_1,", bibtex);
    }

    [Fact]
    public void A_title_of_several_lines_makes_no_field_of_its_own() => Assert.Contains("TI  - One UR - two\n", DocumentCitation.Of(Document(title: "One\nUR - two")).Ris);

    [Fact]
    public void A_reference_manager_reads_a_date_as_exact_as_it_is_known()
    {
        using var csl = JsonDocument.Parse(DocumentCitation.Of(Document(date: "2014-12")).Csl);
        Assert.Equal([2014, 12], csl.RootElement.GetProperty("issued").GetProperty("date-parts")[0].EnumerateArray().Select(part => part.GetInt32()));
        Assert.Contains("DA  - 2014/12\n", DocumentCitation.Of(Document(date: "2014-12")).Ris);
    }

    [Fact]
    public void A_text_without_a_date_has_none() => Assert.Contains("(n.d.)", DocumentCitation.Of(Document(date: null)).Text);
}
