using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Tests.Stance.Score;

/// <summary>A model trained in a moment on made-up passages.</summary>
public sealed class SmallModel
{
    public static readonly TrainSettings Settings = TrainSettings.Default with
    {
        Shares = new ClassShares(0.25f, 0.25f, 0.25f, 0.25f),
        L2 = 0.1f,
        Features = TrainSettings.Default.Features with { Ngrams = new NgramSettings(12, 2, 6, MarkNegation: true) },
    };

    public LabelledSet Set { get; } = MakeSet();

    public TrainedModel Trained { get; }

    public StanceScorer Scorer { get; }

    public SmallModel()
    {
        Trained = Trainer.Train(Set, Settings).Value;
        Scorer = new StanceScorer(Trained.ToModel("small"));
    }

    private static LabelledSet MakeSet()
    {
        string[] topics = ["names", "routes", "content", "standards", "security", "numbers", "access", "trade", "cables", "speech", "news", "law"];
        var passages = topics.SelectMany((topic, i) => new[]
        {
            Row(i, StanceLabel.Multilateral, $"Sovereign states must control {topic} on the Internet by treaty under governments alone."),
            Row(i, StanceLabel.Multistakeholder, $"Open {topic} on the Internet belong to the bottom-up multistakeholder community of users."),
            Row(i, StanceLabel.Mixed, $"Governments lead on {topic} while all stakeholders take part in their respective roles on the Internet."),
            Row(i, StanceLabel.None, $"Broadband Internet access to {topic} grew by a tenth in rural schools last year."),
        });
        return new LabelledSet("small.jsonl", [.. passages], []);
    }

    private static LabelledPassage Row(int number, StanceLabel label, string text)
    {
        var id = $"{label}-{number}";
        return new LabelledPassage(id, text, label, id, "en", "");
    }
}
