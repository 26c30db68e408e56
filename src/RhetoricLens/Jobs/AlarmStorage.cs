using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Jobs;

/// <summary>Where Hangfire keeps its alarms: in memory for one program, in the shared database for several, so that any worker hears what any program asks for.</summary>
internal static class AlarmStorage
{
    /// <summary>A worker that dies is no longer believed to be at work after this time. The lease of the work itself, in our tables, decides who may do it.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    internal static JobStorage Of(Database store)
    {
        if (store.SharedConnection is not { } connection)
            return new InMemoryStorage(new InMemoryStorageOptions());
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = store.SchemaBeside("hangfire"),
            QueuePollInterval = Poll,
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = Silence,
            DistributedLockTimeout = Silence,
        };
        // Programs that start at once make Hangfire's tables one after the other.
        return store.Alone<JobStorage>(() => new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, options), options));
    }
}
