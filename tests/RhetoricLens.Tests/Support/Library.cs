using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Jobs;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;

namespace RhetoricLens.Tests.Support;

/// <summary>A data folder with two scored speeches and a second model beside the shipped one, with no server.</summary>
public sealed class Library : IDisposable
{
    private static readonly LabelledSet Labels = Read(SmallLabels.Jsonl());
    private static readonly TrainedModel Trained = Trainer.Train(Labels, SmallModel.Settings).Value;

    private readonly TempFolder _folder = new();

    public Library()
    {
        Workspace = Workspace.Open(_folder.Path).Value;
        Store(House.Document("chn", "CHN", "2014", House.States), House.Document("usa", "USA", "2014", House.Shared));
        new Pipeline(Workspace).Score(CancellationToken.None);
        _folder.File("labels/small.jsonl", SmallLabels.Jsonl());
        var entry = new ModelEntry(new DateOnly(2026, 11, 23), new Dictionary<string, double>(StringComparer.Ordinal), Passages: Labels.Passages);
        Assert.Equal("linear-4", Workspace.Registry.Add(Trained, entry).Value.Id);
    }

    public Workspace Workspace { get; private set; }

    public string Folder => _folder.Path;

    public void Store(params RhetoricLens.Core.ExtractedDocument[] documents) => new Pipeline(Workspace).Store(
        new Corpus(documents.Select(document => new IngestItem.Read(document)), null, 0), CancellationToken.None);

    /// <summary>Puts the second model in use in the registry, as another process would.</summary>
    public void Promote() => Assert.True(new Promotion(Workspace.Registry, "").Promote(new PromotionRequest("linear-4", Override: true, Reason: "a test")).Value.Promoted);

    /// <summary>As after the end of the process.</summary>
    public void Restart()
    {
        Workspace.Dispose();
        Workspace = Workspace.Open(_folder.Path).Value;
    }

    public void Dispose()
    {
        Workspace.Dispose();
        _folder.Dispose();
    }

    private static LabelledSet Read(string rows)
    {
        using var reader = new StringReader(rows);
        return LabelledSetReader.Read(reader, "small.jsonl");
    }
}
