using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RhetoricLens.FaultTests;

/// <summary>A server on loopback that misbehaves in a way named by the path; robots.txt is absent.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private const byte TlsHandshake = 0x16;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public HostileServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address(string path) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var first = new byte[1];
                await client.Client.ReceiveAsync(first, SocketFlags.Peek, _stop.Token);
                if (first[0] == TlsHandshake)
                {
                    // A greeting in TLS need not hold a line end: whoever waits for one may wait for ever.
                    await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), _stop.Token);
                    return;
                }
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                while (await reader.ReadLineAsync(_stop.Token) is { } request && request.Split(' ') is [_, var path, _])
                {
                    while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
                    {
                    }
                    if (!await new HostileAnswer(client, stream, _stop.Token).GiveAsync(path))
                        return;
                }
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException or SocketException)
            {
                // The client had enough.
            }
        }
    }
}
