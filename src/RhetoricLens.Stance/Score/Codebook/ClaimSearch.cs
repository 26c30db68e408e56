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
            if (sentence[start].Last > limit)
                continue;
            var all = (1 << claim.SlotSpan.Length) - 1;
            for (var fitting = Fitting(claim, sentence[start]); fitting != 0; fitting &= fitting - 1)
            {
                var last = Fill(claim, sentence, start + 1, all & ~Lowest(fitting), sentence[start].At, sentence[start].Last, limit);
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
            for (var fitting = open & Fitting(claim, sentence[i]); fitting != 0; fitting &= fitting - 1)
            {
                var end = Fill(claim, sentence, i + 1, open & ~Lowest(fitting), sentence[i].At, Math.Max(last, sentence[i].Last), best < 0 ? limit : best);
                best = end >= 0 && (best < 0 || end < best) ? end : best;
            }
        }
        return best;
    }

    /// <summary>The slots for which a mention may stand, as bits.</summary>
    private static int Fitting(Claim claim, ConceptHit hit)
    {
        if (!claim.Mentions(hit.Concept))
            return 0;
        var fitting = 0;
        for (var slot = 0; slot < claim.SlotSpan.Length; slot++)
            fitting |= (int)(claim.SlotSpan[slot] >> hit.Concept & 1) << slot;
        return fitting;
    }

    private static int Lowest(int bits) => bits & -bits;
}
