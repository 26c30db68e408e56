using RhetoricLens.Core;

namespace RhetoricLens.Tests.Stance.Score;

public sealed class ExplanationTests(CodedPassages coded) : IClassFixture<CodedPassages>
{
    [Fact]
    public void Contributions_add_up_to_the_lead_of_the_label_in_all_languages()
    {
        Assert.Equal(60, coded.Texts.Count);
        Assert.All(coded.Texts, text =>
        {
            var p = coded.Scorer.Score(text);
            var others = Enum.GetValues<StanceLabel>().Where(label => label != p.Label).Average(label => Math.Log(p.Of(label)));
            var explanation = coded.Scorer.Explain(text, 20);
            Assert.Equal(p.Label, explanation.Label);
            Assert.Equal(Math.Log(p.Of(p.Label)) - others, explanation.Total, 1e-5);
        });
    }

    [Fact]
    public void What_is_not_listed_is_the_rest() => Assert.All(coded.Texts, text =>
    {
        var (few, all) = (coded.Scorer.Explain(text, 5), coded.Scorer.Explain(text, int.MaxValue));
        Assert.Equal(5, few.Terms.Count);
        Assert.Equal((0, all.Bias), (all.Rest, few.Bias));
        Assert.Equal(all.Total, few.Total, 1e-9);
        Assert.Equal(all.Terms.OrderByDescending(term => Math.Abs(term.Weight)).Take(5).Select(term => term.Term).Order(StringComparer.Ordinal), few.Terms.Select(term => term.Term).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Words_concepts_claims_pairs_and_vectors_all_have_their_part() => Assert.All(CodedPassages.Languages.Index(), language =>
    {
        var terms = coded.Texts.Skip(10 * language.Index).Take(10).SelectMany(text => coded.Scorer.Explain(text, int.MaxValue).Terms).Select(term => term.Term).ToArray();
        Assert.Contains(terms, term => char.IsLetter(term[0]) && !term.StartsWith("claim", StringComparison.Ordinal));
        Assert.Contains(terms, term => term.StartsWith("claim ", StringComparison.Ordinal));
        Assert.Contains(terms, term => term[0] == '[' && term[^1] == ']' && !term.Contains(' ', StringComparison.Ordinal));
        Assert.Contains(terms, term => term.Contains("] + [", StringComparison.Ordinal));
        Assert.Contains(terms, term => term.Contains("] → [", StringComparison.Ordinal));
        Assert.Contains(terms, term => term.Contains("] & [", StringComparison.Ordinal));
        Assert.Contains(terms, term => term[0] == '~');
    });
}
