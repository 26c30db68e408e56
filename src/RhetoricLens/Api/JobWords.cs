using System.Globalization;

namespace RhetoricLens.Api;

/// <summary>A job's progress in words, for people.</summary>
internal static class JobWords
{
    /// <summary>Units done, their rate, and the time that is left at that rate: "40 of 1,200, 3.1/s, 6 min left".</summary>
    public static string Progress(JobAnswer job) => string.Join(", ", new[]
    {
        job.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $"{job.Done:N0} of {total:N0}") : string.Create(CultureInfo.InvariantCulture, $"{job.Done:N0}"),
        job.Rate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{rate:0.#}/s") : "",
        job.SecondsLeft is { } left ? Time(left) + " left" : "",
    }.Where(part => part.Length > 0));

    private static string Time(double seconds) => seconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} h"),
    };
}
