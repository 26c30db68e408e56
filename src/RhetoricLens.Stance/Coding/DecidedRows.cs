using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding;

/// <summary>Puts decisions that are kept elsewhere into the rows of a file.</summary>
internal static class DecidedRows
{
    private const int MarkDigits = 6;

    /// <summary>Rows on which nobody decided elsewhere stay as they are; the others are as decided, each at the place of the row it replaces, new ones at the end.</summary>
    public static IReadOnlyList<CodedPassage> Merge(IReadOnlyList<CodedPassage> rows, IReadOnlyList<CodedPassage> decided, IReadOnlySet<(string Text, string Coder)> known)
    {
        var left = new Dictionary<(string, string), CodedPassage>();
        foreach (var passage in decided)
            left[(passage.Text, passage.Coder)] = passage;
        var merged = new List<CodedPassage>(rows.Count + decided.Count);
        foreach (var row in rows)
        {
            if (left.Remove((row.Text, row.Coder), out var replacing))
                merged.Add(Equal(row, replacing) ? row : replacing);
            else if (!known.Contains((row.Text, row.Coder)))
                merged.Add(row);
        }
        merged.AddRange(decided.Where(passage => left.ContainsKey((passage.Text, passage.Coder))));
        return WithOwnIds(merged);
    }

    private static bool Equal(CodedPassage row, CodedPassage decided) => decided with { Id = row.Id, Register = row.Register, Kind = row.Kind, Source = row.Source } == row;

    /// <summary>An id stands for one text. A place in a document that has changed has another text under the same id: it gets a mark of its text.</summary>
    private static List<CodedPassage> WithOwnIds(List<CodedPassage> rows)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            if (texts.TryAdd(rows[i].Id, rows[i].Text) || texts[rows[i].Id] == rows[i].Text)
                continue;
            rows[i] = rows[i] with { Id = $"{rows[i].Id}~{DocumentId.Sha256(rows[i].Text)[..MarkDigits]}" };
            texts.TryAdd(rows[i].Id, rows[i].Text);
        }
        return rows;
    }
}
