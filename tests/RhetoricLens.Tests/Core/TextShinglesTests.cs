using RhetoricLens.Core;

namespace RhetoricLens.Tests.Core;

public sealed class TextShinglesTests
{
    /// <summary>Texts of numbered words, so that likeness can be counted.</summary>
    internal static string Words(int count, int from = 0) => string.Join(' ', Enumerable.Range(from, count).Select(i => $"word{i}"));

    [Fact]
    public void Layout_case_and_signs_do_not_matter()
    {
        var plain = TextShingles.Of("The Internet, a network of networks.");
        var other = TextShingles.Of("the internet\n\na Network — of networks");
        Assert.Equal((plain.Sequence, 6, 1.0), (other.Sequence, other.Words, plain.Likeness(other)));
    }

    [Fact]
    public void Likeness_is_the_share_of_runs_in_common()
    {
        // 96 runs each, 46 in common.
        Assert.Equal(46.0 / 146, TextShingles.Of(Words(100)).Likeness(TextShingles.Of(Words(100, 50))), 6);
        Assert.Equal(0, TextShingles.Of(Words(100)).Likeness(TextShingles.Of(Words(100, 500))));
    }

    [Fact]
    public void Chinese_characters_are_words() => Assert.Equal(7, TextShingles.Of("互联网治理 2024").Words + 1);

    [Fact]
    public void Alike_texts_share_a_band_and_others_do_not()
    {
        var (missed, met) = (0, 0);
        for (var i = 0; i < 300; i++)
        {
            var text = Words(400, 10_000 * i);
            // 44 of 396 runs at either end differ: a likeness of 0.8.
            var alike = text[(text.IndexOf($"word{(10_000 * i) + 44} ", StringComparison.Ordinal))..] + " " + Words(44, 5_000_000 + (1_000 * i));
            missed += Share(text, alike) ? 0 : 1;
            met += Share(text, Words(400, 8_000_000 + (1_000 * i))) ? 1 : 0;
        }
        Assert.Equal((0, 0), (missed, met));
    }

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("one")]
    public void Texts_of_hardly_a_word_are_no_exception(string text) => Assert.Equal(1, TextShingles.Of(text).Likeness(TextShingles.Of(text)));

    private static bool Share(string a, string b) => TextShingles.Of(a).BandKeys().Intersect(TextShingles.Of(b).BandKeys()).Any();
}
