using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Stance.Suggest;

/// <summary>
/// Takes scored passages one by one and keeps the few thousand that promise most, in each language, and some drawn by lot. Memory does not grow
/// with the store, and the order in which passages come does not matter.
/// </summary>
/// <param name="rates">What is scarce.</param>
/// <param name="count">Suggestions wanted, 1 to <see cref="Limits.MaxSuggestions"/>.</param>
/// <param name="seed">Seed of the lots.</param>
public sealed class Shortlist(BaseRates rates, int count, int seed)
{
    /// <summary>One suggestion in ten is drawn by lot.</summary>
    private const double RandomShare = 0.1;

    /// <summary>More lots are kept than needed: some fall on passages that are coded already.</summary>
    private const int SpareLots = 100;

    // The head of each queue is what goes first: the least promising, and in the other the highest lot.
    private readonly SortedDictionary<string, PriorityQueue<Candidate, (double Gain, ulong Lot)>> _promising = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Candidate, ulong> _drawn = new(Comparer<ulong>.Create((a, b) => b.CompareTo(a)));

    /// <summary>Passages taken in.</summary>
    public int Seen { get; private set; }

    /// <summary>Suggestions wanted.</summary>
    public int Count => count;

    /// <summary>How many of them are drawn by lot.</summary>
    public int RandomCount => (int)Math.Round(count * RandomShare, MidpointRounding.AwayFromZero);

    /// <summary>Takes a passage in.</summary>
    public void Add(VoicedPassage passage)
    {
        Seen++;
        var candidate = new Candidate(passage, Gain.Of(passage.P, rates), Interval.Seed(seed, passage.DocumentId, FormattableString.Invariant($"{passage.Start}-{passage.End}")));
        if (!_promising.TryGetValue(passage.Language, out var queue))
            _promising[passage.Language] = queue = new PriorityQueue<Candidate, (double, ulong)>();
        Keep(queue, candidate, (candidate.Gain.Total, candidate.Tie), Limits.SuggestionPool);
        Keep(_drawn, candidate, candidate.Lot, RandomCount * 2 + SpareLots);
    }

    /// <summary>The most promising passages, as many of each language, the most promising first.</summary>
    internal IReadOnlyList<Candidate> Promising() => [.. _promising.Values
        .SelectMany(queue => queue.UnorderedItems
            .OrderByDescending(item => item.Priority)
            .Take(Math.Max(count, Limits.SuggestionPool / _promising.Count)))
        .OrderByDescending(item => item.Priority)
        .Select(item => item.Element)];

    /// <summary>The lowest lots first.</summary>
    internal IReadOnlyList<Candidate> Drawn() => [.. _drawn.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];

    private static void Keep<T>(PriorityQueue<Candidate, T> queue, Candidate candidate, T priority, int most)
    {
        if (queue.Count < most)
            queue.Enqueue(candidate, priority);
        else
            queue.EnqueueDequeue(candidate, priority);
    }
}
