namespace RhetoricLens.Pages.Parts;

/// <summary>In which direction a text is written.</summary>
internal static class WritingDirection
{
    private static readonly string[] RightToLeft = ["ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"];

    /// <summary>By its language, or by its first letter when the language is not known.</summary>
    /// <param name="language">BCP 47; <c>und</c> when unknown.</param>
    /// <param name="text">Some of its words.</param>
    internal static bool IsRightToLeft(string language, string text) => language is "" or "und"
        ? text.FirstOrDefault(char.IsLetter) is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC'
        : RightToLeft.Contains(language.Split('-')[0].ToLowerInvariant());
}
