using System.Net;

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

    /// <summary>Nobody but this machine can connect.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Listen);

    /// <summary>Whether changing something needs a key.</summary>
    public bool WriteNeedsKey => RequireKey || ReadKey || !IsLoopback;

    /// <summary>Whether somebody must have a key before the program can be of use.</summary>
    public bool NeedsKeys => WriteNeedsKey || Dashboard;

    /// <summary>The rate that holds; null for none.</summary>
    public int? RateLimit => Rate ?? (IsLoopback ? null : DefaultRate);
}
