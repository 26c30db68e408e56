using System.Net;
using System.Net.Sockets;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>Keeps the crawler on the public web: no address of a page, feed or redirect may lead it into a private network.</summary>
/// <param name="allowLoopback">Permits loopback at any port from 1024.</param>
/// <param name="resolve">Asks the name service; the system's when null.</param>
public sealed class AddressGuard(bool allowLoopback, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;

    private static readonly int[] WebPorts = [80, 443, 8080, 8443];

    /// <summary>Why an address may not be requested at all; null when it may. What its name resolves to is judged when connecting.</summary>
    public string? Refuse(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            return "Only http and https addresses are fetched.";
        if (address.UserInfo.Length > 0)
            return "The address carries a user name or password.";
        if (address.Host.Length == 0)
            return "The address names no host.";
        return IPAddress.TryParse(address.IdnHost, out var literal)
            ? RefuseEndpoint(literal, address.Port)
            : IsWebPort(address.Port) || (allowLoopback && address.Port >= 1024) ? null : RefusedPort(address.Port);
    }

    /// <summary>Why no connection may be made to this resolved address and port; null when it may.</summary>
    public string? RefuseEndpoint(IPAddress address, int port)
    {
        if (ReservedNetworks.IsLoopback(address) && allowLoopback)
            return port >= 1024 || IsWebPort(port) ? null : RefusedPort(port);
        if (ReservedNetworks.IsReserved(address))
            return $"{address} is a loopback, private or otherwise reserved address.";
        return IsWebPort(port) ? null : RefusedPort(port);
    }

    /// <summary>Resolves once, checks every answer and connects to a checked address, so that a second answer of the name cannot lead elsewhere.</summary>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var endpoint = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(endpoint.Host, out var literal)
            ? [literal]
            : await _resolve(endpoint.Host, cancel);
        // One reserved answer among public ones is an attempt to get in: the whole name is refused.
        foreach (var address in addresses)
        {
            if (RefuseEndpoint(address, endpoint.Port) is { } reason)
                throw new BlockedAddressException($"{endpoint.Host}: {reason}");
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, endpoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsWebPort(int port) => Array.IndexOf(WebPorts, port) >= 0;

    private static string RefusedPort(int port) => $"Port {port} is not a web port (80, 443, 8080, 8443).";
}

/// <summary>Carries a refusal out of the connect callback, which has no other way to answer.</summary>
internal sealed class BlockedAddressException(string message) : IOException(message);
