namespace RhetoricLens.Core;

/// <summary>Bounds of the running server; those that depend on the machine can be set (guide to configuration).</summary>
public static partial class Limits
{
    /// <summary>Pages whose connection broke that the program waits for: a lid that was closed, a train in a tunnel. Each holds what its page shows, some hundred kilobytes.</summary>
    public const int MaxWaitingPages = 100;

    /// <summary>Bytes of all files that are taken in over the browser at once: half a minute at ten megabytes a second. Larger corpora are taken in by command, from the disk on which they lie.</summary>
    public const long MaxUploadBytes = 256L * 1024 * 1024;

    /// <summary>Files taken in over the browser at once: the report names each.</summary>
    public const int MaxUploadFiles = 500;

    /// <summary>How long the check of a source may take before it says so: a site that asks for longer pauses is not waited for.</summary>
    public static readonly TimeSpan MaxSourceCheck = TimeSpan.FromMinutes(2);

    /// <summary>Bytes of a request's body: the longest text that is scored at once, four bytes a character.</summary>
    public const int MaxRequestBytes = MaxScoreRequestChars * 4;

    /// <summary>Bytes of one message from a live page: a text that was pasted to be scored, and what goes with it. A longer one ends the connection.</summary>
    public const int MaxPageMessageBytes = MaxRequestBytes + 64 * 1024;

    /// <summary>Connections held at once: each takes some 30 KB; a thousand clients and as many that dawdle.</summary>
    public const int MaxConnections = 2_000;

    /// <summary>Requests of one client that are worked on at once: as many as there are processors are as fast as more, and leave room for others.</summary>
    public static readonly int RequestsAtOnce = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Requests of one client that wait for their turn: a page asks for a dozen, a script that sends more than this does not wait for answers.</summary>
    public const int MaxWaitingRequests = 1_000;

    /// <summary>Threads at hand at once for answers: one that waits for the database holds its thread, and further ones are made only after half a second each.</summary>
    public static readonly int ThreadsAtHand = 16 * Environment.ProcessorCount;

    /// <summary>
    /// Memory that all connections of a program to a database in a file use together before they give pages up for new ones: each may keep 16 MB, and a server under load
    /// has dozens.
    /// </summary>
    public const long DatabaseCacheBytes = 64L * 1024 * 1024;

    /// <summary>MiB free on the disk of the data folder below which the server says that it is not ready: some thousand pages with their index.</summary>
    public const int MinFreeDiskMiB = 256;
}
