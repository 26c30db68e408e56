using RhetoricLens.Core;

namespace RhetoricLens.Stance.Suggest;

/// <summary>Which of some texts say the same as another in nearly the same words.</summary>
internal sealed class Likeness
{
    private readonly IReadOnlyList<Wording> _wordings;
    private readonly Dictionary<ulong, List<int>> _holders = [];
    private readonly int[] _shared;

    public Likeness(IReadOnlyList<Wording> wordings)
    {
        (_wordings, _shared) = (wordings, new int[wordings.Count]);
        foreach (var (index, wording) in wordings.Index())
        {
            foreach (var triple in wording.Triples)
            {
                if (!_holders.TryGetValue(triple, out var holders))
                    _holders[triple] = holders = [];
                holders.Add(index);
            }
        }
    }

    /// <summary>Indices of the texts whose Jaccard similarity to this one is at least <see cref="Limits.SuggestionLikeness"/>.</summary>
    public IReadOnlyList<int> NearDuplicates(Wording of)
    {
        var touched = new List<int>();
        foreach (var triple in of.Triples)
        {
            foreach (var holder in _holders.GetValueOrDefault(triple) ?? [])
            {
                if (_shared[holder]++ == 0)
                    touched.Add(holder);
            }
        }
        var near = touched.Where(index => Jaccard(index, of) >= Limits.SuggestionLikeness).ToArray();
        foreach (var index in touched)
            _shared[index] = 0;
        return near;
    }

    private double Jaccard(int index, Wording of) =>
        (double)_shared[index] / (_wordings[index].Triples.Length + of.Triples.Length - _shared[index]);
}
