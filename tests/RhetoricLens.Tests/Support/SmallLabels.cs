using System.Text.Json;

namespace RhetoricLens.Tests.Support;

/// <summary>Labelled rows that a training takes a moment for: four classes that a child could tell apart, twenty of each.</summary>
public static class SmallLabels
{
    private const int PerClass = 20;

    /// <summary>JSON lines of a labelled set; another seed gives other texts.</summary>
    public static string Jsonl(string seed = "a") => string.Concat(Enumerable.Range(0, PerClass).SelectMany(i => new[]
    {
        Row(seed, i, "multilateral", $"Sovereign states must control matter {seed}{i} on the Internet by treaty under governments alone."),
        Row(seed, i, "multistakeholder", $"Matter {seed}{i} on the Internet belongs to the open, bottom-up multistakeholder community of users."),
        Row(seed, i, "mixed", $"Governments lead on matter {seed}{i} while all stakeholders take part in their respective roles on the Internet."),
        Row(seed, i, "none", $"Broadband Internet access to place {seed}{i} grew by a tenth in rural schools last year."),
    }));

    private static string Row(string seed, int number, string label, string text) =>
        JsonSerializer.Serialize(new { id = $"{seed}-{label}-{number}", text, label }) + "\n";
}
