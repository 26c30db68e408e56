using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding.Standoff;

/// <summary>Turns coded passages whose ids say where they stand into rows without texts.</summary>
public static class StandoffMaker
{
    /// <summary>
    /// One row for each decision, ordered by corpus, document and place. Passages whose id is not <c>corpus:document:start-end</c> are among the problems.
    /// </summary>
    /// <param name="set">The passages.</param>
    /// <param name="purpose">What they are for: <c>dev</c>, <c>train</c> or <c>own</c>.</param>
    public static StandoffSet Of(CodedSet set, string purpose)
    {
        var (rows, problems) = (new List<StandoffRow>(), new List<Problem>());
        foreach (var passage in set.Passages)
        {
            if (Row(passage, purpose) is { } row)
                rows.Add(row);
            else
                problems.Add(new Problem("no_offsets", "The id does not say where the passage stands.", $"{set.Name}, id {passage.Id}", "Write ids as corpus:document:start-end."));
        }
        return new StandoffSet(
            [.. rows.OrderBy(row => row.Corpus, StringComparer.Ordinal).ThenBy(row => row.Document, StringComparer.Ordinal).ThenBy(row => row.Start).ThenBy(row => row.End)],
            problems);
    }

    private static StandoffRow? Row(CodedPassage passage, string purpose)
    {
        var parts = passage.Id.Split(':');
        if (parts.Length < 3 || parts[^1].Split('-') is not [var from, var to])
            return null;
        var document = string.Join(':', parts[1..^1]);
        return StandoffFile.IsName(parts[0]) && StandoffFile.IsName(document) && StandoffFile.Offset(from, out var start) && StandoffFile.Offset(to, out var end) && end > start
            ? new StandoffRow(parts[0], document, start, end, StandoffRow.Fingerprint(passage.Text), passage.Label, passage.Coder, purpose)
            : null;
    }
}
