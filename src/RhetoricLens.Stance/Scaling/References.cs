using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Scaling;

/// <summary>Documents of which something is known beforehand, found in a matrix.</summary>
public static class References
{
    /// <summary>The rows of the references, in the order of the matrix; a problem for one that is not there or holds no word.</summary>
    internal static Outcome<(int Row, T Value)[]> Find<T>(DocumentTermMatrix matrix, IReadOnlyDictionary<string, T> references)
    {
        var found = new List<(int Row, T Value)>();
        foreach (var (name, value) in references)
        {
            var row = matrix.IndexOf(name);
            if (row < 0)
                return Unknown(matrix, name);
            if (matrix.Tokens[row] == 0)
                return new Problem("no_shared_words", $"The reference \"{name}\" has no word left after the choice of terms.", "reference", "Lower the minimum document frequency, or choose another reference.");
            found.Add((row, value));
        }
        return found.OrderBy(reference => reference.Row).ToArray();
    }

    /// <summary>The rows of the references of each class, classes in ordinal order; a problem when there are fewer than two classes.</summary>
    internal static Outcome<(string Class, int[] Rows)[]> Classes(DocumentTermMatrix matrix, IReadOnlyDictionary<string, string> references)
    {
        var rows = Find(matrix, references);
        if (!rows.IsOk)
            return rows.Problem;
        var classes = rows.Value.GroupBy(row => row.Value, row => row.Row, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.ToArray())).ToArray();
        return classes.Length >= 2
            ? classes
            : new Problem("too_few_references", "References of at least two classes are needed.", "reference", "Give two or more, such as --reference CHN=multilateral --reference USA=multistakeholder.");
    }

    /// <summary>Says which documents there are, and when the name is that of a term, that the table may lie on its side.</summary>
    public static Problem Unknown(DocumentTermMatrix matrix, string name)
    {
        const int shown = 8;
        var names = string.Join(", ", matrix.Documents.Take(shown)) + (matrix.Documents.Count > shown ? " ..." : "");
        var hint = matrix.Terms.Contains(name, StringComparer.Ordinal) ? "It is the name of a term: are the rows of the table words? Then give --rows words." : $"Documents here: {names}.";
        return new Problem("unknown_reference", $"There is no document \"{name}\" among the {matrix.Documents.Count} to be scaled.", "reference", hint);
    }
}
