using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding;

/// <summary>Puts new rows into a set: by passage and coder, without contradictions.</summary>
internal sealed class SetMerge
{
    private readonly List<CodedPassage?> _rows;

    public SetMerge(string name, IReadOnlyList<CodedPassage> stored, IReadOnlyList<CodedPassage> incoming)
    {
        _rows = [.. stored];
        var places = stored.Index().ToDictionary(row => (row.Item.Id, row.Item.Coder), row => row.Index);
        var replaced = Replaced(incoming, places);
        var known = new Duplicates();
        foreach (var (place, row) in stored.Index())
        {
            if (!replaced.Contains(place))
                known.Add(row, "the set", 0);
        }
        foreach (var row in incoming)
            Add(name, row, places, known);
    }

    public IReadOnlyList<CodedPassage> Merged => [.. _rows.OfType<CodedPassage>()];

    public int New { get; private set; }

    public int Changed { get; private set; }

    public int Same { get; private set; }

    /// <summary>Rows that contradict others.</summary>
    public List<Problem> Left { get; } = [];

    private void Add(string name, CodedPassage row, Dictionary<(string, string), int> places, Duplicates known)
    {
        var stands = places.TryGetValue((row.Id, row.Coder), out var place);
        if (stands && _rows[place] == row)
            Same++;
        else if (known.Add(row, name, 0) is { } contradiction)
            Left.Add(contradiction);
        else if (stands)
        {
            _rows[place] = row;
            Changed++;
        }
        else
        {
            _rows.Add(row);
            New++;
        }
    }

    /// <summary>Places of rows that give way to others.</summary>
    private HashSet<int> Replaced(IReadOnlyList<CodedPassage> incoming, Dictionary<(string, string), int> places) =>
        [.. incoming.Where(row => places.TryGetValue((row.Id, row.Coder), out var place) && _rows[place] != row).Select(row => places[(row.Id, row.Coder)])];
}
