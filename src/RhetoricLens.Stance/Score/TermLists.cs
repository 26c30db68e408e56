using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Stance.Score;

/// <summary>Lists of terms by key; in each, terms stand by their places.</summary>
/// <typeparam name="T">What a term stands for.</typeparam>
internal sealed class TermLists<T>
{
    private readonly HashIndex _index;
    private readonly Term<T>[][] _terms;

    /// <param name="lists">Keys are distinct.</param>
    public TermLists(IEnumerable<(ulong Key, IEnumerable<Term<T>> Terms)> lists)
    {
        var all = lists.ToArray();
        _index = new HashIndex(Array.ConvertAll(all, list => list.Key));
        _terms = Array.ConvertAll(all, list => list.Terms.OrderBy(term => term.Place).ToArray());
    }

    /// <summary>Empty when there is none.</summary>
    public ReadOnlySpan<Term<T>> Find(ulong key) => _index.RowOf(key) is var row and >= 0 ? _terms[row] : [];
}
