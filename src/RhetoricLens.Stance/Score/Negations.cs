namespace RhetoricLens.Stance.Score;

/// <summary>Words that turn round what follows them.</summary>
internal static class Negations
{
    public static bool Contains(ReadOnlySpan<char> word) => word.Length switch
    {
        2 => word is "no" or "не" or "ни" or "ne" or "ni" or "не",
        3 => word is "not" or "nor" or "нет" or "non" or "pas" or "nie",
        4 => word is "dont" or "cant" or "wont" or "none" or "nunca",
        5 => word is "never" or "isnt" or "arent" or "nicht" or "keine" or "jamais",
        6 => word is "cannot" or "doesnt" or "reject" or "oppose" or "resist" or "refuse" or "neither",
        7 => word is "without" or "against" or "neither" or "opposed" or "opposes" or "rejects" or "nothing",
        8 => word is "rejected" or "rejects" or "opposing",
        _ => false,
    };
}
