using System.Net;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>How the program behaves towards the servers it reads.</summary>
/// <param name="UserAgent">Sent with every request (RFC 9110, 10.1.5); begins with the product token that robots.txt names.</param>
/// <param name="Pace">Least time between the end of one request to a host and the start of the next; a longer crawl-delay wins.</param>
/// <param name="AllowLoopback">Permits 127.0.0.0/8 and ::1, at any port from 1024; nothing else that is reserved.</param>
public sealed record FetchSettings(string UserAgent, TimeSpan Pace, bool AllowLoopback)
{
    /// <summary>The token by which robots.txt can address this crawler.</summary>
    public const string ProductToken = "RhetoricLens";

    /// <summary>One request a second to each host, public addresses only.</summary>
    public static FetchSettings Default { get; } = new($"{ProductToken}/0.1 (research crawler)", TimeSpan.FromSeconds(1), AllowLoopback: false);

    /// <summary>Time for one exchange: request, redirects and body, but not the waiting that politeness asks for.</summary>
    public TimeSpan Deadline { get; init; } = Limits.MaxExchange;

    /// <summary>Bytes of one body after decompression.</summary>
    public int MaxBodyBytes { get; init; } = Limits.MaxBodyBytes;

    /// <summary>Time before the rate of a body is held against <see cref="Limits.MinBytesPerSecond"/>.</summary>
    public TimeSpan RateGrace { get; init; } = Limits.MinRateGrace;

    /// <summary>Wait before an address that failed for a while is asked for again; four times as long after each further failure.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Asks the name service; whatever it answers is checked before a connection is made.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>The user agent with an address or mailbox at which a server's owner can reach who crawls.</summary>
    public static string AgentWith(string contact) => $"{ProductToken}/0.1 (+{contact}; research crawler)";
}
