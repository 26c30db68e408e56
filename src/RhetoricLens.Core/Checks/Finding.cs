namespace RhetoricLens.Core.Checks;

/// <summary>How a thing stands.</summary>
public enum CheckState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Nothing is lost and nothing is wrong in an answer, but somebody should know.</summary>
    Warn,

    /// <summary>Damaged, missing, or about to stop the program.</summary>
    Bad,
}

/// <summary>What a check found of one thing.</summary>
/// <param name="Check">Name of the check.</param>
/// <param name="State">How it stands.</param>
/// <param name="What">What was found, one sentence, with the numbers.</param>
/// <param name="Remedy">What to do; empty when all is well.</param>
public sealed record Finding(string Check, CheckState State, string What, string Remedy)
{
    /// <summary>Whether it was wrong, and was mended a moment ago.</summary>
    public bool Mended { get; init; }
}
