using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding;

/// <summary>What a coder may write (codebook, "Labels"); <see cref="None"/> is no position without saying whether the passage is on topic.</summary>
public enum CodebookLabel { Multilateral, Multistakeholder, Mixed, None, Neutral, OffTopic }

/// <summary>Names of the codebook's labels, and the class each belongs to.</summary>
public static class CodebookLabels
{
    /// <summary>The names, as files spell them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<CodebookLabel>().Select(Name)];

    public static string Name(CodebookLabel label) => label switch
    {
        CodebookLabel.Neutral => "neutral",
        CodebookLabel.OffTopic => "off-topic",
        _ => StanceLabels.Name(Stance(label)),
    };

    /// <summary>The class that is trained and measured: neutral and off-topic are no position.</summary>
    public static StanceLabel Stance(CodebookLabel label) => label switch
    {
        CodebookLabel.Multilateral => StanceLabel.Multilateral,
        CodebookLabel.Multistakeholder => StanceLabel.Multistakeholder,
        CodebookLabel.Mixed => StanceLabel.Mixed,
        _ => StanceLabel.None,
    };

    /// <summary>Reads a label in any case; null when it is none of the codebook's.</summary>
    public static CodebookLabel? Parse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "neutral" => CodebookLabel.Neutral,
        "off-topic" => CodebookLabel.OffTopic,
        var other => StanceLabels.Parse(other) switch
        {
            StanceLabel.Multilateral => CodebookLabel.Multilateral,
            StanceLabel.Multistakeholder => CodebookLabel.Multistakeholder,
            StanceLabel.Mixed => CodebookLabel.Mixed,
            StanceLabel.None => CodebookLabel.None,
            _ => null,
        },
    };

    /// <summary>The label a misspelling is closest to.</summary>
    public static string Nearest(string text) => Spelling.Nearest(text.Trim().ToLowerInvariant().Replace('_', '-'), Names);
}
