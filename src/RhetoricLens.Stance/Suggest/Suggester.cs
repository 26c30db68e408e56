using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Suggest;

/// <summary>Chooses from a shortlist: promising, unlike one another and unlike what is coded, and spread over languages and countries.</summary>
public sealed class Suggester
{
    /// <summary>How much likeness to what is chosen already counts against what a passage promises (maximal marginal relevance; Carbonell and Goldstein 1998).</summary>
    private const double DiversityShare = 0.3;

    private readonly Shortlist _shortlist;
    private readonly Candidate[] _candidates;
    private readonly IReadOnlyList<string> _texts;
    private readonly Wording[] _wordings;
    private readonly Likeness _likeness;
    private readonly Similarity _similarity;
    private readonly bool[] _gone;
    private readonly Turns _turns = new();
    private readonly List<(Candidate Candidate, Suggestion Suggestion)> _chosen = [];

    private Suggester(Shortlist shortlist, Candidate[] candidates, IReadOnlyList<string> texts)
    {
        var tokens = new Tokens();
        (_shortlist, _candidates, _texts) = (shortlist, candidates, texts);
        _wordings = [.. texts.Select(text => Wording.Of(text, tokens))];
        (_likeness, _similarity, _gone) = (new Likeness(_wordings), new Similarity(_wordings), new bool[candidates.Length]);
    }

    /// <summary>At most as many as the shortlist was made for, in an order from which a coder cannot see which were drawn. The same again for the same input.</summary>
    /// <param name="shortlist">The candidates.</param>
    /// <param name="texts">Gives the words of passages, in the order given.</param>
    /// <param name="coded">Texts that have been coded; they and their near-duplicates are not offered.</param>
    /// <param name="cancellation">Stops between passages.</param>
    public static IReadOnlyList<Suggestion> Choose(
        Shortlist shortlist, Func<IReadOnlyList<VoicedPassage>, IReadOnlyList<string>> texts, IEnumerable<string> coded, CancellationToken cancellation = default)
    {
        var (promising, drawn) = (shortlist.Promising(), shortlist.Drawn());
        var candidates = promising.Concat(drawn.Except(promising)).ToArray();
        var suggester = new Suggester(shortlist, candidates, texts([.. candidates.Select(candidate => candidate.Passage)]));
        suggester.LeaveOut(coded, cancellation);
        suggester.Fill(promising.Count, shortlist.Count - shortlist.RandomCount, probability: 1, cancellation);
        suggester.Draw(drawn);
        // Where a lot fell on what was chosen anyway, there is room; whether it is filled by this passage or that hangs on the lots.
        suggester.Fill(promising.Count, shortlist.Count, probability: null, cancellation);
        // The lower half of a lot: the drawn ones have low upper halves, and would come first.
        return [.. suggester._chosen.OrderBy(pair => (uint)pair.Candidate.Lot).ThenBy(pair => pair.Candidate.Lot).Select(pair => pair.Suggestion)];
    }

    private void LeaveOut(IEnumerable<string> coded, CancellationToken cancellation)
    {
        var tokens = new Tokens();
        foreach (var text in coded)
        {
            cancellation.ThrowIfCancellationRequested();
            Remove(Wording.Of(text, tokens));
        }
    }

    /// <summary>
    /// The share that is drawn, from all passages: one that was chosen already is drawn as well, so that the drawn ones stand for all. Every other passage that may be offered comes in when its lot is
    /// among those gone through.
    /// </summary>
    private void Draw(IReadOnlyList<Candidate> drawn)
    {
        var places = _candidates.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var (taken, through) = (new List<int>(), 0);
        foreach (var candidate in drawn.TakeWhile(_ => taken.Count < _shortlist.RandomCount))
        {
            through++;
            var at = _chosen.FindIndex(pair => pair.Candidate == candidate);
            if (at < 0 && _gone[places[candidate]])
                continue;
            if (at < 0)
                Take(places[candidate], SuggestionReason.Random, null);
            taken.Add(at < 0 ? _chosen.Count - 1 : at);
        }
        foreach (var at in taken)
        {
            var (candidate, suggestion) = _chosen[at];
            _chosen[at] = (candidate, suggestion with { Reason = SuggestionReason.Random, Probability = suggestion.Probability ?? Math.Min(1, through / (double)_shortlist.Seen) });
        }
    }

    /// <summary>One by one from the first candidates, which are the promising ones, until so many are chosen.</summary>
    private void Fill(int promising, int count, double? probability, CancellationToken cancellation)
    {
        while (_chosen.Count < count)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = Enumerable.Range(0, promising).Where(index => !_gone[index]).DefaultIfEmpty(-1).MinBy(Place);
            if (next < 0)
                return;
            var gain = _candidates[next].Gain;
            Take(next, gain.Rarity > gain.Entropy ? SuggestionReason.Rare : SuggestionReason.Uncertain, probability);
        }
    }

    private ((int, int) Turn, double Worth, ulong Lot) Place(int index) => index < 0 ? default : (
        _turns.Place(_candidates[index]),
        DiversityShare * _similarity.Nearest(index) - (1 - DiversityShare) * _candidates[index].Gain.Total,
        _candidates[index].Tie);

    private void Take(int index, SuggestionReason reason, double? probability)
    {
        var candidate = _candidates[index];
        _chosen.Add((candidate, new Suggestion(candidate.Passage, _texts[index], reason, candidate.Gain) { Probability = probability }));
        _turns.Took(candidate);
        _similarity.Choose(index);
        Remove(_wordings[index]);
        _gone[index] = true;
    }

    private void Remove(Wording like)
    {
        foreach (var index in _likeness.NearDuplicates(like))
            _gone[index] = true;
    }
}
