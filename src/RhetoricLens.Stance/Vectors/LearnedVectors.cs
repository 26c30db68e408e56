using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Vectors;

/// <summary>A word near another.</summary>
/// <param name="Word">Its normal form.</param>
/// <param name="Similarity">Cosine of the angle between the two vectors, -1 to 1.</param>
public readonly record struct Neighbour(string Word, float Similarity);

/// <summary>Vectors together with the words that the file of vectors leaves out, to look at while they are at hand.</summary>
public sealed class LearnedVectors
{
    private readonly string[] _words;

    internal LearnedVectors(WordVectors vectors, string[] words, long tokens) => (Vectors, _words, Tokens) = (vectors, words, tokens);

    public WordVectors Vectors { get; }

    /// <summary>Words in the texts that the vectors were learned from, each as often as it was seen.</summary>
    public long Tokens { get; }

    /// <summary>The words nearest to a word, the nearest first; a problem when the word has no vector.</summary>
    public Outcome<IReadOnlyList<Neighbour>> Nearest(string word, int take)
    {
        var tokens = new Tokens();
        tokens.Read(word);
        var own = tokens.Count == 1 ? Vectors.RowOf(tokens.Hash(0)) : -1;
        if (own < 0)
            return new Problem("unknown_word", $"\"{word}\" has no vector.", "", "Give a word that stands often enough in the texts.");
        var vector = new float[Vectors.Dimensions];
        Vectors.AddTo(own, 1, vector);
        return Enumerable.Range(0, Vectors.Count).Where(row => row != own)
            .Select(row => new Neighbour(_words[row], Vectors.Dot(row, vector)))
            .OrderByDescending(neighbour => neighbour.Similarity).ThenBy(neighbour => neighbour.Word, StringComparer.Ordinal)
            .Take(take).ToArray();
    }
}
