using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Queries;

/// <summary>Probabilities as they stand in answers.</summary>
public sealed record ClassProbabilities(double Multilateral, double Multistakeholder, double Mixed, double None);

/// <summary>One judged passage: a line of <c>rhetoriclens score</c>.</summary>
/// <param name="Id">As given, or the name of the text with the offsets of the passage.</param>
/// <param name="Label">multilateral, multistakeholder, mixed or none.</param>
/// <param name="P">Probabilities of the classes; they sum to 1.</param>
/// <param name="Axis">P(multistakeholder) - P(multilateral), -1 to +1.</param>
/// <param name="Terms">Terms with the most weight, and what each adds to the logit of the label over the mean of the others.</param>
/// <param name="Model">Version of the model.</param>
public sealed record PassageScore(string Id, string Label, ClassProbabilities P, double Axis, IReadOnlyList<TermWeight> Terms, string Model);

/// <summary>A judged passage with its words, for pages.</summary>
public sealed record ScoredText(string Id, string Text, string Label, ClassProbabilities P, double Axis, IReadOnlyList<TermWeight> Terms);

/// <summary>All passages of one request.</summary>
public sealed record ScoreAnswer(string Model, IReadOnlyList<ScoredText> Passages);

/// <summary>A request to judge a text, or passages one by one; exactly one of the two.</summary>
/// <param name="Text">A text that is split into passages.</param>
/// <param name="Passages">Passages with ids of the caller's.</param>
public sealed record ScoreRequest(string? Text, IReadOnlyList<PassageRow>? Passages);

/// <summary>Judges texts and single passages with one model.</summary>
public sealed class ScoreText(StanceScorer scorer)
{
    private const int ListedTerms = 8;

    /// <summary>Judges one passage as it is, without splitting it.</summary>
    public PassageScore Passage(string id, string text)
    {
        var p = scorer.Score(text);
        var terms = scorer.Explain(text, ListedTerms).Terms.Select(term => new TermWeight(term.Term, Rounded(term.Weight))).ToArray();
        return new PassageScore(id, StanceLabels.Name(p.Label), Probabilities(p), Rounded(p.Axis), terms, scorer.Model.Version.Id);
    }

    /// <summary>Splits a text into passages and judges each; ids are <c>name:start-end</c>, offsets in UTF-16 units.</summary>
    public IEnumerable<(PassageScore Score, string Text)> Text(string name, string text)
    {
        foreach (var passage in PassageSplitter.Split(text, []))
        {
            var words = text[passage.Start..passage.End];
            yield return (Passage($"{name}:{passage.Start}-{passage.End}", words), words);
        }
    }

    /// <summary>Judges a text for a page or an API answer.</summary>
    public ScoreAnswer Answer(string name, string text) => new(
        scorer.Model.Version.Id,
        Text(name, text).Select(item => With(item.Score, item.Text)).ToArray());

    /// <summary>Judges passages that are given one by one.</summary>
    public ScoreAnswer Answer(IEnumerable<(string Id, string Text)> passages) => new(
        scorer.Model.Version.Id,
        passages.Select(passage => With(Passage(passage.Id, passage.Text), passage.Text)).ToArray());

    private static ScoredText With(PassageScore score, string text) =>
        new(score.Id, text, score.Label, score.P, score.Axis, score.Terms);

    /// <summary>Probabilities to six decimals: what float arithmetic can vouch for.</summary>
    public static ClassProbabilities Probabilities(StanceProbabilities p) =>
        new(Rounded(p.Multilateral), Rounded(p.Multistakeholder), Rounded(p.Mixed), Rounded(p.None));

    private static double Rounded(double value) => Math.Round(value, 6);
}
