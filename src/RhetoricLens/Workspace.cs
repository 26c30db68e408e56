using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Demo;
using RhetoricLens.Documents.Index;
using RhetoricLens.Documents.Store;
using RhetoricLens.Queries;
using RhetoricLens.Queries.Labels;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;

namespace RhetoricLens;

/// <summary>Everything a command needs, opened from one data folder: the store, the index and the model in use.</summary>
public sealed class Workspace : IDisposable
{
    /// <summary>Name of the index's folder in the data folder; that of the passages stands beside it.</summary>
    public const string IndexFolder = "index";

    private volatile StanceScorer _scorer;

    private Workspace(string folder, Database store, LuceneIndex index, ModelRegistry registry, StanceScorer scorer) =>
        (Folder, Store, Index, Registry, _scorer, CodedFiles) = (folder, store, index, registry, scorer, new CodedFiles(this));

    /// <summary>The data folder, absolute.</summary>
    public string Folder { get; }

    public Database Store { get; }

    public LuceneIndex Index { get; }

    public ModelRegistry Registry { get; }

    /// <summary>Judges with the model in use; another one after <see cref="FollowRegistry"/> found that another was put in use.</summary>
    public StanceScorer Scorer => _scorer;

    /// <summary>Version of the model in use: the one that new documents are scored by.</summary>
    public string ModelId => Scorer.Model.Version.Id;

    /// <summary>Why the model that the registry names is not the one in use here; null when it is.</summary>
    public Problem? ModelProblem { get; private set; }

    /// <summary>Name of this program among those that share a store.</summary>
    public string Node { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}";

    /// <summary>Programs that crawl together, this one among them; 1 where the store is not shared.</summary>
    public int CrawlingWorkers { get; set; } = 1;

    /// <summary>Whether questions are answered here: who only works needs no index.</summary>
    public bool KeepsIndex { get; set; } = true;

    /// <summary>Held by whoever scores the store: two at once would do the same work twice.</summary>
    public SemaphoreSlim Scoring { get; } = new(1, 1);

    /// <summary>Threads that score documents.</summary>
    public int ScoreThreads { get; } = Configuration.StoreChoice.Current?.Whole("score-threads") ?? Environment.ProcessorCount;

    /// <summary>What trends are computed from, kept while the store stands still.</summary>
    public StanceCubes Cubes { get; } = new();

    internal CodedPlacesCache Coded { get; } = new();

    /// <summary>What models are measured to be, kept while they and the sets stay.</summary>
    public ModelEvaluations Evaluations { get; } = new();

    /// <summary>Brings labelled sets up to what is coded in the browser.</summary>
    public CodedFiles CodedFiles { get; }

    /// <summary>All models at hand; empty when the list cannot be read.</summary>
    public IReadOnlyList<ModelVersion> Models => Registry.List() is { IsOk: true } list ? list.Value : [];

    /// <summary>Whether digests are among the documents, which every page must then say.</summary>
    public bool HasDigests => Store.Sources.Get(DigestSite.SourceId) is not null;

    /// <summary>Opens a data folder, making it when it is not there, and says on standard error which it is.</summary>
    public static Outcome<Workspace> Open(string folder)
    {
        var scorer = LoadScorer(folder);
        if (!scorer.IsOk)
            return scorer.Problem;
        var store = Configuration.StoreChoice.Open(folder);
        if (!store.IsOk)
            return store.Problem;
        var index = LuceneIndex.Open(Path.Combine(folder, IndexFolder), store.Value);
        return new Workspace(Path.GetFullPath(folder), store.Value, index, Registered(folder), scorer.Value);
    }

    /// <summary>Takes over the model that the registry names now, which another process may have put in use. When it cannot be loaded, the one at hand stays, and the problem is given back.</summary>
    public Problem? FollowRegistry()
    {
        var current = Registry.CurrentId();
        return ModelProblem = current.IsOk ? TakeOver(current.Value) : current.Problem;
    }

    private Problem? TakeOver(string id)
    {
        if (id == ModelId)
            return null;
        var model = Registry.Load(id);
        if (model.IsOk)
            _scorer = new StanceScorer(model.Value);
        return model.Problem;
    }

    /// <summary>Opens the store alone, and says on standard error which folder it is in.</summary>
    public static Outcome<Database> OpenStore(string folder)
    {
        Say(folder);
        return Configuration.StoreChoice.Open(folder);
    }

    /// <summary>The models shipped with the program, and the user's in the data folder, which is said on standard error.</summary>
    public static ModelRegistry RegistryOf(string folder)
    {
        Say(folder);
        return Registered(folder);
    }

    /// <summary>Loads a model without opening the store; the one in use when no id is given.</summary>
    public static Outcome<StanceScorer> LoadScorer(string folder, string? modelId = null)
    {
        var model = RegistryOf(folder).Load(modelId);
        return model.IsOk ? new StanceScorer(model.Value) : model.Problem;
    }

    /// <summary>The user's labelled sets, and those that travel with the program.</summary>
    public static LabelStore LabelsOf(string folder) => new(LabelsFolder(folder), Path.Combine(Corpora, "labelled"));

    /// <summary>The same of this folder, with everything that was coded in the browser so far.</summary>
    public LabelStore Labels()
    {
        CodedFiles.Flush();
        return LabelsOf(Folder);
    }

    /// <summary>Where the user's labelled sets are in a data folder.</summary>
    public static string LabelsFolder(string folder) => Path.Combine(folder, "labels");

    /// <summary>Where the corpora that travel with the program are.</summary>
    public static string Corpora => Path.Combine(AppContext.BaseDirectory, "corpora");

    /// <summary>Where the models that travel with the program are.</summary>
    public static string ShippedModels => Path.Combine(AppContext.BaseDirectory, "models");

    private static ModelRegistry Registered(string folder) => new(ShippedModels, Path.Combine(folder, "models"));

    private static void Say(string folder) => Commands.Terminal.Say($"Data: {Path.GetFullPath(folder)}");

    public void Dispose()
    {
        CodedFiles.Dispose();
        Scoring.Dispose();
        Index.Dispose();
        Store.Dispose();
    }
}
