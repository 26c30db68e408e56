namespace RhetoricLens.Stance.Coding.Check;

/// <summary>
/// Each passage's set of word triples (Broder 1997), as numbers in the order of their rarity. Triples that no other passage has are only counted.
/// </summary>
internal sealed class Shingles
{
    private const int Words = 3;

    private Shingles(int[][] shared, int[] sizes, int distinct) => (Shared, Sizes, Distinct) = (shared, sizes, distinct);

    /// <summary>By passage, the triples that some other passage has too, the rarest first.</summary>
    public int[][] Shared { get; }

    /// <summary>By passage, the number of all its distinct triples, at least 1.</summary>
    public int[] Sizes { get; }

    /// <summary>Number of shared triples.</summary>
    public int Distinct { get; }

    /// <param name="units">The passages.</param>
    /// <param name="words">Words in all of them.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static Shingles Of(IReadOnlyList<CodedUnit> units, int words, CancellationToken cancellation)
    {
        var table = new RunTable(words + units.Count);
        var sizes = Collect(units, table, cancellation);
        table.Sort();
        var runs = table.Repeated(2).ToList();
        runs.Sort((a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.Start.CompareTo(b.Start));
        var counts = new int[units.Count];
        foreach (var (start, length) in runs)
        {
            foreach (var owner in table.Passages(start, length))
                counts[owner]++;
        }
        var shared = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (var rank = 0; rank < runs.Count; rank++)
        {
            foreach (var owner in table.Passages(runs[rank].Start, runs[rank].Length))
                shared[owner][counts[owner]++] = rank;
        }
        return new Shingles(shared, sizes, runs.Count);
    }

    /// <summary>Fills the table; gives back the size of each passage's set.</summary>
    private static int[] Collect(IReadOnlyList<CodedUnit> units, RunTable table, CancellationToken cancellation)
    {
        var sizes = new int[units.Count];
        var words = new WordHashes();
        var own = new HashSet<ulong>();
        for (var i = 0; i < units.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            words.Read(units[i].Text);
            own.Clear();
            // A passage of one or two words is one shingle.
            for (var start = 0; start == 0 || start + Words <= words.Count; start++)
                own.Add(words.Run(start, Math.Min(Words, words.Count)));
            sizes[i] = own.Count;
            foreach (var hash in own)
                table.Add(hash, i);
        }
        return sizes;
    }
}
