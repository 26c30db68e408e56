namespace RhetoricLens.Jobs;

/// <summary>Messages of background work.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Work {WorkId} failed.")]
    public static partial void WorkFailed(ILogger logger, long workId, Exception exception);
}
