using RhetoricLens.Jobs;

namespace RhetoricLens.Queries;

/// <summary>
/// Reads the cube ahead of who asks: at start, and when the store has changed and come to rest. Else the first reader after a restart or a crawl waits for it
/// (two seconds for a million scored passages, and the intervals of all countries after that).
/// </summary>
internal sealed class WarmCube(Workspace workspace, ILogger<WarmCube> log) : BackgroundService
{
    /// <summary>A change that is this old, with none since, is the last of a batch.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        (long? read, long? seen) = (null, null);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var revision = await Task.Run(workspace.Store.Revision, stoppingToken);
                if (revision != read && (read is null || revision == seen))
                {
                    await Task.Run(() => workspace.Trends(new TrendQuery(null, null, null, null, TrendQuery.WholeSpan)), stoppingToken);
                    read = revision;
                }
                seen = revision;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Who asks is told what is wrong; here it is tried again.
                Log.CubeNotRead(log, exception.Message);
            }
            await Task.Delay(Rest, stoppingToken);
        }
    }
}
