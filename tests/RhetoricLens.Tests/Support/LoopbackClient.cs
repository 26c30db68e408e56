using System.Net;
using System.Net.Sockets;

namespace RhetoricLens.Tests.Support;

/// <summary>A client with an address of its own on this machine: without a key, the program tells clients apart by it.</summary>
internal static class LoopbackClient
{
    /// <param name="server">A server that listens on 127.0.0.1.</param>
    /// <param name="address">Where the requests come from, such as 127.0.0.2.</param>
    /// <param name="connections">Most connections at once; as many as are asked for when left out.</param>
    internal static HttpClient From(Uri server, IPAddress address, int connections = int.MaxValue) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections,
        UseProxy = false,
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(address, 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = server };
}
