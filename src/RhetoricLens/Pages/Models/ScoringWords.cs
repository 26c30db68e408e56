using RhetoricLens.Pages.Parts;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Pages.Models;

/// <summary>What putting a model in use sets going.</summary>
internal static class ScoringWords
{
    internal static string Of(Workspace workspace, string model) => workspace.Store.Scores.CountUnscored(model, PassageSplitter.Version) is > 0 and var left
        ? $"{Figures.Counted(left, "stored document")} will be scored by it in the background; until that is done the scores of {workspace.ModelId} go on answering. Nothing is lost: you can go back at any time."
        : "It has scored everything that is stored, so that its figures stand at once.";
}
