namespace RhetoricLens.Benchmarks.Extract;

/// <summary>A page whose main text is known.</summary>
/// <param name="Name">Of its file, without extensions.</param>
/// <param name="Address">Where it was found; a stand-in where the set does not say.</param>
/// <param name="Html">UTF-8 or whatever the page declares.</param>
/// <param name="Truth">Its main text as people marked it.</param>
internal sealed record GoldPage(string Name, Uri Address, byte[] Html, string Truth)
{
    /// <summary>True for the three quarters, drawn by FNV-1a of the name, that rules may be tuned on; the others say what they are worth.</summary>
    public bool IsTuned => (Hash() & 3) != 3;

    private uint Hash()
    {
        var hash = 2166136261u;
        foreach (var c in Name)
            hash = (hash ^ c) * 16777619u;
        return hash >> 8;
    }
}
