namespace RhetoricLens.Jobs;

/// <summary>How far a long piece of work has come, for whoever watches: a progress bar, a log, nobody.</summary>
/// <param name="Name">What is being done: store, index, score, crawl.</param>
/// <param name="Done">Documents or pages finished.</param>
/// <param name="Total">How many there are; null when it is not known yet.</param>
public readonly record struct Step(string Name, long Done, long? Total);
