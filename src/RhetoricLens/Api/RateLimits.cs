using System.Globalization;
using System.Threading.RateLimiting;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Api;

/// <summary>So many requests a minute for each key, or each address without one: 429 with Retry-After beyond. What is left is said in RateLimit (draft-ietf-httpapi-ratelimit-headers).</summary>
internal sealed class RateLimits : IDisposable
{
    private const int WindowSeconds = 60;

    private readonly int _rate;
    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    public RateLimits(int rate)
    {
        _rate = rate;
        _limiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
            Access.ClientOf(context),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = rate, Window = TimeSpan.FromSeconds(WindowSeconds), QueueLimit = 0, AutoReplenishment = true }));
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var lease = _limiter.AttemptAcquire(context);
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : WindowSeconds;
        var left = _limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0;
        context.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={_rate};w={WindowSeconds}");
        context.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={left};t={(lease.IsAcquired ? WindowSeconds : wait)}");
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await ProblemAnswers.Of(new Problem("rate_limited", $"More than {_rate} requests in a minute.", "", $"Wait {wait} seconds.")).ExecuteAsync(context);
    }

    public void Dispose() => _limiter.Dispose();
}
