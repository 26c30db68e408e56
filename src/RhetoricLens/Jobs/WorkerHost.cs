using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Operations.Logging;

namespace RhetoricLens.Jobs;

/// <summary>The workers alone, and what all hosts have in common.</summary>
public static class WorkerHost
{
    /// <summary>A host that listens nowhere.</summary>
    public static IHost Build(Workspace workspace, FetchSettings settings, IReadOnlySet<string> loopbackSources)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        LogSettings.Default.Apply(builder.Logging);
        builder.Services.AddJobs(workspace, settings, loopbackSources);
        return builder.Build();
    }

    /// <summary>Starts the host and its alarm clock; null when both run.</summary>
    public static async Task<Problem?> TryStartAsync(this IHost host, int port, CancellationToken cancellation)
    {
        if (await host.TryListenAsync(port, "--port", cancellation) is { } problem)
            return problem;
        host.Services.StartTicking();
        return null;
    }

    /// <summary>Starts a host; a port that another program holds is a problem, which names the option that gives another.</summary>
    public static async Task<Problem?> TryListenAsync(this IHost host, int port, string option, CancellationToken cancellation)
    {
        try
        {
            await host.StartAsync(cancellation);
            return null;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException or SocketException)
        {
            return new Problem("port_busy", $"Port {port} on 127.0.0.1 is in use.", option, $"End the other program, or give another port with {option}.");
        }
    }
}
