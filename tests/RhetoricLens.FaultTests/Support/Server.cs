using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace RhetoricLens.FaultTests.Support;

/// <summary><c>rhetoriclens serve</c> in a process of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string[]> _streams;

    private Server(Process process, int port)
    {
        (_process, Client) = (process, new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(2) });
        _streams = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<Server> StartAsync(string data)
    {
        var port = FreePort();
        var server = new Server(Child.Start("serve", "--port", $"{port}", "--data", data), port);
        while (!await server.AnswersAsync())
        {
            Assert.False(server._process.HasExited, server._process.HasExited ? string.Join("\n", await server._streams) : "");
            await Task.Delay(100);
        }
        return server;
    }

    /// <summary>Status of a read.</summary>
    public async Task<HttpStatusCode> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>Status and body of a write: a query is saved under a name.</summary>
    public async Task<(HttpStatusCode Status, string Body)> SaveAsync(string words)
    {
        using var answer = await Client.PostAsJsonAsync("/v1/queries", new { q = words, name = words });
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        await _streams;
        _process.Dispose();
        Client.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await GetAsync("/v1/models") == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
