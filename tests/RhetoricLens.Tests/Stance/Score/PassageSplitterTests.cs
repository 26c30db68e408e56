using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Tests.Stance.Score;

public sealed class PassageSplitterTests
{
    [Fact]
    public void A_passage_holds_at_most_four_sentences()
    {
        const string text = "One. Two. Three. Four. Five. Six.";
        Assert.Equal(["One. Two. Three. Four.", "Five. Six."], Texts(text));
    }

    [Fact]
    public void No_sentence_is_added_once_the_target_length_is_reached()
    {
        var sentence = new string('a', Limits.TargetPassageChars) + ".";
        Assert.Equal([sentence, "Next."], Texts(sentence + " Next."));
    }

    [Fact]
    public void A_heading_between_blank_lines_is_a_passage_of_its_own()
    {
        const string text = "Chapter I\n\nThe network is open.\nIt is shared.\n \nThe end";
        Assert.Equal(["Chapter I", "The network is open.\nIt is shared.", "The end"], Texts(text));
    }

    [Fact]
    public void A_passage_never_crosses_from_one_voice_into_another()
    {
        const string text = "The minister spoke. We want order. He left the room.";
        var turn = new Turn(20, 34, "Minister", null, "CHN", IsQuotation: true);
        var passages = PassageSplitter.Split(text, [turn]);
        Assert.Equal(["The minister spoke.", "We want order.", "He left the room."], passages.Select(p => text[p.Start..p.End]));
        Assert.Equal([null, 0, null], passages.Select(p => p.Turn));
        Assert.Equal([0, 1, 2], passages.Select(p => p.Ordinal));
    }

    [Fact]
    public void Turns_that_meet_or_reach_past_the_end_are_cut_to_the_text()
    {
        const string text = "Yes. No.";
        var passages = PassageSplitter.Split(text, [Voice(0, 5), Voice(4, 900)]);
        Assert.Equal([0, 1], passages.Select(p => p.Turn));
        Assert.Equal("No.", text[passages[1].Start..passages[1].End]);
    }

    [Fact]
    public void Text_without_stops_is_cut_at_white_space()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 2_000));
        var passages = Texts(text);
        Assert.All(passages, passage => Assert.InRange(passage.Length, 4, Limits.MaxPassageChars));
        Assert.Equal(text, string.Join(' ', passages));
    }

    [Fact]
    public void Text_without_white_space_is_cut_between_characters()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("😀", 3_000));
        var passages = Texts(text);
        Assert.Equal(text, string.Concat(passages));
        Assert.All(passages, passage => Assert.False(char.IsLowSurrogate(passage[0])));
    }

    [Theory]
    [InlineData("  \n\n ")]
    [InlineData("")]
    public void A_blank_text_has_no_passage(string text) => Assert.Empty(Texts(text));

    [Fact]
    public void Any_text_is_covered_in_order_without_overlap()
    {
        var random = new Random(7);
        const string signs = "aB1 .?!\n\n  。”«»(…؟é\ud83d\ude00";
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => signs[random.Next(signs.Length)]));
            var turns = new[] { Voice(text.Length / 4, text.Length / 3), Voice(text.Length / 2, text.Length * 3 / 4) };
            AssertCovers(text, turns, PassageSplitter.Split(text, turns));
        }
    }

    private static void AssertCovers(string text, Turn[] turns, IReadOnlyList<Passage> passages)
    {
        var at = 0;
        foreach (var passage in passages)
        {
            Assert.True(string.IsNullOrWhiteSpace(text[at..passage.Start]));
            Assert.Equal(text[passage.Start..passage.End].Trim(), text[passage.Start..passage.End]);
            Assert.InRange(passage.End - passage.Start, 1, Limits.MaxPassageChars);
            var inside = Array.FindIndex(turns, turn => passage.Start >= turn.Start && passage.End <= turn.End);
            Assert.Equal(inside < 0 ? null : inside, passage.Turn);
            at = passage.End;
        }
        Assert.True(string.IsNullOrWhiteSpace(text[at..]));
    }

    private static Turn Voice(int start, int end) => new(start, end, null, null, null, IsQuotation: false);

    private static string[] Texts(string text) => [.. PassageSplitter.Split(text, []).Select(p => text[p.Start..p.End])];
}
