using System.Runtime.InteropServices;

namespace RhetoricLens.Stance.Score.Codebook;

/// <summary>A concept named in a passage.</summary>
/// <param name="At">First token.</param>
/// <param name="Last">Last token.</param>
/// <param name="Concept">Number in the lexicon.</param>
internal readonly record struct ConceptHit(int At, int Last, int Concept);

/// <summary>The concepts that a passage names, in reading order, cut into sentences. Buffers are reused; not safe for use by two threads at once.</summary>
internal sealed class ConceptHits(Lexicon lexicon)
{
    private readonly List<ConceptHit> _hits = [];
    private readonly List<int> _ends = [];

    /// <summary>Number of sentences that name a concept.</summary>
    public int Sentences => _ends.Count;

    public ReadOnlySpan<ConceptHit> All => CollectionsMarshal.AsSpan(_hits);

    public ReadOnlySpan<ConceptHit> Sentence(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return All[start.._ends[index]];
    }

    public void Read(Tokens tokens)
    {
        _hits.Clear();
        _ends.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.StartsSentence(i))
                EndSentence();
            foreach (ref readonly var term in lexicon.Terms.Candidates(tokens, i))
            {
                if (term.IsAt(tokens, i))
                    _hits.Add(new ConceptHit(i, i + term.Pattern.Parts.Length - 1, term.Value));
            }
        }
        EndSentence();
    }

    private void EndSentence()
    {
        if (_hits.Count > (_ends.Count == 0 ? 0 : _ends[^1]))
            _ends.Add(_hits.Count);
    }
}
