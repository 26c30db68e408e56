using System.Net;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>Address blocks that are not the public Internet (IANA special-purpose registries for IPv4 and IPv6).</summary>
internal static class ReservedNetworks
{
    private static readonly IPNetwork[] Reserved = Parse(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    // Only 2000::/3 is given out as global unicast; of it, these blocks are special.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] SpecialUnicast = Parse("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>
    /// True when no public server can be there. 6to4 (2002::/16), Teredo (2001::/32) and local NAT64 prefixes carry another address
    /// inside and are refused whole; the well-known NAT64 prefix is judged by the address it carries, because IPv6-only networks need it.
    /// </summary>
    public static bool IsReserved(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsReserved(address.MapToIPv4());
        if (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
            return Reserved.Any(network => network.Contains(address));
        if (Nat64.Contains(address))
            return IsReserved(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return !GlobalUnicast.Contains(address) || SpecialUnicast.Any(network => network.Contains(address));
    }

    /// <summary>127.0.0.0/8 or ::1, also when mapped into IPv6.</summary>
    public static bool IsLoopback(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? IPAddress.IsLoopback(address.MapToIPv4()) : IPAddress.IsLoopback(address);

    private static IPNetwork[] Parse(params string[] networks) => networks.Select(network => IPNetwork.Parse(network)).ToArray();
}
