using System.Net;
using RhetoricLens.Configuration;
using RhetoricLens.Core;
using RhetoricLens.Jobs.Fleet;
using RhetoricLens.Operations.Logging;

namespace RhetoricLens.Api;

/// <summary>Where the program listens, and whom it answers.</summary>
/// <param name="Port">TCP port.</param>
public sealed record ServeSettings(int Port)
{
    /// <summary>Requests a minute that one key, or one address without a key, may make when listening beyond loopback; a notebook that walks lists needs a few a second.</summary>
    public const int DefaultRate = 600;

    /// <summary>Address of this machine to listen on; loopback unless told otherwise.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>Writing needs a key on loopback too.</summary>
    public bool RequireKey { get; init; }

    /// <summary>Reading needs a key as well.</summary>
    public bool ReadKey { get; init; }

    /// <summary>Show Hangfire's page of jobs, read-only, to whoever has a key.</summary>
    public bool Dashboard { get; init; }

    /// <summary>Requests a minute; null: none on loopback, <see cref="DefaultRate"/> beyond.</summary>
    public int? Rate { get; init; }

    /// <summary>Names by which a proxy passes requests on; requests by other names are refused on loopback.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Proxies whose X-Forwarded-For is believed.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>Bytes of a request's body, where an address has no limit of its own.</summary>
    public int MaxBodyBytes { get; init; } = Limits.MaxRequestBytes;

    /// <summary>Connections held at once.</summary>
    public int MaxConnections { get; init; } = Limits.MaxConnections;

    /// <summary>Requests of one key, or of one address without a key, that are worked on at once.</summary>
    public int AtOnce { get; init; } = Limits.RequestsAtOnce;

    /// <summary>Crawls and exports at once; null for as many as there are processors, at least 2.</summary>
    public int? Workers { get; init; }

    /// <summary>Whether this program answers, works, or both.</summary>
    public Role Role { get; init; } = Role.All;

    /// <summary>MiB free on the data folder's disk below which the server is not ready.</summary>
    public int MinFreeDiskMiB { get; init; } = Limits.MinFreeDiskMiB;

    /// <summary>Where metrics and traces are sent; null for nowhere.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>Whether Prometheus may fetch metrics.</summary>
    public bool Metrics { get; init; }

    /// <summary>What is logged, and how.</summary>
    public LogSettings Logging { get; init; } = LogSettings.Default;

    /// <summary>As set by flags, environment and file.</summary>
    public static ServeSettings From(Settings settings) => new(settings.Whole("port")!.Value)
    {
        Listen = settings.Text("listen") is { } address && address != "localhost" ? IPAddress.Parse(address) : IPAddress.Loopback,
        RequireKey = settings.Is("require-key"),
        ReadKey = settings.Is("read-key"),
        Rate = settings.Whole("rate"),
        Hosts = settings.List("hosts"),
        Proxies = [.. settings.List("proxies").Select(IPAddress.Parse)],
        MaxBodyBytes = settings.Whole("max-body")!.Value,
        MaxConnections = settings.Whole("max-connections")!.Value,
        AtOnce = settings.Whole("at-once") ?? Limits.RequestsAtOnce,
        Workers = settings.Whole("workers"),
        Dashboard = settings.Is("dashboard"),
        Role = Enum.Parse<Role>(settings.Text("role")!, ignoreCase: true),
        Logging = LogSettings.From(settings),
        Otlp = settings.Text("otlp") is { } otlp ? new Uri(otlp) : null,
        Metrics = settings.Is("metrics"),
        MinFreeDiskMiB = settings.Whole("min-disk")!.Value,
    };

    /// <summary>Nobody but this machine can connect.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Listen);

    /// <summary>Nobody but this machine is answered: no proxy passes on what others ask.</summary>
    public bool IsPrivate => IsLoopback && Hosts.Count == 0;

    /// <summary>Whether changing something needs a key.</summary>
    public bool WriteNeedsKey => RequireKey || ReadKey || !IsPrivate;

    /// <summary>Whether somebody must have a key before the program can be of use.</summary>
    public bool NeedsKeys => WriteNeedsKey || Dashboard;

    /// <summary>The rate that holds; null for none.</summary>
    public int? RateLimit => Rate ?? (IsPrivate ? null : DefaultRate);
}
