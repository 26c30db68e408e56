using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Jobs;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Tests.Support;

/// <summary>A data folder with two scored speeches and a second model beside the shipped one, with no server.</summary>
public sealed class Library : IDisposable
{
    private readonly TempFolder _folder = new();

    public Library()
    {
        Workspace = Workspace.Open(_folder.Path).Value;
        Store(House.Document("chn", "CHN", "2014", House.States), House.Document("usa", "USA", "2014", House.Shared));
        new Pipeline(Workspace).Score(CancellationToken.None);
        var labels = _folder.File("labels/small.jsonl", SmallLabels.Jsonl());
        Assert.True(new TrainingRun(Workspace.Registry).Run(new TrainRequest([labels])).IsOk);
        Assert.True(Workspace.Registry.Freeze(LabelledSetReader.Read(_folder.File("test.jsonl", SmallLabels.Jsonl("test"))).Value).IsOk);
    }

    public Workspace Workspace { get; private set; }

    public string Folder => _folder.Path;

    public void Store(params RhetoricLens.Core.ExtractedDocument[] documents) => new Pipeline(Workspace).Store(
        new Corpus(documents.Select(document => new IngestItem.Read(document)), null, 0), CancellationToken.None);

    /// <summary>Puts the second model in use in the registry, as another process would.</summary>
    public void Promote() => Assert.True(new Promotion(Workspace.Registry, "").Promote(new PromotionRequest("linear-2", Override: true, Reason: "a test")).Value.Promoted);

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
}
