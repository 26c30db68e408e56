namespace RhetoricLens.Benchmarks;

/// <summary>Passages that are scored over and over.</summary>
/// <param name="Name">As the table says it, with what share is on topic.</param>
/// <param name="Texts">At least one.</param>
internal sealed record PassageSet(string Name, IReadOnlyList<string> Texts);
