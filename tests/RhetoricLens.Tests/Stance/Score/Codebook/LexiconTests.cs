using RhetoricLens.Core;
using RhetoricLens.Stance.Score.Codebook;
using RhetoricLens.Tests.Support;
using YamlDotNet.Serialization;

namespace RhetoricLens.Tests.Stance.Score.Codebook;

public sealed class LexiconTests
{
    private static readonly string[] Languages = ["ar", "en", "es", "fr", "ru", "zh"];

    [Fact]
    public void The_shipped_lexicon_is_the_file_in_the_corpora()
    {
        var file = LexiconReader.Read(Path.Combine(Repository.Root, "corpora", "lexicon", "codebook-lexicon.yaml"));
        Assert.Equal(Lexicon.Shipped.Sha256, file.Value.Sha256);
        Assert.Matches("^[0-9a-f]{64}$", Lexicon.Shipped.Sha256);
    }

    [Fact]
    public void The_shipped_lexicon_has_every_concept_in_six_languages()
    {
        var file = (IDictionary<object, object>)new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(Lexicon.Shipped.Text)["concepts"];
        Assert.Equal(Lexicon.Shipped.Concepts, file.Keys);
        Assert.All(file, concept => Assert.Equal(
            Languages, ((IDictionary<object, object>)concept.Value).Where(language => ((IList<object>)language.Value).Count > 0).Select(language => (string)language.Key).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_shipped_claims_speak_for_all_three_poles_and_have_names_of_their_own()
    {
        var claims = Lexicon.Shipped.Claims;
        Assert.Equal([StanceLabel.Multilateral, StanceLabel.Multistakeholder, StanceLabel.Mixed], claims.Select(claim => claim.Pole).Distinct().Order());
        Assert.Equal(claims.Count, claims.Select(claim => claim.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("Sovereignty in cyberspace belongs to states.", "sovereignty")]
    [InlineData("La souveraineté s'applique au cyberespace.", "sovereignty")]
    [InlineData("La soberanía se aplica al ciberespacio.", "sovereignty")]
    [InlineData("Суверенитет распространяется на киберпространство.", "sovereignty")]
    [InlineData("尊重网络主权。", "sovereignty")]
    [InlineData("السيادة في الفضاء السيبراني.", "sovereignty")]
    [InlineData("We support the multi-stakeholder model.", "multistakeholder")]
    [InlineData("Nous soutenons le modèle multipartite.", "multistakeholder")]
    [InlineData("Apoyamos el modelo multipartito.", "multistakeholder")]
    [InlineData("Роль многих заинтересованных сторон.", "multistakeholder")]
    [InlineData("我们支持多利益攸关方模式。", "multistakeholder")]
    [InlineData("نموذج أصحاب المصلحة المتعددين.", "multistakeholder")]
    [InlineData("A legally binding treaty.", "bindingrule")]
    [InlineData("Un instrument juridiquement contraignant.", "bindingrule")]
    [InlineData("Un instrumento jurídicamente vinculante.", "bindingrule")]
    [InlineData("Юридически обязательный документ.", "bindingrule")]
    [InlineData("有约束力的国际文书。", "bindingrule")]
    [InlineData("اتفاقية دولية ملزمة.", "bindingrule")]
    [InlineData("Internet", "network")]
    [InlineData("L’Internet", "network")]
    [InlineData("La red", "network")]
    [InlineData("Интернетом", "network")]
    [InlineData("互联网", "network")]
    [InlineData("بالإنترنت", "network")]
    public void Main_concepts_are_found_in_each_language(string passage, string concept) =>
        Assert.Contains($"[{concept}]", SmallLexicon.Found(passage, Lexicon.Shipped));

    [Fact]
    public void A_term_that_a_user_adds_is_found()
    {
        const string passage = "The quuxnet is under the sovereignty of the state.";
        var extended = SmallLexicon.Parse(Lexicon.Shipped.Text.Replace("  network:\n    en: [", "  network:\n    en: [quuxnet, ", StringComparison.Ordinal));
        Assert.Equal(Lexicon.Shipped.TermCount + 1, extended.TermCount);
        Assert.NotEqual(Lexicon.Shipped.Sha256, extended.Sha256);
        Assert.DoesNotContain("[network] + [state]", SmallLexicon.Found(passage, Lexicon.Shipped));
        Assert.Contains("[network] + [state]", SmallLexicon.Found(passage, extended));
        Assert.Contains("claim sovereignty-network", SmallLexicon.Found(passage, extended));
    }

    [Fact]
    public void A_claim_that_a_user_adds_is_found()
    {
        const string passage = "The crowd runs the network.";
        var extended = SmallLexicon.Parse(SmallLexicon.Yaml + "  - {id: rule, pole: multistakeholder, within: 5, slots: [net, crowd]}\n");
        Assert.DoesNotContain("claim rule", SmallLexicon.Found(passage));
        Assert.Contains("claim rule", SmallLexicon.Found(passage, extended));
    }
}
