using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score.Codebook;

/// <summary>
/// Counts what a lexicon finds in a passage: concepts (apart when negated), claims (asserted, negated, rejected, reported) and pairs of concepts.
/// Not safe for use by two threads at once.
/// </summary>
internal sealed class LexiconCounts
{
    private const int NegationReach = 8;
    private const int OrderReach = 5;
    private const int BeforeClaim = 6;

    private readonly Lexicon _lexicon;
    private readonly Claim[] _claims;
    private readonly LexiconSpace _space;
    private readonly ConceptHits _hits;

    public LexiconCounts(Lexicon lexicon, LexiconSpace space)
    {
        _lexicon = lexicon;
        _claims = [.. lexicon.Claims];
        _space = space;
        _hits = new ConceptHits(lexicon);
        Claims = new CountBlock(_space.ClaimCount);
        Pairs = new CountBlock(_space.PairCount);
    }

    /// <summary>Concepts, claims and poles.</summary>
    public CountBlock Claims { get; }

    /// <summary>Pairs of concepts.</summary>
    public CountBlock Pairs { get; }

    public void Read(Tokens tokens)
    {
        Claims.Clear();
        Pairs.Clear();
        _hits.Read(tokens);
        var asserted = 0;
        var passage = UInt128.Zero;
        for (var s = 0; s < _hits.Sentences; s++)
        {
            var sentence = _hits.Sentence(s);
            var present = Concepts(sentence);
            passage |= present;
            AddPairs(PairKind.Sentence, present);
            asserted |= AddClaims(sentence, present);
        }
        AddPairs(PairKind.Passage, passage);
        AddOrder(_hits.All);
        AddMix(asserted);
    }

    private UInt128 Concepts(ReadOnlySpan<ConceptHit> sentence)
    {
        var present = UInt128.Zero;
        var negation = int.MinValue;
        foreach (var hit in sentence)
        {
            present |= UInt128.One << hit.Concept;
            Claims.Add(_space.Concept(hit.Concept, negated: false));
            if (hit.At > negation && (long)hit.At - negation <= NegationReach)
                Claims.Add(_space.Concept(hit.Concept, negated: true));
            if (hit.Concept == _lexicon.Negation)
                negation = hit.At;
        }
        return present;
    }

    private void AddPairs(PairKind kind, UInt128 present)
    {
        Span<int> concepts = stackalloc int[Lexicon.MaxConcepts];
        concepts = concepts[..Numbers(present, concepts)];
        for (var i = 0; i < concepts.Length; i++)
        {
            foreach (var other in concepts[(i + 1)..])
                Pairs.Add(_space.Pair(kind, concepts[i], other));
        }
    }

    /// <summary>Writes the numbers of a set's concepts, in order; gives how many there are.</summary>
    private static int Numbers(UInt128 set, Span<int> into)
    {
        var count = 0;
        for (; set != 0; set &= set - 1)
            into[count++] = (int)UInt128.TrailingZeroCount(set);
        return count;
    }

    private void AddOrder(ReadOnlySpan<ConceptHit> hits)
    {
        for (var i = 0; i < hits.Length; i++)
        {
            for (var j = i + 1; j < hits.Length && hits[j].At - hits[i].At <= OrderReach; j++)
            {
                if (hits[j].At > hits[i].At && hits[j].Concept != hits[i].Concept)
                    Pairs.Add(_space.Pair(PairKind.Order, hits[i].Concept, hits[j].Concept));
            }
        }
    }

    /// <summary>Poles whose claims the sentence asserts, as bits.</summary>
    private int AddClaims(ReadOnlySpan<ConceptHit> sentence, UInt128 present)
    {
        var asserted = 0;
        var reported = (present >> _lexicon.Report & 1) != 0;
        var own = (present >> _lexicon.OwnVoice & 1) != 0;
        for (var c = 0; c < _claims.Length; c++)
        {
            var claim = _claims[c];
            if (!MayHold(claim, present) || ClaimSearch.Shortest(claim, sentence) is not { } place)
                continue;
            var manner = MannerOf(claim, sentence, place);
            Claims.Add(_space.Claim(c, manner));
            Claims.Add(_space.Pole(claim.Pole, manner));
            if (reported)
            {
                Claims.Add(_space.Claim(c, ClaimManner.Reported));
                Claims.Add(_space.Pole(claim.Pole, ClaimManner.Reported));
            }
            if (own)
                Claims.Add(_space.Pole(claim.Pole, ClaimManner.OwnVoice));
            asserted |= manner == ClaimManner.Asserted ? 1 << (int)claim.Pole : 0;
        }
        return asserted;
    }

    private static bool MayHold(Claim claim, UInt128 present)
    {
        foreach (var slot in claim.SlotSpan)
        {
            if ((slot & present) == 0)
                return false;
        }
        return true;
    }

    private ClaimManner MannerOf(Claim claim, ReadOnlySpan<ConceptHit> sentence, (int First, int Last) place)
    {
        if (!claim.Mentions(_lexicon.Negation) && Stands(sentence, _lexicon.Negation, place.First - BeforeClaim, place.Last))
            return ClaimManner.Negated;
        return !claim.Mentions(_lexicon.Rejection) && Stands(sentence, _lexicon.Rejection, place.First - NegationReach, place.First - 1)
            ? ClaimManner.Rejected
            : ClaimManner.Asserted;
    }

    private static bool Stands(ReadOnlySpan<ConceptHit> sentence, int concept, int from, int to)
    {
        foreach (var hit in sentence)
        {
            if (hit.Concept == concept && hit.At >= from && hit.At <= to)
                return true;
        }
        return false;
    }

    private void AddMix(int asserted)
    {
        var multilateral = (asserted >> (int)StanceLabel.Multilateral & 1) != 0;
        var multistakeholder = (asserted >> (int)StanceLabel.Multistakeholder & 1) != 0;
        var mixed = (asserted >> (int)StanceLabel.Mixed & 1) != 0;
        if (multilateral && multistakeholder)
            Claims.Add(_space.Mix(PoleMix.BothPoles));
        if (multilateral && mixed)
            Claims.Add(_space.Mix(PoleMix.MultilateralAndMixed));
        if (multistakeholder && mixed)
            Claims.Add(_space.Mix(PoleMix.MultistakeholderAndMixed));
        if (multilateral && !multistakeholder)
            Claims.Add(_space.Mix(PoleMix.MultilateralOnly));
        if (multistakeholder && !multilateral)
            Claims.Add(_space.Mix(PoleMix.MultistakeholderOnly));
        if (asserted == 0)
            Claims.Add(_space.Mix(PoleMix.None));
    }
}
