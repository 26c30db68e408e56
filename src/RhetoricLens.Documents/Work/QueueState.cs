namespace RhetoricLens.Documents.Work;

/// <summary>Work whose time has come and that nobody holds.</summary>
/// <param name="Waiting">Pieces of it.</param>
/// <param name="Oldest">How long the first of them has waited; zero when none waits.</param>
public readonly record struct QueueState(long Waiting, TimeSpan Oldest);
