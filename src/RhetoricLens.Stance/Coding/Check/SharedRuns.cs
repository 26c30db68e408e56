using System.Runtime.InteropServices;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding.Check;

/// <summary>
/// Finds templates: words in a row that at least <see cref="Limits.SharedRunPassages"/> passages share, as long as they are. A run is cut where another
/// set of passages goes on with it.
/// </summary>
internal sealed class SharedRuns
{
    private readonly IReadOnlyList<CodedUnit> _units;
    private readonly WordHashes _words = new();
    private readonly Dictionary<ulong, ulong> _owners;
    private readonly Dictionary<(ulong Owners, ulong Start), Found> _found = [];

    private SharedRuns(IReadOnlyList<CodedUnit> units, Dictionary<ulong, ulong> owners) => (_units, _owners) = (units, owners);

    public static IReadOnlyList<SharedRun> Find(IReadOnlyList<CodedUnit> units, int words, CancellationToken cancellation)
    {
        var runs = new SharedRuns(units, Owners(units, words, cancellation));
        if (runs._owners.Count > 0)
            runs.Scan(cancellation);
        return [.. runs._found.Values
            .OrderByDescending(run => run.Passages.Count)
            .ThenByDescending(run => run.Text.Length)
            .ThenBy(run => run.Text, StringComparer.Ordinal)
            .Take(Limits.MaxListedFindings)
            .Select(run => new SharedRun(run.Text, run.Passages.Count, [.. run.Passages.Select(i => units[i].Id)]))];
    }

    private static int Length(WordHashes words) => words.IsIdeographic ? Limits.SharedRunCharacters : Limits.SharedRunWords;

    /// <summary>For each run that enough passages have, a number that stands for the set of these passages.</summary>
    private static Dictionary<ulong, ulong> Owners(IReadOnlyList<CodedUnit> units, int words, CancellationToken cancellation)
    {
        var table = Collect(units, words, cancellation);
        table.Sort();
        var owners = new Dictionary<ulong, ulong>();
        var distinct = new HashSet<int>();
        foreach (var (start, length) in table.Repeated(Limits.SharedRunPassages))
        {
            distinct.Clear();
            foreach (var passage in table.Passages(start, length))
                distinct.Add(passage);
            if (distinct.Count >= Limits.SharedRunPassages)
                owners[table.Hash(start)] = distinct.Aggregate(0UL, (sum, passage) => sum + TextHash.Mix((ulong)passage + 1));
        }
        return owners;
    }

    /// <summary>Every run of the length that counts, with its passage.</summary>
    private static RunTable Collect(IReadOnlyList<CodedUnit> units, int capacity, CancellationToken cancellation)
    {
        var table = new RunTable(capacity);
        var words = new WordHashes();
        for (var i = 0; i < units.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            words.Read(units[i].Text);
            for (int start = 0, length = Length(words); start + length <= words.Count; start++)
                table.Add(words.Run(start, length), i);
        }
        return table;
    }

    private void Scan(CancellationToken cancellation)
    {
        for (var passage = 0; passage < _units.Count; passage++)
        {
            cancellation.ThrowIfCancellationRequested();
            _words.Read(_units[passage].Text);
            var length = Length(_words);
            for (int start = 0, next; start + length <= _words.Count; start = next)
            {
                next = start + 1;
                if (!_owners.TryGetValue(_words.Run(start, length), out var owners))
                    continue;
                while (next + length <= _words.Count && _owners.TryGetValue(_words.Run(next, length), out var more) && more == owners)
                    next++;
                Keep(passage, owners, start, next - start - 1 + length);
            }
        }
    }

    private void Keep(int passage, ulong owners, int start, int length)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_found, (owners, _words.Run(start, Length(_words))), out _);
        found ??= new Found(_words.Text(start, length), []);
        found.Passages.Add(passage);
    }

    private sealed record Found(string Text, SortedSet<int> Passages);
}
