namespace RhetoricLens.Stance.Scaling;

/// <summary>Where a document stands.</summary>
/// <param name="Document">Its name.</param>
/// <param name="Score">On the scale of the method; null when none of its words carries a score.</param>
/// <param name="StandardError">Of the score; null when there is none.</param>
/// <param name="Tokens">Words of it that took part.</param>
public sealed record ScaledDocument(string Document, double? Score, double? StandardError, long Tokens)
{
    /// <summary>Half the width of a 95 % interval in standard errors (normal approximation).</summary>
    public const double Normal95 = 1.959963984540054;

    /// <summary>Lower end of the 95 % interval.</summary>
    public double? Low => Score - Normal95 * StandardError;

    /// <summary>Upper end of the 95 % interval.</summary>
    public double? High => Score + Normal95 * StandardError;
}

/// <summary>What a method makes of a term.</summary>
/// <param name="Term">The term.</param>
/// <param name="Weight">Wordscore, discrimination (Wordfish) or polarity (LSS).</param>
/// <param name="Count">How often it occurs.</param>
public sealed record ScaledTerm(string Term, double Weight, long Count);
