namespace RhetoricLens.Stance.Suggest;

/// <summary>
/// How near each of some texts is to the nearest of those chosen: cosine of hashed words and word pairs, weighted by their rarity among the texts
/// (TF-IDF; Salton and Buckley 1988).
/// </summary>
internal sealed class Similarity
{
    private readonly (int Term, float Weight)[][] _vectors;
    private readonly float[] _nearest;
    private readonly float[] _chosen = new float[1 << Wording.TermBits];

    public Similarity(IReadOnlyList<Wording> wordings)
    {
        var holders = new int[1 << Wording.TermBits];
        foreach (var term in wordings.SelectMany(wording => wording.Terms.Keys))
            holders[term]++;
        _vectors = [.. wordings.Select(wording => Vector(wording, holders, wordings.Count))];
        _nearest = new float[_vectors.Length];
    }

    /// <summary>Cosine with the nearest text chosen so far, 0 to 1; 0 when none is.</summary>
    public double Nearest(int index) => _nearest[index];

    public void Choose(int chosen)
    {
        foreach (var (term, weight) in _vectors[chosen])
            _chosen[term] = weight;
        for (var i = 0; i < _vectors.Length; i++)
            _nearest[i] = Math.Max(_nearest[i], Cosine(_vectors[i]));
        foreach (var (term, _) in _vectors[chosen])
            _chosen[term] = 0;
    }

    private float Cosine((int Term, float Weight)[] vector)
    {
        var sum = 0f;
        foreach (var (term, weight) in vector)
            sum += weight * _chosen[term];
        return sum;
    }

    private static (int, float)[] Vector(Wording wording, int[] holders, int count)
    {
        var weights = wording.Terms.OrderBy(term => term.Key)
            .Select(term => (term.Key, Weight: (1 + Math.Log(term.Value)) * Math.Log((count + 1.0) / holders[term.Key])))
            .ToArray();
        var norm = Math.Sqrt(weights.Sum(term => term.Weight * term.Weight));
        return Array.ConvertAll(weights, term => (term.Key, (float)(norm > 0 ? term.Weight / norm : 0)));
    }
}
