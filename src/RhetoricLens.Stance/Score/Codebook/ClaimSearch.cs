namespace RhetoricLens.Stance.Score.Codebook;

/// <summary>Finds where a sentence makes a claim.</summary>
internal static class ClaimSearch
{
    /// <summary>First and last token of the shortest run of words that fills all slots with different concepts' mentions; null when there is none.</summary>
    public static (int First, int Last)? Shortest(Claim claim, ReadOnlySpan<ConceptHit> sentence)
    {
        (int First, int Last)? best = null;
        for (var start = 0; start < sentence.Length; start++)
        {
            var limit = sentence[start].At + claim.Within;
            for (var slot = 0; slot < claim.Slots.Count; slot++)
            {
                if (!Fits(claim.Slots[slot], sentence[start]) || sentence[start].Last > limit)
                    continue;
                var open = (1 << claim.Slots.Count) - 1 & ~(1 << slot);
                var last = Fill(claim, sentence, start + 1, open, sentence[start].At, sentence[start].Last, limit);
                if (last >= 0 && (best is null || last - sentence[start].At < best.Value.Last - best.Value.First))
                    best = (sentence[start].At, last);
            }
        }
        return best;
    }

    /// <summary>Fills the open slots from the mentions that follow; the smallest last token, or -1.</summary>
    private static int Fill(Claim claim, ReadOnlySpan<ConceptHit> sentence, int from, int open, int at, int last, int limit)
    {
        if (open == 0)
            return last;
        var best = -1;
        for (var i = from; i < sentence.Length && sentence[i].At <= limit; i++)
        {
            // Two concepts named by the same word are one mention.
            if (sentence[i].At == at || sentence[i].Last > limit)
                continue;
            for (var slot = 0; slot < claim.Slots.Count; slot++)
            {
                if ((open >> slot & 1) == 0 || !Fits(claim.Slots[slot], sentence[i]))
                    continue;
                var end = Fill(claim, sentence, i + 1, open & ~(1 << slot), sentence[i].At, Math.Max(last, sentence[i].Last), best < 0 ? limit : best);
                best = end >= 0 && (best < 0 || end < best) ? end : best;
            }
        }
        return best;
    }

    private static bool Fits(UInt128 slot, ConceptHit hit) => (slot >> hit.Concept & 1) != 0;
}
