namespace RhetoricLens.Jobs;

/// <summary>Messages of background work.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Work {WorkId} failed.")]
    public static partial void WorkFailed(ILogger logger, long workId, Exception exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The model that was put in use cannot be loaded, the old one serves on: {Problem}")]
    public static partial void ModelNotTaken(ILogger logger, string problem);

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "What is shared with other programs ({What}) has to wait: {Reason}")]
    public static partial void FleetInterrupted(ILogger logger, string what, string reason);

    [LoggerMessage(EventId = 11, Level = LogLevel.Warning, Message = "The index could not be brought up to the store: {Problem}")]
    public static partial void IndexNotBuilt(ILogger logger, string problem);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "Work {WorkId} begins: {Kind} of {Target}.")]
    public static partial void WorkBegun(ILogger logger, long workId, Documents.Work.WorkKind kind, string target);

    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "Work {WorkId} {End} after {Seconds:0.0} s: {Reason}")]
    public static partial void WorkEnded(ILogger logger, long workId, string end, double seconds, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The request {Path} failed.")]
    public static partial void RequestFailed(ILogger logger, string path, Exception exception);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Work {WorkId} is tried again later: {Problem}")]
    public static partial void WorkPutOff(ILogger logger, long workId, string problem);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "The store cannot be asked for due work; it is asked again in a minute: {Problem}")]
    public static partial void TickFailed(ILogger logger, string problem);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning, Message = "Work {WorkId} cannot be put back now; another worker takes it up when its lease runs out: {Problem}")]
    public static partial void WorkLeft(ILogger logger, long workId, string problem);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "The stances could not be read ahead; whoever asks waits for them: {Problem}")]
    public static partial void CubeNotRead(ILogger logger, string problem);
}
