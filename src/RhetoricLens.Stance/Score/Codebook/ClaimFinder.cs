namespace RhetoricLens.Stance.Score.Codebook;

/// <summary>
/// The claims of a codebook lexicon that a passage plainly asserts: not those that it negates, rejects or reports. It tells how a position is argued, whatever the model makes of
/// it. Not safe for use by two threads at once.
/// </summary>
public sealed class ClaimFinder
{
    private readonly LexiconSpace _space;
    private readonly LexiconCounts _counts;
    private readonly Tokens _tokens = new();

    public ClaimFinder(Lexicon lexicon)
    {
        Lexicon = lexicon;
        _space = new LexiconSpace(lexicon);
        _counts = new LexiconCounts(lexicon, _space);
    }

    /// <summary>Where the claims are from.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>Numbers of the claims asserted, in the order of the lexicon.</summary>
    public IReadOnlyList<int> Asserted(ReadOnlySpan<char> text)
    {
        _tokens.Read(text);
        _counts.Read(_tokens);
        return [.. Enumerable.Range(0, Lexicon.Claims.Count).Where(IsAsserted)];
    }

    private bool IsAsserted(int claim) =>
        _counts.Claims.CountOf(_space.Claim(claim, ClaimManner.Asserted)) > 0 && _counts.Claims.CountOf(_space.Claim(claim, ClaimManner.Reported)) == 0;
}
