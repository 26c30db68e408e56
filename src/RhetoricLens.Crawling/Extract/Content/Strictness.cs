namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>What is believed about a page; pages of which too little is left are read again, believing less.</summary>
/// <param name="DropsUnlikely">Elements named like surroundings go before anything is scored.</param>
/// <param name="WeighsNames">Class names and ids add to scores and decide what is cleaned.</param>
/// <param name="CleansConditionally">Divisions, lists, tables and forms that look like surroundings go.</param>
internal readonly record struct Strictness(bool DropsUnlikely, bool WeighsNames, bool CleansConditionally)
{
    /// <summary>From the strictest to the one that believes only the scores.</summary>
    public static readonly Strictness[] All = [new(true, true, true), new(false, true, true), new(false, false, true), new(false, false, false)];
}
