using System.Text;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Api;

/// <summary>
/// The progress of a job as server-sent events (WHATWG HTML, section 9.2): <c>progress</c> when something has changed, <c>end</c> when it has ended, after which the
/// stream ends. The id of an event names the state it tells: who comes back with it in Last-Event-ID hears only of what has changed, and after the end nothing (204).
/// </summary>
internal static class JobEvents
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Proxies close streams on which nothing comes for a minute.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private static readonly byte[] Greeting = "retry: 3000\n\n"u8.ToArray();
    private static readonly byte[] SignOfLife = ": still there\n\n"u8.ToArray();

    public static void MapEvents(this RouteGroupBuilder jobs, Workspace workspace) =>
        jobs.MapGet("/{id:long}/events", (long id, HttpContext context, IHostApplicationLifetime life) => Answer(workspace, id, context, life.ApplicationStopping))
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Watch a job: server-sent events progress and end, each with the job as data; the stream ends with the job");

    /// <summary>Whether an address gives a stream that has no end to wait for.</summary>
    public static bool IsStream(PathString path) => path.Value!.EndsWith("/events", StringComparison.Ordinal);

    private static IResult Answer(Workspace workspace, long id, HttpContext context, CancellationToken stopping)
    {
        if (workspace.Store.Jobs.Get(id) is not { } job)
            return ProblemAnswers.Of(JobList.Unknown(id));
        var known = context.Request.Headers["Last-Event-ID"].ToString();
        return job.Work.EndedAt is not null && known == new Message(job).Id
            ? Results.NoContent()
            : Results.Stream(stream => WriteAsync(stream, workspace, id, known, CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping)), "text/event-stream");
    }

    private static async Task WriteAsync(Stream stream, Workspace workspace, long id, string known, CancellationTokenSource end)
    {
        using var _ = end;
        try
        {
            await SendAsync(stream, Greeting, end.Token);
            var sent = TimeProvider.System.GetTimestamp();
            while (workspace.Store.Jobs.Get(id) is { } job)
            {
                var message = new Message(job);
                var isSilent = TimeProvider.System.GetElapsedTime(sent) >= LongestSilence;
                if (message.Id != known || isSilent)
                {
                    await SendAsync(stream, message.Id != known ? message.Bytes : SignOfLife, end.Token);
                    (known, sent) = (message.Id, TimeProvider.System.GetTimestamp());
                }
                if (job.Work.EndedAt is not null)
                    return;
                await Task.Delay(LookEvery, end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The listener left, or the program is stopping: the listener asks again by itself.
        }
    }

    private static async Task SendAsync(Stream stream, byte[] bytes, CancellationToken cancellation)
    {
        await stream.WriteAsync(bytes, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>A job as an event.</summary>
    private readonly struct Message
    {
        public Message(JobRecord job)
        {
            var data = JsonSerializer.Serialize(JobAnswer.Of(job), JsonShape.Options);
            Id = DocumentId.Sha256(data)[..16];
            Bytes = Encoding.UTF8.GetBytes($"id: {Id}\nevent: {(job.Work.EndedAt is null ? "progress" : "end")}\ndata: {data}\n\n");
        }

        public string Id { get; }

        public byte[] Bytes { get; }
    }
}
