using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RhetoricLens.Tests.Crawling.Fetch;

/// <summary>A request as it arrived.</summary>
public sealed record SeenRequest(string Path, string Head);

/// <summary>An answer: status, header lines, body; the connection closes after it.</summary>
public sealed record Reply(int Status, string Headers, byte[] Body)
{
    public static Reply Html(string html) => new(200, "Content-Type: text/html; charset=utf-8\r\n", Encoding.UTF8.GetBytes(html));

    public static Reply Text(string text) => new(200, "Content-Type: text/plain\r\n", Encoding.UTF8.GetBytes(text));

    public static Reply Of(int status) => new(status, "", []);

    public static Reply Redirect(string to) => new(302, $"Location: {to}\r\n", []);
}

/// <summary>A web server on loopback that answers as a test says and remembers what it was asked.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Reply> _answer;
    private readonly Task _loop;

    public ScriptedServer(Func<string, Reply> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    /// <summary>Paths whose bodies are never finished: bytes stop after the head.</summary>
    public Func<string, bool> Holds { get; init; } = _ => false;

    public Uri Address(string path) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public IEnumerable<string> Paths => Seen.Select(request => request.Path);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
            catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var head = new StringBuilder();
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
                    head.Append(line).Append('\n');
                var path = head.ToString().Split(' ')[1];
                Seen.Enqueue(new SeenRequest(path, head.ToString()));
                var reply = _answer(path);
                var length = Holds(path) ? 1_000_000 : reply.Body.Length;
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {reply.Status} X\r\n{reply.Headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"), _stop.Token);
                await stream.WriteAsync(reply.Body, _stop.Token);
                if (Holds(path))
                    await Task.Delay(Timeout.Infinite, _stop.Token);
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
