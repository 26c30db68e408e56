using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Vectors;

/// <summary>What determines the vectors, apart from the texts.</summary>
/// <param name="Vocabulary">At most this many words get a vector: the most frequent ones; 2 to <see cref="Limits.MaxVectorWords"/>.</param>
/// <param name="MinCount">Times a word must be seen; rarer ones have too few neighbours to say anything.</param>
/// <param name="Window">Words either side that count as neighbours, the nearest whole and the d-th 1/d; 1 to 20.</param>
/// <param name="Dimensions">Length of a vector, 1 to <see cref="Limits.MaxVectorDimensions"/>.</param>
/// <param name="Seed">Seed of the sketch with which factorising begins.</param>
/// <param name="PowerIterations">Rounds that sharpen the sketch (Halko, Martinsson and Tropp 2011, algorithm 4.4), 0 to 20.</param>
public sealed record VectorSettings(int Vocabulary, int MinCount, int Window, int Dimensions, ulong Seed, int PowerIterations)
{
    public static VectorSettings Default { get; } = new(Vocabulary: 20_000, MinCount: 8, Window: 6, Dimensions: 200, Seed: 20141215, PowerIterations: 3);

    /// <summary>Threads that work at once; changes the time only, never the vectors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The first setting that is out of range; null when there is none.</summary>
    internal Problem? Fault() =>
        Check("vocabulary", Vocabulary, 2, Limits.MaxVectorWords)
        ?? Check("dimensions", Dimensions, 1, Limits.MaxVectorDimensions)
        ?? Check("smallest count", MinCount, 1, int.MaxValue)
        ?? Check("window", Window, 1, 20)
        ?? Check("number of power iterations", PowerIterations, 0, 20)
        ?? Check("number of threads", Threads, 1, 1024);

    private static Problem? Check(string name, int value, int least, int most) => value >= least && value <= most
        ? null
        : new Problem("bad_vector_settings", $"The {name} cannot be {value}.", "", $"Give a number from {least} to {most}.");
}

/// <summary>An unlabelled text.</summary>
/// <param name="Text">The whole of it; windows do not reach over its ends.</param>
/// <param name="Weight">
/// How many times its pairs of words count, <see cref="Least"/> to <see cref="Most"/>; what lies outside is brought inside. Which words are frequent does
/// not depend on it.
/// </param>
public readonly record struct WeightedText(string Text, float Weight)
{
    public const float Least = 0.01f;
    public const float Most = 1000;
}

/// <summary>How far learning has come.</summary>
/// <param name="Step">What is being done: words, pairs, factors.</param>
/// <param name="Done">Texts read, or products of matrices.</param>
/// <param name="Total">How many there are; null while it is not known.</param>
public readonly record struct LearningProgress(string Step, long Done, long? Total);
