using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace RhetoricLens.FaultTests;

/// <summary>A real web server on loopback, on ports that the system gives it.</summary>
internal static class LoopbackSite
{
    /// <param name="map">Says what it answers.</param>
    /// <param name="hosts">Ports; each is a host of its own.</param>
    /// <param name="cancellation">Stops the start.</param>
    internal static async Task<WebApplication> StartAsync(Action<WebApplication> map, int hosts = 1, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            for (var i = 0; i < hosts; i++)
                kestrel.Listen(IPAddress.Loopback, 0);
        });
        var site = builder.Build();
        map(site);
        await site.StartAsync(cancellation);
        return site;
    }
}
