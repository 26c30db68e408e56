using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Jobs;

/// <summary>The workers alone, and what all hosts have in common.</summary>
public static class WorkerHost
{
    /// <summary>A host that listens nowhere.</summary>
    public static IHost Build(Workspace workspace, FetchSettings settings, IReadOnlySet<string> loopbackSources)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.WriteToStandardError();
        builder.Services.AddJobs(workspace, settings, loopbackSources);
        return builder.Build();
    }

    /// <summary>Warnings and errors go to standard error, one line each: standard output is for results.</summary>
    public static void WriteToStandardError(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
    }

    /// <summary>Starts the host and its alarm clock; a port in use is a problem, not an exception.</summary>
    public static async Task<Problem?> TryStartAsync(this IHost host, int port, CancellationToken cancellation)
    {
        try
        {
            await host.StartAsync(cancellation);
            host.Services.StartTicking();
            return null;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException or SocketException)
        {
            return PortBusy(port, "--port");
        }
    }

    /// <summary>The problem of a port that another program holds.</summary>
    public static Problem PortBusy(int port, string option) => new(
        "port_busy", $"Port {port} on 127.0.0.1 is in use.", option, $"End the other program, or give another port with {option}.");
}
