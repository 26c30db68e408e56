using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Tests.Stance.Scaling;

public sealed class LatentSemanticScalingTests
{
    [Fact]
    public void A_document_takes_the_mean_polarity_of_its_words_that_have_one()
    {
        var matrix = ScalingData.Matrix(("toy", "a a b c c d e"));
        double?[] polarities = [0.1, 0.1, 0.3, null, null];
        var scored = Assert.Single(LatentSemanticScaling.Raw(matrix, polarities));
        Assert.Equal(0.18, scored.Score!.Value, 1e-12);
        Assert.Equal(5, scored.Tokens);
    }

    [SkippableFact]
    public void Inaugural_addresses_stand_where_the_published_program_puts_them()
    {
        var matrix = ScalingData.Read(ScalingData.Real("lss_counts_inaugural58x100.csv"), rowsAreTerms: false);
        var beta = ScalingData.Expected(ScalingData.Real("lss_beta.csv"));
        var expected = ScalingData.Expected(ScalingData.Real("lss_expected_v099.csv"));
        var scored = LatentSemanticScaling.Score(matrix, [.. matrix.Terms.Select(term => beta.TryGetValue(term, out var row) ? row["beta"] : (double?)null)]).Value;
        foreach (var document in scored)
        {
            Assert.Equal(expected[document.Document]["n"], document.Tokens);
            Assert.Equal(expected[document.Document].ContainsKey("fit"), document.Score is not null);
            if (document.Score is null)
                continue;
            Assert.Equal(expected[document.Document]["fit"], document.Score.Value, 1e-9);
            Assert.Equal(expected[document.Document]["se"], document.StandardError!.Value, 1e-6);
        }
    }

    [Fact]
    public void Words_that_share_sentences_with_a_seed_lean_its_way()
    {
        var polarities = Polarities(Sentences, new LssSettings(Rank: 4));
        Assert.True(polarities["treaty"] < 0, $"{polarities["treaty"]}");
        Assert.True(polarities["users"] > 0, $"{polarities["users"]}");
    }

    [Fact]
    public void Polarities_are_the_cosines_of_the_right_singular_vectors()
    {
        // Columns (1,1,0), (1,1,0) and (0,0,1) of three sentences: two words that always go together, one alone.
        var matrix = ScalingData.Matrix(("s1", "low together"), ("s2", "low together"), ("s3", "high"));
        var polarities = LatentSemanticScaling.Polarities(matrix, [new SeedWord("low", -1), new SeedWord("high", 1)], new LssSettings(Rank: 2), CancellationToken.None).Value;
        Assert.Equal([1.0, -1.0, -1.0], polarities.Select(polarity => Math.Round(polarity!.Value, 5)));
    }

    [Fact]
    public void Threads_change_nothing_and_a_second_run_gives_the_same_bits()
    {
        var once = Polarities(Sentences, new LssSettings(Rank: 4));
        Assert.Equal(once, Polarities(Sentences, new LssSettings(Rank: 4)));
        Assert.Equal(once, Polarities(Sentences, new LssSettings(Rank: 4, Threads: 3)));
    }

    [Fact]
    public void Each_pole_needs_a_seed_that_occurs()
    {
        var problem = LatentSemanticScaling.Polarities(Sentences, [new SeedWord("sovereignty", -1), new SeedWord("never*", 1)], new LssSettings(), CancellationToken.None).Problem;
        Assert.Equal("no_seeds", problem?.Code);
    }

    [Fact]
    public void Seeds_are_read_in_their_normal_form_and_bad_rows_are_named()
    {
        var seeds = SeedWords.Read(["# poles", "", "Multi-stakeholder,1", "sovereign*,-1"], "s.csv").Value;
        Assert.Equal([new SeedWord("multistakeholder", 1), new SeedWord("sovereign*", -1)], seeds);
        Assert.Equal("s.csv, row 2", SeedWords.Read(["a,1", "two words,1"], "s.csv").Problem?.Where);
        Assert.Equal("bad_seed", SeedWords.Read(["word,0"], "s.csv").Problem?.Code);
    }

    private static readonly DocumentTermMatrix Sentences = ScalingData.Matrix(
        ("1", "sovereignty treaty states"), ("2", "treaty states sovereignty government"), ("3", "treaty sovereignty united nations"),
        ("4", "multistakeholder users open"), ("5", "users open multistakeholder bottom"), ("6", "users multistakeholder community"), ("7", "bread dear"));

    private static Dictionary<string, double?> Polarities(DocumentTermMatrix contexts, LssSettings settings) => contexts.Terms
        .Zip(LatentSemanticScaling.Polarities(contexts, [new SeedWord("sovereignty", -1), new SeedWord("multistakeholder", 1)], settings, CancellationToken.None).Value)
        .ToDictionary();
}
