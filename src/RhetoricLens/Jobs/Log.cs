namespace RhetoricLens.Jobs;

/// <summary>Messages of background work.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Work {WorkId} failed.")]
    public static partial void WorkFailed(ILogger logger, long workId, Exception exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The model that was put in use cannot be loaded, the old one serves on: {Problem}")]
    public static partial void ModelNotTaken(ILogger logger, string problem);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The request {Path} failed.")]
    public static partial void RequestFailed(ILogger logger, string path, Exception exception);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Work {WorkId} is tried again later: {Problem}")]
    public static partial void WorkPutOff(ILogger logger, long workId, string problem);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "The store cannot be asked for due work; it is asked again in a minute: {Problem}")]
    public static partial void TickFailed(ILogger logger, string problem);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning, Message = "Work {WorkId} cannot be put back now; another worker takes it up when its lease runs out: {Problem}")]
    public static partial void WorkLeft(ILogger logger, long workId, string problem);
}
