using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Suggest;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Suggest;

/// <summary>Coders simulated on the authored set, thinned until multilateral and mixed are as scarce as in real speech.</summary>
public sealed class LearningCurveTests
{
    private const int Rounds = 3;
    private const int PerRound = 30;
    private const int RarePerClass = 20;

    private static readonly LabelledPassage[] Authored = [.. LabelledSetReader
        .Read(Path.Combine(Repository.Root, "corpora", "labelled", "authored.jsonl")).Value.Passages
        .Where(passage => TopicGate.IsOnTopic(passage.Text))];

    [Fact]
    public void With_as_many_labels_suggestions_find_more_of_the_rare_classes_than_chance_in_every_round()
    {
        var suggested = Enumerable.Range(1, 3).Select(seed => Curve(seed, Suggested)).ToArray();
        var random = Enumerable.Range(1, 3).Select(seed => Curve(seed, Drawn)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var (found, byChance) = (suggested.Average(curve => curve[round]), random.Average(curve => curve[round]));
            Assert.True(found >= 1.5 * byChance, $"round {round + 1}: {found:0.0} against {byChance:0.0}");
        }
    }

    /// <summary>Passages of the rare classes found after each round; the model is trained anew between rounds.</summary>
    private static int[] Curve(int seed, Func<LabelledPassage[], LabelledPassage[], StanceScorer, int, LabelledPassage[]> choose)
    {
        var (coded, pool) = Start(seed);
        var found = new int[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var model = Trainer.Train(new LabelledSet("coded", coded, []), SmallModel.Settings).Value.ToModel("simulated");
            var chosen = choose(pool, coded, new StanceScorer(model), seed * 100 + round);
            Assert.Equal(PerRound, chosen.Length);
            (coded, pool) = ([.. coded, .. chosen], [.. pool.Except(chosen)]);
            found[round] = (round > 0 ? found[round - 1] : 0) + chosen.Count(IsRare);
        }
        return found;
    }

    /// <summary>Ten coded passages of each class to begin with; the rest, with few of the rare classes, is the pool.</summary>
    private static (LabelledPassage[] Coded, LabelledPassage[] Pool) Start(int seed)
    {
        var shuffled = Authored.OrderBy(passage => DocumentId.Sha256($"{seed}/{passage.Id}"), StringComparer.Ordinal).ToArray();
        var first = shuffled.GroupBy(passage => passage.Label).SelectMany(group => group.Take(Limits.MinLabelledPerClass)).ToArray();
        var rest = shuffled.Except(first).GroupBy(passage => passage.Label).SelectMany(group => IsRare(group.First()) ? group.Take(RarePerClass) : group);
        return (first, [.. rest]);
    }

    private static LabelledPassage[] Suggested(LabelledPassage[] pool, LabelledPassage[] coded, StanceScorer scorer, int seed)
    {
        var shortlist = new Shortlist(BaseRates.Of(coded.Select(passage => passage.Label)), PerRound, seed);
        foreach (var (index, passage) in pool.Index())
            shortlist.Add(new VoicedPassage(index, passage.Id, 0, passage.Text.Length, null, "en", null, scorer.Score(passage.Text)));
        return [.. Suggester
            .Choose(shortlist, passages => [.. passages.Select(passage => pool[passage.VersionId].Text)], coded.Select(passage => passage.Text))
            .Select(suggestion => pool[suggestion.Passage.VersionId])];
    }

    private static LabelledPassage[] Drawn(LabelledPassage[] pool, LabelledPassage[] coded, StanceScorer scorer, int seed) =>
        [.. pool.OrderBy(passage => DocumentId.Sha256($"{seed}/{passage.Id}"), StringComparer.Ordinal).Take(PerRound)];

    private static bool IsRare(LabelledPassage passage) => passage.Label is StanceLabel.Multilateral or StanceLabel.Mixed;
}
