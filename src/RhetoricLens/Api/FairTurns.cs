using System.Globalization;
using System.Threading.RateLimiting;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Frame;

namespace RhetoricLens.Api;

/// <summary>
/// So many requests of one client are worked on at once; its others wait their turn and hold no thread meanwhile, so that who sends a thousand waits
/// for themselves and nobody else does. Beyond <see cref="Limits.MaxWaitingRequests"/> waiting: 429.
/// </summary>
internal sealed class FairTurns : IDisposable
{
    private const int AskAgainSeconds = 1;

    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    /// <param name="atOnce">Requests of one client at once.</param>
    public FairTurns(int atOnce) => _limiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetConcurrencyLimiter(
        Access.ClientOf(context),
        _ => new ConcurrencyLimiterOptions { PermitLimit = atOnce, QueueLimit = Limits.MaxWaitingRequests, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (IsFree(context.Request.Path))
        {
            await next(context);
            return;
        }
        using var turn = await _limiter.AcquireAsync(context, cancellationToken: context.RequestAborted);
        if (turn.IsAcquired)
        {
            await next(context);
            return;
        }
        context.Response.Headers.RetryAfter = AskAgainSeconds.ToString(CultureInfo.InvariantCulture);
        await ProblemAnswers.Of(new Problem(
            "client_busy", $"{Limits.MaxWaitingRequests} requests of this client wait already.", "", "Wait for answers before asking more.")).ExecuteAsync(context);
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>What stays open as long as somebody watches, and what costs nothing.</summary>
    private static bool IsFree(PathString path) =>
        path.StartsWithSegments(PageHost.CircuitPath, StringComparison.Ordinal) || JobEvents.IsStream(path) || PageHost.IsAsset(path) || Access.IsProbe(path);
}
