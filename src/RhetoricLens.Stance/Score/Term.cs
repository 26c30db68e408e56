namespace RhetoricLens.Stance.Score;

/// <summary>A term of a list, with what it takes to turn most places away before its words are fetched from memory.</summary>
/// <typeparam name="T">What a term stands for.</typeparam>
/// <param name="Pattern">Its words.</param>
/// <param name="Value">What it stands for.</param>
/// <param name="Place">In the list.</param>
internal readonly record struct Term<T>(TermPattern Pattern, T Value, int Place)
{
    /// <summary>Hash that the token after the first must have; 0 when there may be any, or none.</summary>
    private readonly ulong _second = Pattern.Parts is [_, { IsOpen: false } second, ..] ? second.Hash : 0;

    public TermPart First => Pattern.Parts[0];

    public bool IsAt(Tokens tokens, int at) =>
        (_second == 0 || at + 1 < tokens.Count && tokens.Hash(at + 1) == _second) && Pattern.IsAt(tokens, at);
}
