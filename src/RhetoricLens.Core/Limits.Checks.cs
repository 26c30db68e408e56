namespace RhetoricLens.Core;

/// <summary>What <c>rhetoriclens doctor</c> looks at, and from where on it worries.</summary>
public static partial class Limits
{
    /// <summary>Stored bodies and texts whose hash is computed again unless all are asked for: a second or two of reading.</summary>
    public const int SampledHashes = 500;

    /// <summary>Free bytes below which the disk is as good as full: the write-ahead log and one segment of the index need that much.</summary>
    public const long LeastFreeBytes = 64L * 1024 * 1024;

    /// <summary>Free bytes below which somebody should look: a rebuild of the index of 10,000 speeches needs about 200 MB beside the old one.</summary>
    public const long LowFreeBytes = 1024L * 1024 * 1024;

    /// <summary>Seconds by which the newest stored time may be ahead of the clock: clocks are set by small steps all the time.</summary>
    public const int ClockToleranceSeconds = 60;

    /// <summary>Age from which a file that should have been renamed or deleted is one that its writer left: no write takes an hour.</summary>
    public static readonly TimeSpan OrphanAge = TimeSpan.FromHours(1);

    /// <summary>How late a schedule may be before somebody should know: the alarm rings each minute, and a crawl may hold the workers a while.</summary>
    public static readonly TimeSpan ScheduleDelay = TimeSpan.FromHours(1);
}
