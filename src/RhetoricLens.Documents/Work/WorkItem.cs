namespace RhetoricLens.Documents.Work;

/// <summary>What can be asked of the program.</summary>
public enum WorkKind
{
    /// <summary>Read a source.</summary>
    Crawl,

    /// <summary>Bring the index up to the store.</summary>
    Index,

    /// <summary>Score what is new.</summary>
    Score,

    /// <summary>Train a model; the request says on what.</summary>
    Train,

    /// <summary>Score every document by a model that was put in use.</summary>
    Rescore,

    /// <summary>Write what is kept into a file that can be fetched; the request says in what form.</summary>
    Export,
}

/// <summary>Where a piece of work stands; it ends in exactly one of the last four.</summary>
public enum WorkState
{
    /// <summary>Waiting for its time or for a worker.</summary>
    Due,

    /// <summary>Held by a worker until its lease runs out.</summary>
    Leased,

    /// <summary>Put back by a person until it is taken up again.</summary>
    Paused,

    /// <summary>What was asked was done.</summary>
    Done,

    /// <summary>Given up, with a reason.</summary>
    Failed,

    /// <summary>Not begun, with a reason.</summary>
    Skipped,

    /// <summary>Called off by a person.</summary>
    Cancelled,
}

/// <summary>A piece of work that survives a crash.</summary>
/// <param name="Id">Number in the database; all that a Hangfire job knows of it.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Key">Unique name; asking twice for the same key is asking once.</param>
/// <param name="Target">What it is done to: a source's id, a model's id, a labelled set.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueAt">Not before this time.</param>
/// <param name="Attempts">How often a worker took it.</param>
/// <param name="EndedAt">When it was done, failed, skipped or cancelled.</param>
/// <param name="LastReason">Why it stands where it stands, or what came of it.</param>
public sealed record WorkItem(
    long Id, WorkKind Kind, string Key, string Target, WorkState State, DateTimeOffset DueAt, int Attempts, DateTimeOffset? EndedAt, string LastReason);

/// <summary>The right to do a piece of work, until <see cref="Until"/> unless it is renewed.</summary>
/// <param name="Work">The work.</param>
/// <param name="Epoch">Number of this taking; a later one makes all writes under this one void.</param>
/// <param name="Until">When another worker may take it.</param>
public sealed record Lease(WorkItem Work, long Epoch, DateTimeOffset Until)
{
    /// <summary>How long a lease holds without being renewed: a killed worker's task waits at most this long.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    /// <summary>How often a worker renews: two attempts may fail before the lease runs out.</summary>
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);
}
