using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Tests.Crawling.Extract.Voices;

public sealed class QuotedSpeechTests
{
    private const string Words = "states rule the network on their own soil";

    [Theory]
    [InlineData("“{0},” said Ann Example, the Estonian foreign minister.", "Ann Example", "EST")]
    [InlineData("“{0},” Ann Example posits.", "Ann Example", null)]
    [InlineData("“{0},” Estonian President Ann Example told reporters.", "Ann Example", "EST")]
    [InlineData("Ann Example, minister of wires of Estonia, said: “{0}.”", "Ann Example", "EST")]
    [InlineData("Ann Example, Minister of Wires of Estonia, said: “{0}.”", "Ann Example", "EST")]
    [InlineData("According to Ann Example, “{0}.”", "Ann Example", null)]
    [InlineData("Yesterday Ann Example told the council that \"{0}\".", "Ann Example", null)]
    [InlineData("« {0} », a déclaré Ann Example.", "Ann Example", null)]
    [InlineData("„{0}“, sagte Ann Example.", "Ann Example", null)]
    [InlineData("«{0}», — заявил Анн Примеров.", "Анн Примеров", null)]
    public void Words_in_quotation_marks_belong_to_the_person_named_beside_them(string sentence, string speaker, string? country)
    {
        var document = Document(sentence.Replace("{0}", Words, StringComparison.Ordinal));
        var turn = Assert.Single(document.Turns);

        Assert.Equal((speaker, country, true), (turn.Speaker, turn.Country, turn.IsQuotation));
        Assert.Equal(Words, document.Text[turn.Start..turn.End].Trim(' ', ',', '.'));
    }

    [Theory]
    [InlineData("外交部发言人陈例说：“各国有权依法管理本国境内的网络空间。”", "陈例")]
    [InlineData("王例强调，“各国有权依法管理本国境内的网络空间。”", "王例")]
    public void Chinese_attributions_are_read(string sentence, string speaker) =>
        Assert.Equal(speaker, Assert.Single(Document(sentence).Turns).Speaker);

    [Fact]
    public void Surnames_and_pronouns_mean_who_was_named_before()
    {
        var document = Document($"Estonian President Ann Example met the press. “{Words},” Example said. “And {Words},” she added. “Nobody else does so in the end,” somebody shouted.");

        Assert.Equal([("Ann Example", "EST"), ("Ann Example", "EST")], document.Turns.Select(turn => (turn.Speaker, turn.Country)));
    }

    [Theory]
    [InlineData("The so-called “multi-stakeholder model” was praised by Ann Example.")]
    [InlineData("“States rule the network on their own soil” is how the motto goes.")]
    [InlineData("The report said that “states rule the network on their own soil”.")]
    [InlineData("A 17\" screen and a 19\" screen, Ann Example said, are too small for this.")]
    public void Without_a_speaker_or_a_sentence_nothing_is_attributed(string sentence) => Assert.Empty(Document(sentence).Turns);

    [Fact]
    public void On_a_states_own_page_its_own_officials_stay_its_voice_and_a_guests_words_are_the_guests()
    {
        var own = Document($"“{Words},” said Ann Example.", "LVA");
        var guest = Document($"“{Words},” said Ann Example, Minister of Wires of Estonia.", "LVA");

        Assert.Empty(own.Turns);
        Assert.Equal("EST", Assert.Single(guest.Turns).Country);
    }

    [Fact]
    public void A_blockquote_whose_attribution_is_marked_is_quoted()
    {
        var document = Pages.Article($"<article><p>{Pages.Filler}</p><blockquote><p>States rule the network.</p><footer>— Ann Example, Foreign Minister of Estonia</footer></blockquote><p>{Pages.Filler}</p></article>", Pages.Source()).Document;

        var turn = Assert.Single(document.Turns);
        Assert.Equal(("Ann Example", "Foreign Minister of Estonia", "EST", true), (turn.Speaker, turn.Role, turn.Country, turn.IsQuotation));
        Assert.Equal("States rule the network.", document.Text[turn.Start..turn.End]);
    }

    [Fact]
    public void No_passage_crosses_into_or_out_of_a_quotation()
    {
        var document = Document($"A journalist wonders. “{Words},” said Ann Example, and the journalist goes on to wonder. “We do not,” she added, “want any of that at all.” So it ends.");
        var passages = PassageSplitter.Split(document.Text, document.Turns);

        Assert.All(document.Turns, turn => Assert.Contains(passages, passage => passage.Turn is { } at && document.Turns[at] == turn));
        Assert.All(passages, passage => Assert.All(document.Turns, turn => Assert.True(
            passage.End <= turn.Start || passage.Start >= turn.End || (passage.Start >= turn.Start && passage.End <= turn.End))));
    }

    private static ExtractedDocument Document(string paragraph, string? country = null) =>
        Pages.Article($"<article><p>{paragraph}</p><p>{Pages.Filler}</p></article>", Pages.Source(country, "")).Document;
}
