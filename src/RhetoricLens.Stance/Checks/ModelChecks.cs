using RhetoricLens.Core.Checks;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Stance.Checks;

/// <summary>Whether the files of all models are those that were registered.</summary>
public static class ModelChecks
{
    private const string Name = "models";

    /// <param name="registry">The models at hand.</param>
    public static Check Of(ModelRegistry registry) => new(Name, _ => Look(registry)) { Mend = _ => Mend(registry) };

    private static IReadOnlyList<Finding> Look(ModelRegistry registry)
    {
        var (models, current) = (registry.List(), registry.CurrentId());
        if ((models.Problem ?? current.Problem) is { } unreadable)
            return [new Finding(Name, CheckState.Bad, unreadable.ToString(), "Restore the file from a backup, or install the program again if it is the shipped one.")];
        var bad = models.Value.Select(model => (model.Id, registry.Verify(model.Id).Problem)).Where(model => model.Problem is not null).ToArray();
        return bad.Length == 0
            ? [new Finding(Name, CheckState.Ok, $"{models.Value.Count} models, each as it was registered; {current.Value} is in use.", "")]
            : [.. bad.Select(model => Of(model.Id, model.Problem!, current.Value, registry.Shelf(model.Id) == ModelShelf.User))];
    }

    /// <summary>Of a model that is not in use nothing depends; it was set aside, or somebody will want it back.</summary>
    private static Finding Of(string id, Problem problem, string current, bool mine) => new(
        Name,
        id == current ? CheckState.Bad : CheckState.Warn,
        $"{id}{(id == current ? ", which is in use" : "")}: {problem.What}",
        !mine ? "Install the program again: this model came with it."
            : $"Restore {problem.Where} from a backup, or train again.{(id == current ? $" {Check.Fix}, which goes back to the last good model." : "")}");

    /// <summary>Sets the damaged file of the model in use aside and goes back to the last one that is whole.</summary>
    private static Problem? Mend(ModelRegistry registry)
    {
        var current = registry.CurrentId();
        if (!current.IsOk)
            return current.Problem;
        return registry.Verify(current.Value).IsOk ? null : registry.Quarantine(current.Value).Problem;
    }
}
