using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace RhetoricLens.FaultTests;

/// <summary>One bad answer on one connection. Each way returns true when the connection may be used again.</summary>
internal sealed class HostileAnswer(TcpClient client, NetworkStream stream, CancellationToken stop)
{
    private const int BombBytes = 64 * 1024 * 1024;
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    private const string Promise = Ok + "Content-Length: 100000\r\n\r\n";

    private static readonly TimeSpan Slowly = TimeSpan.FromMilliseconds(20);

    public async Task<bool> GiveAsync(string path) =>
        await (Silence(path) ?? Breach(path) ?? Flood(path) ?? Lie(path) ?? Redirect(path) ?? (() => Good(path)))();

    /// <summary>Servers that answer too slowly or not at all.</summary>
    private Func<Task<bool>>? Silence(string path) => path switch
    {
        "/never" => () => StallAsync(""),
        "/drip" => () => RepeatAsync(Promise, "x", Slowly),
        "/drip-head" => () => RepeatAsync("HTTP/1.1 200 OK\r\nX: ", "x", Slowly),
        "/stall" => () => StallAsync(Promise + new string('x', 50_000)),
        _ => null,
    };

    /// <summary>Connections that end before the answer does.</summary>
    private Func<Task<bool>>? Breach(string path) => path switch
    {
        "/drop" => () => LastAsync(Promise + "half"),
        "/drop-chunk" => () => LastAsync(Ok + "Transfer-Encoding: chunked\r\n\r\nff\r\nhalf"),
        "/reset" => () => ResetAsync(),
        "/close" => () => LastAsync(""),
        _ => null,
    };

    /// <summary>Answers without end, or larger than they seem.</summary>
    private Func<Task<bool>>? Flood(string path) => path switch
    {
        "/interim" => () => RepeatAsync("", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", TimeSpan.FromMilliseconds(1)),
        "/heads" => () => RepeatAsync("HTTP/1.1 200 OK\r\n", string.Concat(Enumerable.Repeat("X-Flood: " + new string('x', 90) + "\r\n", 100)), TimeSpan.Zero),
        "/endless" => () => RepeatAsync(Ok + "Transfer-Encoding: chunked\r\n\r\n", "8000\r\n" + new string('x', 0x8000) + "\r\n", TimeSpan.Zero),
        "/long" => () => RepeatAsync(Ok + "Content-Length: 104857600\r\n\r\n", new string('x', 0x8000), TimeSpan.Zero),
        _ when path.StartsWith("/bomb/", StringComparison.Ordinal) => () => BombAsync(path["/bomb/".Length..]),
        _ => null,
    };

    /// <summary>Answers that are not what they say.</summary>
    private Func<Task<bool>>? Lie(string path) => path switch
    {
        "/garbage" => () => LastAsync("SSH-2.0-OpenSSH_9.2\r\n\r\n"),
        "/short-length" => () => LastAsync(Ok + "Content-Length: 4\r\n\r\nfour and a great deal more"),
        "/no-gzip" => () => LastAsync(Ok + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain"),
        "/no-zstd" => () => LastAsync(Ok + "Content-Encoding: zstd\r\nContent-Length: 5\r\n\r\nplain"),
        "/unknown-coding" => () => LastAsync(Ok + "Content-Encoding: rot13\r\nContent-Length: 5\r\n\r\nplain"),
        _ => null,
    };

    /// <summary>Redirects that lead nowhere one should go.</summary>
    private Func<Task<bool>>? Redirect(string path) => path switch
    {
        "/circle" => () => RedirectAsync("/circle"),
        "/inside" => () => RedirectAsync("http://192.168.1.1/"),
        "/scheme" => () => RedirectAsync("file:///etc/passwd"),
        "/nowhere" => () => RedirectAsync("http://"),
        _ when path.StartsWith("/chain/", StringComparison.Ordinal) => () =>
            RedirectAsync("/chain/" + (int.Parse(path["/chain/".Length..], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };

    private Task<bool> Good(string path) =>
        KeepAsync(path == "/good" ? Ok + "Content-Length: 4\r\n\r\ngood" : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

    private async Task<bool> StallAsync(string text)
    {
        await WriteAsync(text);
        await Task.Delay(Timeout.Infinite, stop);
        return false;
    }

    private async Task<bool> LastAsync(string text)
    {
        await WriteAsync(text);
        return false;
    }

    private async Task<bool> KeepAsync(string text)
    {
        await WriteAsync(text);
        return true;
    }

    private async Task<bool> ResetAsync()
    {
        await WriteAsync(Promise + "half");
        await Task.Delay(50, stop);
        client.LingerState = new LingerOption(true, 0);
        return false;
    }

    private Task<bool> RedirectAsync(string to) => KeepAsync($"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");

    private async Task<bool> BombAsync(string coding)
    {
        using var packed = new MemoryStream();
        await using (var packer = Packer(coding, packed))
        {
            var zeros = new byte[1024 * 1024];
            for (var written = 0; written < BombBytes; written += zeros.Length)
                await packer.WriteAsync(zeros, stop);
        }
        await WriteAsync($"{Ok}Content-Encoding: {coding}\r\nContent-Length: {packed.Length}\r\n\r\n");
        await stream.WriteAsync(packed.ToArray(), stop);
        return true;
    }

    private static Stream Packer(string coding, Stream packed) => coding switch
    {
        "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        "zstd" => new ZstdSharp.CompressionStream(packed, leaveOpen: true),
        _ => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
    };

    private async Task<bool> RepeatAsync(string head, string text, TimeSpan every)
    {
        await WriteAsync(head);
        var bytes = Encoding.ASCII.GetBytes(text);
        while (true)
        {
            await stream.WriteAsync(bytes, stop);
            if (every > TimeSpan.Zero)
                await Task.Delay(every, stop);
        }
    }

    private async Task WriteAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop);
}
