using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using RhetoricLens.Api;
using RhetoricLens.Configuration;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens health</c>: asks the server on this machine, for containers and scripts that have no curl.</summary>
public static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var command = new Command("health", """
            Ask the server that runs on this machine whether it is ready; the exit code is 0 when it is.

            Example:
              rhetoriclens health --port 5080
            """) { SettingTable.Get("port").Option(), SettingTable.Get("listen").Option() };
        command.SetAction(async (parsed, cancellation) => Settings.Of(parsed) is var settings && settings.IsOk
            ? await AskAsync(ServeSettings.From(settings.Value), cancellation)
            : Terminal.Fail(settings.Problem!));
        return command;
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "It asks the server of this machine; nothing else is connected to.")]
    private static async Task<int> AskAsync(ServeSettings serve, CancellationToken cancellation)
    {
        var host = serve.IsLoopback || serve.Listen.Equals(System.Net.IPAddress.Any) ? "127.0.0.1" : serve.Listen.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "[::1]" : serve.Listen.ToString();
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://{host}:{serve.Port}{HealthEndpoints.Ready}"), cancellation);
            Console.Out.WriteLine(await answer.Content.ReadAsStringAsync(cancellation));
            return answer.IsSuccessStatusCode ? Terminal.Done : Terminal.Failed;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return Terminal.Fail(new Problem("no_server", $"Nothing answers on port {serve.Port}: {exception.Message}", "--port", "Start it with: rhetoriclens serve."));
        }
    }
}
