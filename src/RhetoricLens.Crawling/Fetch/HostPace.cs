using System.Collections.Concurrent;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>
/// Lets one request at a time through to a host, and none sooner after the last than the host can bear: the pause grows with the time its
/// answers take, doubles when it says that it is overloaded (429, 503) or does not answer, and shrinks slowly while all is well. Where
/// programs crawl together, a host is asked only while it is held by this one.
/// </summary>
internal sealed class HostPace(TimeProvider clock, IHostClaims? claims)
{
    /// <summary>How often a host is asked for that another program holds.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, HostState> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the host's turn; dispose what is returned when the exchange has ended.</summary>
    /// <param name="address">Names the host; other ports than those of the web are other hosts.</param>
    /// <param name="floor">Least pause. Zero: a server of one's own, whose response time is not held against it.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<HostTurn> EnterAsync(Uri address, TimeSpan floor, CancellationToken cancel)
    {
        var host = Of(NameOf(address));
        await host.OneAtATime.WaitAsync(cancel);
        try
        {
            while (!TryHold(host))
                await Task.Delay(AskAgain, clock, cancel);
            if (host.Wait(floor) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancel);
            return new HostTurn(host, clock);
        }
        catch
        {
            host.OneAtATime.Release();
            throw;
        }
    }

    /// <summary>Holds a host until it is left, so that other programs keep off it; false while another holds it. Always true where programs do not share hosts.</summary>
    public bool TryKeep(string host)
    {
        var state = Of(host);
        if (!TryHold(state))
            return false;
        state.Keep();
        return true;
    }

    /// <summary>Leaves a host that was kept.</summary>
    public void LeaveHost(string host) => Of(host).StopKeeping();

    private bool TryHold(HostState host) => claims is null || host.TryHold();

    /// <summary>How long the host has asked to be left alone from now on; zero when it has not.</summary>
    public TimeSpan Closed(Uri address) => Of(NameOf(address)).Rest();

    /// <summary>What the host may expect of whoever asks it next.</summary>
    public HostRest Rest(Uri address)
    {
        return Of(NameOf(address)).ToKeep();
    }

    /// <summary>Keeps to what an earlier process, or one beside this, has learnt of a host. Nothing that is known here is softened.</summary>
    public void Recall(HostRest rest) => Of(rest.Host).Recall(rest);

    private HostState Of(string name) => _hosts.GetOrAdd(name, _ => new HostState(name, clock, claims));

    /// <summary>The name under which a host's pace is kept.</summary>
    public static string NameOf(Uri address) =>
        address.Port is 80 or 443 ? address.IdnHost.TrimEnd('.') : $"{address.IdnHost.TrimEnd('.')}:{address.Port}";
}

/// <summary>The right to send one request to a host.</summary>
internal sealed class HostTurn(HostState host, TimeProvider clock) : IDisposable
{
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Time since the turn was taken.</summary>
    public TimeSpan Used => clock.GetElapsedTime(_start);

    /// <summary>Tells how the exchange went, for the pauses to come.</summary>
    /// <param name="isOverloaded">The server said so, or did not answer in time.</param>
    /// <param name="retryAfter">How long it asks to be left alone; null when it does not say.</param>
    public void Note(bool isOverloaded, TimeSpan? retryAfter) => host.Note(Used, isOverloaded, retryAfter);

    public void Dispose() => host.Leave();
}
