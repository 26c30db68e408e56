using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Score.Codebook;

namespace RhetoricLens.Tests.Stance.Score.Codebook;

/// <summary>A lexicon that fits on a page, and a way to see what a lexicon finds: a model to which every feature says something names them all.</summary>
internal static class SmallLexicon
{
    public const string Yaml = """
        version: 7
        concepts:
          negation: {en: [not, no]}
          reject: {en: ['reject*']}
          report: {en: [said]}
          wevoice: {en: [we]}
          treaty: {en: [treaty, accord, 'code* of conduct'], zh: [条约], ar: [معاهدة]}
          net: {en: [network, 'grid*'], zh: [网络], ar: ['شبك*']}
          pact: {en: [accord, covenant]}
          crowd: {en: [crowd]}
        claims:
          - {id: bind, pole: multilateral, within: 5, slots: [treaty, net]}
          - {id: share, pole: multistakeholder, within: 5, slots: [crowd, net]}
          - {id: both, pole: mixed, within: 5, slots: [crowd, treaty, net]}
          - {id: two, pole: multilateral, within: 5, slots: [treaty, pact]}
          - {id: refusal, pole: multistakeholder, within: 5, slots: ['negation|reject', pact]}

        """;

    public static Lexicon Lexicon { get; } = Parse(Yaml);

    public static Lexicon Parse(string yaml)
    {
        var lexicon = LexiconReader.Parse(yaml, "small.yaml");
        Assert.True(lexicon.IsOk, lexicon.Problem?.ToString());
        return lexicon.Value;
    }

    /// <summary>Names of all concepts, claims and pairs that are found in a passage, as an explanation gives them.</summary>
    public static IReadOnlyList<string> Found(string passage, Lexicon? lexicon = null)
    {
        var settings = new FeatureSettings(new NgramSettings(10, 1, 0, MarkNegation: false), NgramScale: 0, ClaimScale: 1, PairScale: 1, VectorScale: 0);
        var representation = new Representation(settings, [.. Enumerable.Repeat(1f, settings.Ngrams.Size)], lexicon ?? Lexicon, vectors: null);
        var weights = Enumerable.Range(0, representation.Size).SelectMany(_ => new float[] { 1, 0, 0, 0 }).ToArray();
        var version = new ModelVersion(
            "all", "linear", default, "", "", "", 0, new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        // A sentence of its own takes the passage through the gate.
        var explanation = new StanceScorer(new StanceModel(version, representation, weights, new float[4], 1)).Explain(passage + "\n. The Internet.", int.MaxValue);
        Assert.True(explanation.OnTopic);
        return [.. explanation.Terms.Select(term => term.Term)];
    }
}
