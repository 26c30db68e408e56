using RhetoricLens.Core;
using RhetoricLens.Documents.Index.Words;

namespace RhetoricLens.Queries.Words;

/// <summary>Lays the stance of the passage beside each line of a concordance.</summary>
internal static class ConcordanceStances
{
    internal static IReadOnlyList<ConcordanceLineAnswer> Of(Workspace workspace, IReadOnlyList<ConcordanceLine> lines)
    {
        var model = workspace.AnsweringModel();
        var passages = lines.Select(line => line.VersionId).Distinct().ToDictionary(id => id, id => workspace.Store.Scores.Passages(id, model));
        return [.. lines.Select(line => Answer(line, Around(line, passages[line.VersionId])))];
    }

    private static StanceProbabilities? Around(ConcordanceLine line, IReadOnlyList<ScoredPassage> passages)
    {
        foreach (var scored in passages)
        {
            if (scored.Passage.Start <= line.Start && line.Start < scored.Passage.End)
                return scored.P;
        }
        return null;
    }

    private static ConcordanceLineAnswer Answer(ConcordanceLine line, StanceProbabilities? stance)
    {
        var facts = line.Facts;
        return new ConcordanceLineAnswer(
            line.DocumentId, facts.Title, facts.Date, facts.Country, facts.Speaker, facts.Language, line.Start, line.End, line.Left, line.Keyword, line.Right,
            stance is { } of ? StanceLabels.Name(of.Label) : null, stance is { } scored ? Math.Round(scored.Axis, 6) : null);
    }
}
