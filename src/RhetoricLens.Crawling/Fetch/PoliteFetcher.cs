using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>
/// Fetches pages as a good guest: robots.txt first, one request at a time and at a pace for each host, bounded in time, bytes and
/// redirects, never into a private network. Safe to use from several threads.
/// </summary>
public sealed class PoliteFetcher : IAsyncDisposable
{
    /// <summary>Sitemaps taken from one robots.txt; sites with more name an index.</summary>
    private const int MaxSitemaps = 50;

    private readonly FetchSettings _settings;
    private readonly TimeProvider _clock;
    private readonly AddressGuard _guard;
    private readonly Exchange _exchange;
    private readonly HostPace _pace;
    private readonly RobotsCache _robots;

    /// <param name="settings">How servers are treated.</param>
    /// <param name="clock">By which pauses are measured.</param>
    /// <param name="claims">Shares hosts with other programs; null when this one crawls alone.</param>
    public PoliteFetcher(FetchSettings settings, TimeProvider clock, IHostClaims? claims = null)
    {
        _settings = settings;
        _clock = clock;
        _guard = new AddressGuard(settings.AllowLoopback);
        _exchange = new Exchange(settings, clock);
        _pace = new HostPace(clock, claims);
        _robots = new RobotsCache(clock, settings.RetryDelay, FetchRobotsAsync);
    }

    /// <summary>Fetches one address; only cancellation throws.</summary>
    /// <param name="address">Absolute address.</param>
    /// <param name="etag">ETag of the body already held; null to fetch in any case.</param>
    /// <param name="lastModified">Last-Modified of the body already held.</param>
    /// <param name="cancel">Stops waiting and reading.</param>
    public Task<FetchResult> FetchAsync(Uri address, string? etag, string? lastModified, CancellationToken cancel) =>
        FollowAsync(new FetchRequest(address, etag, lastModified, _settings.MaxBodyBytes, Truncate: false), askRobots: true, cancel);

    /// <summary>How servers are treated.</summary>
    public FetchSettings Settings => _settings;

    /// <summary>What robots.txt of an address's origin says, asked for when it is not known; and why nothing there may be fetched, or null.</summary>
    public async Task<(RobotsRules Rules, FetchResult.Failed? Unreachable)> RobotsAsync(Uri address, CancellationToken cancel)
    {
        var answer = await _robots.GetAsync(address, cancel);
        return (answer.Rules, answer.Unreachable);
    }

    /// <summary>How long an address's host has asked to be left alone from now on; zero when it has not.</summary>
    public TimeSpan Closed(Uri address) => _pace.Closed(address);

    /// <summary>Keeps other programs off a host until <see cref="LeaveHost"/>; false while another holds it. Always true for a program that crawls alone.</summary>
    /// <param name="host">Name, with a port if it has one.</param>
    public bool TryKeepHost(string host) => _pace.TryKeep(HostPace.NameOf(new Uri("http://" + host)));

    /// <summary>Leaves a host that was kept to other programs.</summary>
    public void LeaveHost(string host) => _pace.LeaveHost(HostPace.NameOf(new Uri("http://" + host)));

    /// <summary>What the hosts of an exchange may expect of whoever asks them next: to be kept, and recalled by the next process.</summary>
    public IReadOnlyList<HostRest> Rests(FetchResult result) => result.Hops
        .Select(hop => new Uri(hop.Address))
        .Append(result.Address)
        .Select(_pace.Rest)
        .DistinctBy(rest => rest.Host)
        .ToArray();

    /// <summary>Keeps to what an earlier process, or one beside this, has learnt of hosts.</summary>
    public void Recall(IEnumerable<HostRest> rests)
    {
        foreach (var rest in rests)
            _pace.Recall(rest);
    }

    /// <summary>Sitemaps that an origin's robots.txt names; empty when it names none or cannot be read.</summary>
    public async Task<IReadOnlyList<Uri>> SitemapsAsync(Uri origin, CancellationToken cancel)
    {
        var answer = await _robots.GetAsync(origin, cancel);
        return answer.Rules.Sitemaps
            .Take(MaxSitemaps)
            .Select(sitemap => Uri.TryCreate(origin, sitemap, out var address) ? address : null)
            .OfType<Uri>()
            .ToArray();
    }

    public ValueTask DisposeAsync()
    {
        _exchange.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<FetchResult> FetchRobotsAsync(Uri address, CancellationToken cancel) =>
        FollowAsync(new FetchRequest(address, null, null, Limits.MaxRobotsBytes + 1, Truncate: true), askRobots: false, cancel);

    private async Task<FetchResult> FollowAsync(FetchRequest request, bool askRobots, CancellationToken cancel)
    {
        var hops = new List<RedirectHop>();
        return await FollowAsync(request, askRobots, hops, cancel) with { Hops = hops };
    }

    private async Task<FetchResult> FollowAsync(FetchRequest request, bool askRobots, List<RedirectHop> hops, CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = _settings.Deadline;
        for (var redirects = 0; redirects <= Limits.MaxRedirects; redirects++)
        {
            if (!seen.Add(request.Address.AbsoluteUri))
                return Failed(request, FetchOutcome.RedirectLoop, "The redirects run in a circle.");
            if (_guard.Refuse(request.Address) is { } blocked)
                return Failed(request, FetchOutcome.BlockedAddress, blocked);
            var delay = TimeSpan.Zero;
            if (askRobots)
            {
                var answer = await _robots.GetAsync(request.Address, cancel);
                if (Refused(request, answer) is { } refused)
                    return refused;
                delay = answer.Rules.CrawlDelay(FetchSettings.ProductToken);
            }
            var (hop, used) = await TakeTurnAsync(request, delay, left, cancel);
            left -= used;
            if (hop.Answer is not null)
                hops.Add(hop.Answer);
            if (hop.Redirect is null)
                return hop.Result!;
            request = request with { Address = hop.Redirect };
        }
        return Failed(request, FetchOutcome.RedirectLoop, $"More than {Limits.MaxRedirects} redirects.");
    }

    /// <summary>Waits for the host's turn, then spends at most <paramref name="left"/> on the exchange.</summary>
    private async Task<(Hop Hop, TimeSpan Used)> TakeTurnAsync(FetchRequest request, TimeSpan delay, TimeSpan left, CancellationToken cancel)
    {
        using var turn = await _pace.EnterAsync(request.Address, delay > _settings.Pace ? delay : _settings.Pace, cancel);
        using var deadline = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancel);
        Hop hop;
        try
        {
            hop = await _exchange.SendAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The deadline, or the handler's own connect timeout.
            hop = new Hop(Failed(request, FetchOutcome.Timeout, $"Not finished within {_settings.Deadline.TotalSeconds:0.#} seconds."), null);
        }
        var failed = hop.Result as FetchResult.Failed;
        turn.Note(failed is { Status: 429 or 503 } or { Outcome: FetchOutcome.Timeout or FetchOutcome.Slow }, failed?.RetryAfter);
        return (hop, turn.Used);
    }

    private static FetchResult.Failed? Refused(FetchRequest request, RobotsAnswer answer)
    {
        if (answer.Unreachable is { } unreachable)
            return unreachable with { Address = request.Address };
        var verdict = answer.Rules.Decide(FetchSettings.ProductToken, request.Address.PathAndQuery);
        return verdict.Allowed ? null : Failed(request, FetchOutcome.Robots, $"robots.txt, line {verdict.LineNumber}: {verdict.Line}");
    }

    private static FetchResult.Failed Failed(FetchRequest request, FetchOutcome outcome, string reason) => new(request.Address, outcome, reason);
}
