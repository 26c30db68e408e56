using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace RhetoricLens.FaultTests;

/// <summary>The wire between programs and the PostgreSQL server, which can be cut: what was connected is closed or goes silent, and nothing new gets through.</summary>
internal sealed class PostgresProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly string _host;
    private readonly int _port;
    private volatile TaskCompletionSource? _silent;
    private volatile bool _isCut;

    internal PostgresProxy(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        (_host, _port) = (settings.Host!, settings.Port);
        _listener.Start();
        (settings.Host, settings.Port) = ("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        (settings.Timeout, settings.CommandTimeout) = (3, 5);
        Connection = settings.ToString();
        _ = AcceptAsync();
    }

    /// <summary>Connection string through the wire.</summary>
    internal string Connection { get; }

    /// <summary>Closes every connection, and each new one at once.</summary>
    internal void Cut()
    {
        _isCut = true;
        foreach (var client in _open)
            client.Dispose();
    }

    /// <summary>Keeps connections open and lets nothing through, as a cable that was pulled.</summary>
    internal void Silence() => _silent = new TaskCompletionSource();

    internal void Mend()
    {
        _isCut = false;
        var silent = _silent;
        _silent = null;
        silent?.SetResult();
    }

    public void Dispose()
    {
        _stop.Cancel();
        Mend();
        Cut();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            _open.Add(client);
            _open.Add(server);
            if (_isCut)
                return;
            try
            {
                await server.ConnectAsync(_host, _port, _stop.Token);
                await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // Cut.
            }
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16384];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _stop.Token) is var read and > 0)
            {
                if (_silent is { } silent)
                    await silent.Task;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }
    }
}
