using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Jobs;

/// <summary>A training that was ordered in the background, as it is kept until it is done.</summary>
/// <param name="Labels">Names of labelled sets, laid together.</param>
/// <param name="Test">Names of labelled sets to measure on.</param>
/// <param name="Base">Model whose settings are taken over; null for the program's own.</param>
/// <param name="Notes">Markdown for the card.</param>
/// <param name="Seed">Seed of the trainer; null for that of the settings.</param>
/// <param name="Date">Day of the order: a run that is repeated states the same day.</param>
public sealed record TrainOrder(IReadOnlyList<string> Labels, IReadOnlyList<string> Test, string? Base, string Notes, int? Seed, DateOnly Date)
{
    /// <summary>Id of the new model; null for the next free one.</summary>
    public string? Name { get; init; }

    /// <summary>Keeps the order, unless a like one is open: then that is the answer. All it names must be there and be good.</summary>
    /// <param name="workspace">Where things are kept.</param>
    /// <param name="key">Name by which the caller knows the order, so that asking twice is asking once; null for none.</param>
    public Outcome<WorkItem> Place(Workspace workspace, string? key)
    {
        var request = Request(workspace, null);
        if (!request.IsOk)
            return request.Problem;
        if (new TrainingRun(workspace.Registry).Check(request.Value) is { } problem)
            return problem;
        var order = JsonSerializer.Serialize(this, JsonShape.Options);
        var name = key is null ? $"train:{Guid.NewGuid():N}" : $"train:{DocumentId.Sha256(key)}";
        return workspace.Store.Jobs.Enqueue(WorkKind.Train, name, DocumentId.Sha256(order), order);
    }

    /// <summary>Reads an order as it was kept.</summary>
    public static TrainOrder Read(string order) => JsonSerializer.Deserialize<TrainOrder>(order, JsonShape.Options)
        ?? throw new InvalidDataException("The order of a training is empty.");

    /// <summary>The run that fulfils it.</summary>
    public Outcome<TrainRequest> Request(Workspace workspace, string? run)
    {
        var store = workspace.Labels();
        var labels = store.AllByName(Labels);
        if (!labels.IsOk)
            return labels.Problem;
        var tests = store.AllByName(Test);
        return tests.IsOk
            ? new TrainRequest(labels.Value) { Tests = tests.Value, Base = Base, Notes = Notes, Seed = Seed, Date = Date, Id = Name, Run = run }
            : tests.Problem;
    }
}
