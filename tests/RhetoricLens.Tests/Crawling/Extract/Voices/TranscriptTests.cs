using RhetoricLens.Core;

namespace RhetoricLens.Tests.Crawling.Extract.Voices;

public sealed class TranscriptTests
{
    private const string More = "<p>I think that the network belongs to nobody and serves everybody, and that is what we told them.</p>";

    [Theory]
    [InlineData("<p>MR. KRAMER: Good morning.</p>{0}<p>QUESTION: Why?</p><p>MR. KRAMER: Because.</p>", "MR. KRAMER|QUESTION|MR. KRAMER")]
    [InlineData("<p>Q: Why?</p>{0}<p>A: Because.</p>", "Q|A")]
    [InlineData("<p>Q Why should I?</p>{0}<p>THE PRESIDENT: Because.</p><p>Q And then?</p>", "Q|THE PRESIDENT|Q")]
    [InlineData("<p>Ann Example: Good morning.</p>{0}<p>Bo Sample: I see.</p><p>Ann Example: Quite.</p>", "Ann Example|Bo Sample|Ann Example")]
    [InlineData("<p><b>President of Estonia Ann Example</b> <i>(retranslated)</i>: Good morning.</p>{0}<p><b>Bo Sample:</b> I see.</p>", "Ann Example|Bo Sample")]
    [InlineData("<p><b>Президент:</b> Доброе утро.</p>{0}<p><b>Вопрос:</b> Почему?</p><p><b>Президент:</b> Я так думаю.</p>", "Президент|Вопрос|Президент")]
    [InlineData("<p>问：为什么？</p>{0}<p>答：因为我们都需要网络。</p>", "问|答")]
    [InlineData("<p><b>Ms. Example</b></p>{0}<p><b>Mr. Sample</b></p><p>I see.</p><p><b>Ms. Example</b></p><p>Quite.</p>", "Ms. Example|Mr. Sample|Ms. Example")]
    [InlineData("<p><b>President of Estonia Ann Example:</b> Good morning.</p>{0}", "Ann Example")]
    public void Contributions_become_turns(string page, string speakers) =>
        Assert.Equal(speakers, string.Join('|', Turns(page.Replace("{0}", More, StringComparison.Ordinal)).Select(turn => turn.Speaker)));

    [Theory]
    [InlineData("<p><b>Key Features:</b> A light wire with key features.</p>{0}<p><b>Price Range:</b> The price range is wide.</p><p><b>Key Features:</b> None.</p>")]
    [InlineData("<p>INGREDIENTS: wires</p>{0}<p>DIRECTIONS: bend them</p>")]
    [InlineData("<p>Note: this is short.</p>{0}<p>Source: a ministry.</p><p>Note: that is all.</p>")]
    [InlineData("<p>Two things matter: wires and people.</p>{0}<p>He had one question: why?</p>")]
    public void Lists_and_notes_are_no_transcripts(string page) => Assert.Empty(Turns(page.Replace("{0}", More, StringComparison.Ordinal)));

    [Fact]
    public void A_label_that_an_editor_forgot_to_set_in_bold_counts_in_a_transcript()
    {
        var turns = Turns($"<p><b>President of Estonia Ann Example:</b> Good morning.</p>{More}<p><b>Bo Sample:</b> I see.</p><p>Ann Example: Quite.</p>");

        Assert.Equal([("Ann Example", "EST"), ("Bo Sample", null), ("Ann Example", "EST")], turns.Select(turn => (turn.Speaker, turn.Country)));
    }

    [Theory]
    [InlineData("Minister of Wires Ann Example", "Ann Example", "Minister of Wires", "LVA")]
    [InlineData("Federal Chancellor of Austria Ann Example", "Ann Example", "Federal Chancellor of Austria", "AUT")]
    [InlineData("Russian President Ann Example", "Ann Example", "Russian President", "RUS")]
    [InlineData("Wires CEO Ann Example", "Ann Example", "Wires CEO", null)]
    [InlineData("Ann Example, wire engineer", "Ann Example", "wire engineer", null)]
    public void An_office_in_the_label_tells_for_which_state_it_speaks(string label, string name, string role, string? country)
    {
        var turn = Turns($"<p><b>{label}:</b> Good morning.</p>{More}<p><b>Question:</b> Why?</p>")[0];

        Assert.Equal((name, role, country), (turn.Speaker, turn.Role, turn.Country));
    }

    private static IReadOnlyList<Turn> Turns(string html) => Pages.Article($"<article><p>{Pages.Filler}</p>{html}</article>", Pages.Source("LVA")).Document.Turns;
}
