using System.Diagnostics;

namespace RhetoricLens.Benchmarks.Api;

/// <summary>Somebody who reads, one request after another with a pause, while others storm.</summary>
internal sealed class NormalUser(HttpClient client)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Reads until the storm is over.</summary>
    /// <returns>Milliseconds of each request, and how many were not answered with a 200.</returns>
    public async Task<(List<double> Times, int Failed)> ReadDuringAsync(Task storm, CancellationToken cancellation)
    {
        var (times, failed) = (new List<double>(), 0);
        for (var i = 0; !storm.IsCompleted; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await client.GetAsync(ApiCommand.Reads[i % ApiCommand.Reads.Length], cancellation);
                await answer.Content.ReadAsByteArrayAsync(cancellation);
                failed += answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (HttpRequestException)
            {
                failed++;
            }
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            await Task.Delay(Pause, cancellation);
        }
        await storm;
        return (times, failed);
    }
}
