namespace RhetoricLens.Stance.Vectors;

/// <summary>Counts the texts that several threads read, and tells of every hundredth.</summary>
internal sealed class TextCounter(IProgress<LearningProgress>? progress, string step, long? total)
{
    private const int Every = 100;
    private long _done;

    public long Done => Interlocked.Read(ref _done);

    public void Add()
    {
        var done = Interlocked.Increment(ref _done);
        if (done % Every == 0 || done == total)
            progress?.Report(new LearningProgress(step, done, total));
    }
}
