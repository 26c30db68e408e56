using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score.Codebook;
using RhetoricLens.Tests.Stance.Vectors;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class TrainSettingsTests
{
    private static readonly TrainSettings Odd = new(
        -7, TrainerKind.Sdca, 0.1234567f, new ClassShares(0.1f, 0.2f, 0.3f, 0.4f), 1e-7f,
        new FeatureSettings(new NgramSettings(13, 1, 0, MarkNegation: false), 0, 0.1f, 2.5f, 100),
        SmallLexicon.Lexicon, Planted.Learn(Planted.Texts).Vectors);

    public static TheoryData<string> Names => [.. Odd.AsText().Keys];

    [Fact]
    public void Settings_are_read_back_as_they_were()
    {
        Assert.Equal(Odd, TrainSettings.Parse(Odd.AsText(), Odd.Lexicon, Odd.Vectors));
        Assert.Equal(TrainSettings.Default, TrainSettings.Parse(TrainSettings.Default.AsText(), TrainSettings.Default.Lexicon, null));
    }

    [Fact]
    public void Settings_are_written_and_read_alike_in_every_culture()
    {
        Assert.Equal(Odd.AsText(), CommaCulture.Under(Odd.AsText));
        Assert.Equal(Odd, CommaCulture.Under(() => TrainSettings.Parse(Odd.AsText(), Odd.Lexicon, Odd.Vectors)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_setting_that_is_missing_or_strange_makes_them_another_programs(string name)
    {
        var text = Odd.AsText();
        text[name] = "x";
        Assert.Null(TrainSettings.Parse(text, Odd.Lexicon, Odd.Vectors));
        text.Remove(name);
        Assert.Null(TrainSettings.Parse(text, Odd.Lexicon, Odd.Vectors));
    }

    [Fact]
    public void Settings_belong_to_their_lexicon_and_their_vectors()
    {
        Assert.Null(TrainSettings.Parse(Odd.AsText(), TrainSettings.Default.Lexicon, Odd.Vectors));
        Assert.Null(TrainSettings.Parse(Odd.AsText(), Odd.Lexicon, null));
    }

    [Fact]
    public void What_else_a_model_states_is_no_setting()
    {
        var text = Odd.AsText();
        text["base"] = "linear-1";
        Assert.Equal(Odd, TrainSettings.Parse(text, Odd.Lexicon, Odd.Vectors));
    }
}
