using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Queries;

/// <summary>Why the passages of a text got their labels.</summary>
public static class PassageReasons
{
    /// <summary>Terms listed for one passage, the heaviest first.</summary>
    private const int ListedTerms = 8;

    /// <summary>The reasons by place in the text, for passages on topic, at most <see cref="Limits.MaxExplainedPassages"/>. Of scores of another model than the one in use there are none.</summary>
    /// <param name="workspace">Holds the model.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="passages">Its passages in reading order.</param>
    /// <param name="model">By which they were scored.</param>
    /// <param name="from">Place of the first passage wanted.</param>
    public static IReadOnlyDictionary<int, Explanation> Reasons(this Workspace workspace, string text, IReadOnlyList<PassageAnswer> passages, string? model, int from = 0)
    {
        var scorer = workspace.Scorer;
        return model != scorer.Model.Version.Id ? new Dictionary<int, Explanation>() : passages
            .Where(passage => passage.OnTopic && passage.Ordinal >= from)
            .Take(Limits.MaxExplainedPassages)
            .ToDictionary(passage => passage.Ordinal, passage => scorer.Explain(text[passage.Start..passage.End], ListedTerms));
    }
}
