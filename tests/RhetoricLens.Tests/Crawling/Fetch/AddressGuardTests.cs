using System.Net;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Tests.Crawling.Fetch;

public sealed class AddressGuardTests
{
    private static readonly AddressGuard World = new(allowLoopback: false);
    private static readonly AddressGuard Home = new(allowLoopback: true);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    public void Reserved_addresses_are_refused(string address) => Assert.NotNull(World.RefuseEndpoint(IPAddress.Parse(address), 443));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    public void Public_addresses_pass(string address) => Assert.Null(World.RefuseEndpoint(IPAddress.Parse(address), 443));

    [Theory]
    [InlineData("127.0.0.1", 5081, true)]
    [InlineData("::1", 5081, true)]
    [InlineData("::ffff:127.0.0.1", 5081, true)]
    [InlineData("127.0.0.1", 22, false)]
    [InlineData("10.0.0.1", 443, false)]
    [InlineData("0.0.0.0", 5081, false)]
    [InlineData("8.8.8.8", 5081, false)]
    public void The_loopback_permission_opens_loopback_and_nothing_else(string address, int port, bool passes) =>
        Assert.Equal(passes, Home.RefuseEndpoint(IPAddress.Parse(address), port) is null);

    [Theory]
    [InlineData("ftp://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@example.org/")]
    [InlineData("http://example.org:22/")]
    [InlineData("http://example.org:6379/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://[::1]/")]
    public void Addresses_that_no_page_has_are_refused_before_any_name_is_looked_up(string address) => Assert.NotNull(World.Refuse(new Uri(address)));

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("https://example.org:8443/a?b=c")]
    public void Web_addresses_pass(string address) => Assert.Null(World.Refuse(new Uri(address)));
}
