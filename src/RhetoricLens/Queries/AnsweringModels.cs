using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Queries;

/// <summary>
/// Which model's scores answer a question. One answer never mixes two models: until a model that was put in use has scored everything, the last
/// one that has goes on answering.
/// </summary>
public static class AnsweringModels
{
    /// <summary>The model in use when it has scored the store; else the last one before it that has; the one in use when there is none such.</summary>
    public static string AnsweringModel(this Workspace workspace)
    {
        var current = workspace.ModelId;
        if (workspace.Store.Scores.IsComplete(current))
            return current;
        var history = workspace.Registry.History() is { IsOk: true } changes ? changes.Value : [];
        return history.Reverse().Select(change => change.From).FirstOrDefault(id => id != current && workspace.Store.Scores.IsComplete(id)) ?? current;
    }

    /// <summary>The model that was asked for by name, or the one that answers; a problem when there is no such model.</summary>
    public static Outcome<string> ChooseModel(this Workspace workspace, string? asked)
    {
        if (string.IsNullOrWhiteSpace(asked))
            return workspace.AnsweringModel();
        var known = workspace.Models.Select(model => model.Id).Union(workspace.Store.Scores.Models(), StringComparer.Ordinal).ToArray();
        return known.Contains(asked)
            ? asked
            : new Problem("unknown_model", $"There is no model '{asked}'.", "model", "Models at hand: " + string.Join(", ", known) + ".");
    }
}
