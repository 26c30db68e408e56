using Dapper;
using System.Data.Common;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Work;

/// <summary>A piece of work with what was asked, how far it has come and what came of it.</summary>
/// <param name="Work">Its row in the queue.</param>
/// <param name="Request">What was asked, as the program wrote it; empty when the work's target says all.</param>
/// <param name="StartedAt">When a worker took it last; null before the first report.</param>
/// <param name="Phase">What is being done; empty before the first report.</param>
/// <param name="PhaseStartedAt">Since when.</param>
/// <param name="Done">Units of the phase that are finished.</param>
/// <param name="Total">Units of the phase; null when unknown.</param>
/// <param name="ProgressAt">When that was reported.</param>
/// <param name="Result">Name of what came of it, such as a model's id; empty when nothing did.</param>
/// <param name="Problem">Why it failed, as the program wrote it; empty when it did not.</param>
public sealed record JobRecord(
    WorkItem Work, string Request, DateTimeOffset? StartedAt, string Phase, DateTimeOffset? PhaseStartedAt, long Done, long? Total,
    DateTimeOffset? ProgressAt, string Result, string Problem)
{
    /// <summary>Units of the phase that had been finished when it began, or when it went on after a restart: its rate is that of the others.</summary>
    public long PhaseFrom { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Program that has it, or had it last, where several share the store; null where one works alone.</summary>
    public string? Node { get; init; }
}

/// <summary>Work that people ask for and watch: requests, progress and results beside the queue, under the same leases.</summary>
public sealed class JobStore
{
    private readonly Database _database;

    internal JobStore(Database database) => _database = database;

    /// <summary>Asks for work, with what is asked; while like work on the same target is open, that is the answer.</summary>
    /// <param name="kind">What is to be done.</param>
    /// <param name="key">Unique name; asking again under it gives what is there.</param>
    /// <param name="target">What it is done to.</param>
    /// <param name="request">What is asked, for the worker.</param>
    public WorkItem Enqueue(WorkKind kind, string key, string target, string request) => _database.Write(transaction =>
    {
        if (WorkWriter.Open(transaction, kind, target) is { } open)
            return open;
        var work = WorkWriter.Add(transaction, kind, key, target, _database.Now, _database.Now);
        transaction.Connection!.Execute(
            "INSERT INTO job (work_id, request) VALUES (@Id, @request) ON CONFLICT DO NOTHING", new { work.Id, request }, transaction);
        return work;
    });

    /// <summary>Null when there is no work of that number.</summary>
    public JobRecord? Get(long workId) => _database.Read(connection => Read(connection, "WHERE w.id = @workId", new { workId }).SingleOrDefault());

    /// <summary>The latest jobs, newest first.</summary>
    public IReadOnlyList<JobRecord> Recent(int take) => _database.Read(connection => Read(connection, "ORDER BY w.id DESC LIMIT @take", new { take }));

    /// <summary>Jobs, newest first.</summary>
    /// <param name="take">Most rows wanted.</param>
    /// <param name="state">Only these; null for all.</param>
    /// <param name="kind">Only these; null for all.</param>
    /// <param name="beforeId">Go on before this job; the latest when null.</param>
    /// <param name="target">Only what is done to this; null for all.</param>
    public IReadOnlyList<JobRecord> List(int take, WorkState? state = null, WorkKind? kind = null, long? beforeId = null, string? target = null) => _database.Read(connection => Read(
        connection,
        "WHERE (@beforeId IS NULL OR w.id < @beforeId) AND (@state IS NULL OR w.state = @state) AND (@kind IS NULL OR w.kind = @kind) AND (@target IS NULL OR w.target = @target) ORDER BY w.id DESC LIMIT @take",
        new { take, state = state?.ToString().ToLowerInvariant(), kind = kind is { } name ? WorkWriter.Name(name) : null, beforeId, target }));

    /// <summary>How many jobs stand where, over all that are kept.</summary>
    public IReadOnlyDictionary<WorkState, int> Counts() => _database.Read(connection => connection
        .Query<(string State, long Jobs)>("SELECT state, count(*) FROM work GROUP BY state")
        .ToDictionary(row => Enum.Parse<WorkState>(row.State, ignoreCase: true), row => (int)row.Jobs));

    /// <summary>Asks for the same work again after it ended; null when it has not, or when it was done and <paramref name="evenIfDone"/> is false. Open work on the same target is the answer.</summary>
    public WorkItem? Again(long workId, bool evenIfDone = false)
    {
        if (Get(workId) is not { Work.EndedAt: not null } job || (job.Work.State == WorkState.Done && !evenIfDone))
            return null;
        return Enqueue(job.Work.Kind, $"again:{workId}:{_database.Now}", job.Work.Target, job.Request);
    }

    /// <summary>Keeps how far the holder has come; false when the lease was lost: stop at once.</summary>
    /// <param name="lease">The holder's.</param>
    /// <param name="phase">What is being done; a new name begins a new phase.</param>
    /// <param name="done">Units of the phase that are finished.</param>
    /// <param name="total">Units of the phase; null when unknown.</param>
    public bool Report(Lease lease, string phase, long done, long? total) => _database.Write(transaction =>
    {
        if (!WorkWriter.IsHeld(transaction, lease))
            return false;
        transaction.Connection!.Execute(
            """
            INSERT INTO job (work_id, started_at, phase, phase_started_at, phase_from, epoch, done, total, progress_at)
            VALUES (@Id, @Now, @phase, @Now, @done, @Epoch, @done, @total, @Now)
            ON CONFLICT (work_id) DO UPDATE SET
                started_at = coalesce(job.started_at, excluded.started_at),
                phase_started_at = CASE WHEN job.epoch = excluded.epoch AND job.phase = excluded.phase AND job.done <= excluded.done THEN job.phase_started_at ELSE excluded.phase_started_at END,
                phase_from = CASE WHEN job.epoch = excluded.epoch AND job.phase = excluded.phase AND job.done <= excluded.done THEN job.phase_from ELSE excluded.phase_from END,
                epoch = excluded.epoch, phase = excluded.phase, done = excluded.done, total = excluded.total, progress_at = excluded.progress_at
            """,
            new { lease.Work.Id, lease.Epoch, _database.Now, phase, done, total },
            transaction);
        return true;
    });

    /// <summary>Ends the job well, with its result; false when the lease was lost.</summary>
    public bool Succeed(Lease lease, string result, string summary) => End(lease, "done", summary, result, "");

    /// <summary>Ends the job with a problem; false when the lease was lost.</summary>
    /// <param name="lease">The holder's.</param>
    /// <param name="problem">As it is answered to whoever asks.</param>
    /// <param name="reason">The same in one line.</param>
    public bool Fail(Lease lease, string problem, string reason) => End(lease, "failed", reason, "", problem);

    /// <summary>Takes open work from whoever holds it, for good: the holder finds its lease lost and can write nothing more. False when it had ended.</summary>
    public bool Cancel(long workId, string reason) => _database.Write(transaction => transaction.Connection!.Execute(
        """
        UPDATE work SET state = 'cancelled', lease_until = NULL, lease_epoch = lease_epoch + 1, ended_at = @Now, last_reason = @reason
        WHERE id = @workId AND state IN ('due', 'leased', 'paused')
        """,
        new { workId, _database.Now, reason },
        transaction) == 1);

    /// <summary>Puts open work back until it is resumed; whoever holds it finds its lease lost and can write nothing more. False when it has ended or is paused.</summary>
    public bool Pause(long workId, string reason) => _database.Write(transaction => transaction.Connection!.Execute(
        """
        UPDATE work SET state = 'paused', lease_until = NULL, lease_epoch = lease_epoch + 1, last_reason = @reason
        WHERE id = @workId AND state IN ('due', 'leased')
        """,
        new { workId, reason },
        transaction) == 1);

    /// <summary>Makes paused work due at once; false when it is not paused.</summary>
    public bool Resume(long workId) => _database.Write(transaction => transaction.Connection!.Execute(
        "UPDATE work SET state = 'due', due_at = @Now, last_reason = '' WHERE id = @workId AND state = 'paused'", new { workId, _database.Now }, transaction) == 1);

    private bool End(Lease lease, string state, string reason, string result, string problem) => _database.Write(transaction =>
        End(transaction, lease, new JobEnd(state, reason, _database.Now) { Result = result, Problem = problem }));

    /// <summary>Ends held work inside a transaction that its owner commits; false, and nothing is written, when the lease was lost.</summary>
    internal static bool End(DbTransaction transaction, Lease lease, JobEnd end)
    {
        if (!WorkWriter.IsHeld(transaction, lease))
            return false;
        var row = new { lease.Work.Id, end.State, end.Reason, end.Now, end.Result, end.Problem };
        transaction.Connection!.Execute(
            "UPDATE work SET state = @State, lease_until = NULL, ended_at = @Now, last_reason = @Reason WHERE id = @Id", row, transaction);
        transaction.Connection!.Execute(
            """
            INSERT INTO job (work_id, result, problem) VALUES (@Id, @Result, @Problem)
            ON CONFLICT (work_id) DO UPDATE SET result = excluded.result, problem = excluded.problem
            """,
            row,
            transaction);
        return true;
    }

    internal static JobRecord[] Read(DbConnection connection, string condition, object parameters, DbTransaction? transaction = null) => connection
        .Query<WorkRow, JobRow, JobRecord>(
            $"""
            SELECT {WorkWriter.ColumnsOf("w")}, w.id AS work_id, w.created_at, w.node,
                   j.request, j.started_at, j.phase, j.phase_started_at, j.phase_from, j.done, j.total, j.progress_at, j.result, j.problem
            FROM work w LEFT JOIN job j ON j.work_id = w.id {condition}
            """,
            (work, job) => job.Record(work.Item()),
            parameters,
            transaction,
            splitOn: "work_id")
        .ToArray();

    /// <summary>All but the number is null for work without a row in job.</summary>
    private sealed class JobRow
    {
        public long work_id { get; init; }
        public string? created_at { get; init; }
        public string? node { get; init; }
        public string? request { get; init; }
        public string? started_at { get; init; }
        public string? phase { get; init; }
        public string? phase_started_at { get; init; }
        public long? phase_from { get; init; }
        public long? done { get; init; }
        public long? total { get; init; }
        public string? progress_at { get; init; }
        public string? result { get; init; }
        public string? problem { get; init; }

        internal JobRecord Record(WorkItem work) => new(
            work, request ?? "", StoredTime.ParseOrNull(started_at), phase ?? "", StoredTime.ParseOrNull(phase_started_at), done ?? 0, total,
            StoredTime.ParseOrNull(progress_at), result ?? "", problem ?? "")
        {
            PhaseFrom = phase_from ?? 0,
            AskedAt = StoredTime.ParseOrNull(created_at),
            Node = node,
        };
    }
}

/// <summary>How a job ends.</summary>
/// <param name="State">As in the table.</param>
/// <param name="Reason">One line.</param>
/// <param name="Now">When.</param>
internal sealed record JobEnd(string State, string Reason, string Now)
{
    /// <summary>Name of what came of it.</summary>
    public string Result { get; init; } = "";

    /// <summary>Why it failed, as the program wrote it.</summary>
    public string Problem { get; init; } = "";
}
