using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RhetoricLens.FaultTests;

/// <summary>A server on loopback that misbehaves in a way named by the path; robots.txt is absent.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private const byte TlsHandshake = 0x16;

    private const int BombBytes = 64 * 1024 * 1024;
    private const string Html = "Content-Type: text/html\r\n";

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
                    if (!await AnswerAsync(client, stream, path))
                        return;
                }
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException or SocketException)
            {
                // The client had enough.
            }
        }
    }

    /// <summary>True when the connection may be used again.</summary>
    private async Task<bool> AnswerAsync(TcpClient client, NetworkStream stream, string path)
    {
        switch (path)
        {
            case "/never":
                await Task.Delay(Timeout.Infinite, _stop.Token);
                break;
            case "/drip":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Length: 100000\r\n\r\n");
                await RepeatAsync(stream, "x", TimeSpan.FromMilliseconds(20));
                break;
            case "/drip-head":
                await WriteAsync(stream, "HTTP/1.1 200 OK\r\nX: ");
                await RepeatAsync(stream, "x", TimeSpan.FromMilliseconds(20));
                break;
            case "/stall":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Length: 100000\r\n\r\n{new string('x', 50_000)}");
                await Task.Delay(Timeout.Infinite, _stop.Token);
                break;
            case "/drop":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Length: 100000\r\n\r\nhalf");
                break;
            case "/drop-chunk":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Transfer-Encoding: chunked\r\n\r\nff\r\nhalf");
                break;
            case "/reset":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Length: 100000\r\n\r\nhalf");
                await Task.Delay(50, _stop.Token);
                client.LingerState = new LingerOption(true, 0);
                break;
            case "/close":
                break;
            case "/garbage":
                await WriteAsync(stream, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
                break;
            case "/interim":
                await RepeatAsync(stream, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", TimeSpan.FromMilliseconds(1));
                break;
            case "/heads":
                await WriteAsync(stream, "HTTP/1.1 200 OK\r\n");
                await RepeatAsync(stream, string.Concat(Enumerable.Repeat("X-Flood: " + new string('x', 90) + "\r\n", 100)), TimeSpan.Zero);
                break;
            case "/endless":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Transfer-Encoding: chunked\r\n\r\n");
                await RepeatAsync(stream, "8000\r\n" + new string('x', 0x8000) + "\r\n", TimeSpan.Zero);
                break;
            case "/long":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Length: 104857600\r\n\r\n");
                await RepeatAsync(stream, new string('x', 0x8000), TimeSpan.Zero);
                break;
            case "/short-length":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Length: 4\r\n\r\nfour and a great deal more");
                break;
            case "/no-gzip":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain");
                break;
            case "/no-zstd":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Encoding: zstd\r\nContent-Length: 5\r\n\r\nplain");
                break;
            case "/unknown-coding":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Encoding: rot13\r\nContent-Length: 5\r\n\r\nplain");
                break;
            case "/circle":
                return await RedirectAsync(stream, "/circle");
            case "/inside":
                return await RedirectAsync(stream, "http://192.168.1.1/");
            case "/scheme":
                return await RedirectAsync(stream, "file:///etc/passwd");
            case "/nowhere":
                return await RedirectAsync(stream, "http://");
            case var chain when chain.StartsWith("/chain/", StringComparison.Ordinal):
                return await RedirectAsync(stream, "/chain/" + (int.Parse(chain["/chain/".Length..], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture));
            case var bomb when bomb.StartsWith("/bomb/", StringComparison.Ordinal):
                return await BombAsync(stream, bomb["/bomb/".Length..]);
            case "/good":
                await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Length: 4\r\n\r\ngood");
                return true;
            default:
                await WriteAsync(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
                return true;
        }
        return false;
    }

    private async Task<bool> RedirectAsync(NetworkStream stream, string to)
    {
        await WriteAsync(stream, $"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");
        return true;
    }

    private async Task<bool> BombAsync(NetworkStream stream, string coding)
    {
        using var packed = new MemoryStream();
        await using (Stream packer = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "zstd" => new ZstdSharp.CompressionStream(packed, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            var zeros = new byte[1024 * 1024];
            for (var written = 0; written < BombBytes; written += zeros.Length)
                await packer.WriteAsync(zeros, _stop.Token);
        }
        await WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{Html}Content-Encoding: {coding}\r\nContent-Length: {packed.Length}\r\n\r\n");
        await stream.WriteAsync(packed.ToArray(), _stop.Token);
        return true;
    }

    private async Task RepeatAsync(NetworkStream stream, string text, TimeSpan every)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        while (true)
        {
            await stream.WriteAsync(bytes, _stop.Token);
            if (every > TimeSpan.Zero)
                await Task.Delay(every, _stop.Token);
        }
    }

    private async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), _stop.Token);
}
