namespace RhetoricLens.Benchmarks;

/// <summary>How fast passages were scored.</summary>
/// <param name="What">What was done to each passage.</param>
/// <param name="Over">Name of the passages.</param>
/// <param name="Workers">How many threads of one process, or processes of one thread.</param>
/// <param name="Worker">thread or process.</param>
/// <param name="Passages">Passages scored while the clock ran, each as often as it was.</param>
/// <param name="Seconds">On the wall.</param>
/// <param name="CpuSeconds">Of all workers together; other programs do not add to it, as they do to the wall's.</param>
internal sealed record Rate(string What, string Over, int Workers, string Worker, long Passages, double Seconds, double CpuSeconds)
{
    public double PerSecond => Passages / Seconds;

    public double PerCpuSecond => Passages / CpuSeconds;

    /// <summary>Cores that the workers had on average; clearly fewer than there are workers when other programs ran.</summary>
    public double Cores => CpuSeconds / Seconds;
}
