using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Jobs;

/// <summary>The fetchers of the process: one for the world, and one that may reach loopback for sources that live there by the user's leave.</summary>
/// <param name="settings">How servers are treated.</param>
/// <param name="loopbackSources">Sources that the crawler may read on this machine.</param>
/// <param name="workspace">Gives the time, and shares hosts with other programs where the store is shared.</param>
public sealed class Fetchers(FetchSettings settings, IReadOnlySet<string> loopbackSources, Workspace workspace) : IAsyncDisposable
{
    private readonly PoliteFetcher _world = new(settings, workspace.Store.Clock, HostClaims.Of(workspace));
    private readonly PoliteFetcher _loopback = new(settings with { AllowLoopback = true, Pace = TimeSpan.Zero, RetryDelay = TimeSpan.FromSeconds(1) }, workspace.Store.Clock, HostClaims.Of(workspace));

    /// <summary>The fetcher that a source is read with; all crawls share it, so that a host is never asked twice at once.</summary>
    public PoliteFetcher For(Source source) => loopbackSources.Contains(source.Id) ? _loopback : _world;

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        await _loopback.DisposeAsync();
    }
}
