using System.Net;
using System.Net.Sockets;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Tests.Crawling.Fetch;

/// <summary>Every way that is known to lead a crawler into the network it runs in: none makes a connection.</summary>
public sealed class InwardAddressTests
{
    /// <summary>First and last addresses of every block that is not the public Internet, and well-known hosts in them.</summary>
    private static readonly string[] V4 =
    [
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.0", "100.100.100.200", "100.127.255.255", "127.0.0.1", "127.0.1.1",
        "127.127.127.127", "127.255.255.255", "169.254.0.1", "169.254.169.253", "169.254.169.254", "169.254.170.2", "169.254.255.255", "172.16.0.0", "172.17.0.1",
        "172.31.255.255", "192.0.0.0", "192.0.0.8", "192.0.0.170", "192.0.0.192", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1",
        "192.168.1.254", "192.168.255.255", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250",
        "240.0.0.1", "255.255.255.255",
    ];

    private static readonly string[] V6 =
    [
        "::", "::1", "::2", "::7f00:1", "::a00:1", "::ffff:0:7f00:1", "64:ff9b:1::7f00:1", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:10::1",
        "2001:20::1", "2001:db8::1", "2002::1", "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd00::1", "fd00:ec2::254", "fd20:ce::254", "fe80::1", "fe80::a9fe:a9fe",
        "febf::1", "fec0::1", "ff01::1", "ff02::1", "ff05::1:3",
    ];

    /// <summary>Other notations of 127.0.0.1, 169.254.169.254 and 10.0.0.1 that browsers and C libraries take.</summary>
    private static readonly string[] Odd =
    [
        "2130706433", "017700000001", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "0177.0x0.0.1", "127.1", "127.0.1", "0x7f.1", "127.0.0.01", "0", "0x0",
        "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "169.16689662", "167772161", "0xa000001", "012.0.0.1", "10.1", "0xa.0x0.0x0.0x1",
        "%31%32%37.0.0.1", "127.0.0.1.", "127%2E0.0.1", "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1",
    ];

    private static readonly string[] Names =
    [
        "localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "ip6-localhost", "metadata", "metadata.google.internal", "instance-data", "kubernetes.default.svc", "host.docker.internal",
    ];

    private static readonly string[] Others =
    [
        "ftp://a.test/", "file:///etc/passwd", "gopher://a.test/", "dict://a.test:11211/", "ldap://a.test/", "data:text/html,x", "javascript:alert(1)", "ws://a.test/",
        "http://user@a.test/", "http://user:secret@a.test/", "http://a.test@127.0.0.1/", "http://a.test:22/", "http://a.test:25/", "http://a.test:6379/", "http://a.test:9200/",
        "http://a.test:0/", "http://a.test:5432/", "http://a.test:3306/", "http://a.test:11211/", "http://a.test:2375/", "http://a.test:10250/", "http://127.0.0.1#@a.test/",
        "http://127.0.0.1?@a.test/", "http://127.0.0.1\\@a.test/",
    ];

    private static IEnumerable<string> Vectors => V4.Select(address => $"http://{address}/")
        .Concat(V4.Select(address => $"http://[::ffff:{address}]/"))
        .Concat(V4.Select(address => $"http://[64:ff9b::{Groups(address)}]/"))
        .Concat(V4.Select(address => $"https://[2002:{Groups(address)}::1]/"))
        .Concat(V6.Select(address => $"http://[{address}]/"))
        .Concat(Odd.Select(host => $"http://{host}/"))
        .Concat(Names.Select(name => $"http://{name}/"))
        .Concat(Others);

    [Fact]
    public async Task No_address_leads_in()
    {
        Assert.True(Vectors.Count() >= 200);
        await using var fetcher = new PoliteFetcher(Settings((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])), TimeProvider.System);
        foreach (var vector in Vectors)
        {
            if (!Uri.TryCreate(vector, UriKind.Absolute, out var address))
                continue;
            var failed = Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(address, null, null, CancellationToken.None));
            Assert.True(failed.Outcome == FetchOutcome.BlockedAddress, $"{vector}: {failed.Outcome}, {failed.Reason}");
        }
    }

    [Fact]
    public async Task No_redirect_leads_in()
    {
        var target = "";
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Of(404) : Reply.Redirect(target));
        await using var fetcher = new PoliteFetcher(FetchSettings.Default with { AllowLoopback = true, Pace = TimeSpan.Zero }, TimeProvider.System);
        foreach (var vector in V4.Where(address => !address.StartsWith("127.", StringComparison.Ordinal)).Select(address => $"http://{address}/").Concat(Others.Take(9)))
        {
            target = vector;
            Assert.Equal(FetchOutcome.BlockedAddress, Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(server.Address("/go"), null, null, CancellationToken.None)).Outcome);
        }
    }

    /// <summary>The port is one of the web's, so that only the address stands in the way: nothing listens there, and nothing is asked.</summary>
    [Theory]
    [InlineData("93.184.216.34", "127.0.0.1")]
    [InlineData("127.0.0.1", "93.184.216.34")]
    [InlineData("2606:2800:220:1::1", "::1")]
    public async Task One_inward_answer_among_others_closes_the_name(string first, string second)
    {
        await using var fetcher = new PoliteFetcher(Settings((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(first), IPAddress.Parse(second)])), TimeProvider.System);
        var failed = Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(new Uri("http://a.test/"), null, null, CancellationToken.None));
        Assert.Equal(FetchOutcome.BlockedAddress, failed.Outcome);
    }

    [Fact]
    public async Task A_name_whose_answer_changes_is_judged_by_the_answer_that_is_connected_to()
    {
        var asked = 0;
        await using var fetcher = new PoliteFetcher(
            Settings((_, _) => Task.FromResult<IPAddress[]>([Interlocked.Increment(ref asked) == 1 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.1")])) with { AllowLoopback = true },
            TimeProvider.System);
        await using var server = new ScriptedServer(_ => Reply.Of(404));
        var address = new Uri($"http://a.test:{server.Address("/").Port}/");
        // Loopback is permitted here and answers for robots.txt; the page's own connection meets the second answer.
        var failed = Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(address, null, null, CancellationToken.None));
        Assert.Equal((FetchOutcome.BlockedAddress, 2, 1), (failed.Outcome, asked, server.Seen.Count));
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_asked()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Environment.SetEnvironmentVariable("http_proxy", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        try
        {
            await using var fetcher = new PoliteFetcher(Settings((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])), TimeProvider.System);
            Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(new Uri("http://a.test/"), null, null, CancellationToken.None));
            Assert.False(listener.Pending());
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", null);
        }
    }

    private static FetchSettings Settings(Func<string, CancellationToken, Task<IPAddress[]>> resolve) => FetchSettings.Default with { Pace = TimeSpan.Zero, Resolve = resolve };

    private static string Groups(string address)
    {
        var bytes = IPAddress.Parse(address).GetAddressBytes();
        return $"{bytes[0]:x2}{bytes[1]:x2}:{bytes[2]:x2}{bytes[3]:x2}";
    }
}
