using System.Data.Common;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Jobs;

/// <summary>Failures of the database and the disk, which pass when somebody mends them, as against failures of the work.</summary>
public static class StorageFailures
{
    /// <summary>The problem behind an exception of the store or the disk; null for all others, and for a database that is damaged: waiting does not mend it.</summary>
    public static Problem? Explain(Exception exception) => exception switch
    {
        AggregateException { InnerException: { } inner } => Explain(inner),
        DbException or IOException or TimeoutException => StoreProblems.Explain(exception, Database.FileName) is { Code: not "database_damaged" } problem ? problem : null,
        _ => null,
    };

    /// <summary>How long work waits before it is tried again: a minute, doubled each time it was taken, up to <see cref="Limits.MaxStoragePause"/>.</summary>
    public static TimeSpan PauseAfter(int attempts)
    {
        var pause = TimeSpan.FromMinutes(1) * Math.Pow(2, Math.Clamp(attempts - 1, 0, 10));
        return pause < Limits.MaxStoragePause ? pause : Limits.MaxStoragePause;
    }
}
