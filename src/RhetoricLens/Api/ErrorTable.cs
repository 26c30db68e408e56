namespace RhetoricLens.Api;

/// <summary>A code that an answer can carry.</summary>
/// <param name="Code">Stable short name.</param>
/// <param name="Status">HTTP status that goes with it.</param>
/// <param name="Meaning">What it says, in a few words.</param>
public sealed record ErrorCode(string Code, int Status, string Meaning);

/// <summary>All codes that have a status of their own, or that the HTTP side itself gives; every other problem of the program is a 400.</summary>
public static class ErrorTable
{
    /// <summary>Those that the requests themselves lead to, one a status.</summary>
    public static IReadOnlyList<ErrorCode> OfRequests { get; } =
    [
        new("bad_request", 400, "a parameter or a body that cannot be read"),
        new("not_found", 404, "no such address"),
        new("method_not_allowed", 405, "the address does not take this method; the header Allow says which it takes"),
        new("request_timeout", 408, "the request came too slowly"),
        new("too_large", 413, "the body is beyond the limit"),
        new("unsupported_media_type", 415, "the body is of another type than the address takes"),
        new("rate_limited", 429, "more requests than are answered; Retry-After says how many seconds to wait"),
        new("headers_too_large", 431, "the headers are beyond the limit"),
        new("internal_error", 500, "a bug; please report it"),
    ];

    /// <summary>Those of what was asked for.</summary>
    public static IReadOnlyList<ErrorCode> OfContents { get; } =
    [
        new("key_required", 401, "a key is needed for this"),
        new("bad_key", 401, "no such key, or one that was revoked"),
        new("cross_site", 403, "a page of another site sent this"),
        new("unknown_host", 421, "the request names a host that is not this machine"),
        new("unknown_document", 404, "no such document"),
        new("unknown_body", 404, "no such body"),
        new("unknown_source", 404, "no such source"),
        new("unknown_schedule", 404, "the source has no schedule"),
        new("unknown_model", 404, "no such model"),
        new("unknown_set", 404, "no such labelled set"),
        new("unknown_job", 404, "no such job"),
        new("unknown_crawl", 404, "no such crawl"),
        new("unknown_export", 404, "no such export, or it is not finished"),
        new("unknown_query", 404, "no such saved query"),
        new("unknown_event", 404, "no such event"),
        new("event_shipped", 409, "the event travels with the program"),
        new("cursor_expired", 410, "the state of the index in which this walk began is gone"),
        new("source_exists", 409, "a source of that id is there"),
        new("set_exists", 409, "a labelled set of that name is there"),
        new("job_ended", 409, "the job has ended"),
        new("job_not_paused", 409, "the job is not paused"),
        new("job_open", 409, "the job has not ended"),
        new("already_in_use", 409, "the model is in use"),
        new("nothing_to_roll_back", 409, "no model was in use before"),
        new("registry_changed", 409, "another process put another model in use"),
        new("no_test_set", 409, "there is no test set to judge by"),
        new("test_set_changed", 409, "the test set is not the one that was frozen"),
        new("test_set_too_small", 409, "the test set comes from too few documents"),
        new("gate_refused", 409, "the model may be worse than the one in use"),
        new("no_positions", 409, "no passage takes a position"),
        new("text_too_long", 413, "a text beyond the limit"),
        new("matrix_too_large", 413, "more documents and terms than are scaled at once"),
        new("client_busy", 429, "too many requests of one client wait for their turn"),
        new("bad_source", 422, "a source that cannot be used; errors lists each field"),
        new("bad_rows", 422, "labelled rows to mend"),
        new("too_few_labels", 422, "too few passages to train on"),
        new("conflicting_label", 422, "two labels for one text"),
        new("bad_cron", 422, "a schedule that cannot be read"),
        new("bad_schedule_words", 422, "a schedule in words that are not understood"),
        new("unknown_time_zone", 422, "no such time zone"),
        new("groups_unreadable", 503, "the table of groups does not travel with this installation, or has a bad row"),
        new("events_unreadable", 503, "the table of events does not travel with this installation, or has a bad row"),
        new("index_rebuilding", 503, "the index is being built"),
        new("index_unusable", 503, "the index has to be built again"),
        new("model_missing", 503, "the model in use is not there"),
        new("model_corrupt", 503, "the model in use is damaged"),
        new("database_busy", 503, "another process is writing"),
        new("database_unreachable", 503, "the database server does not answer"),
        new("database_refused", 503, "the database server does not let the program in"),
        new("database_damaged", 503, "the database is damaged"),
        new("database_unreadable", 503, "the database cannot be opened"),
        new("disk_full", 507, "the disk is full; nothing was changed"),
        new("model_not_written", 507, "the model could not be written"),
    ];

    private static readonly Dictionary<string, int> Statuses = OfRequests.Concat(OfContents).ToDictionary(code => code.Code, code => code.Status, StringComparer.Ordinal);

    /// <summary>The status of a problem's code; 400 for one that the table does not name.</summary>
    public static int StatusOf(string code) => Statuses.GetValueOrDefault(code, StatusCodes.Status400BadRequest);

    /// <summary>The code of a status that came without a problem.</summary>
    public static string CodeOf(int status) => OfRequests.FirstOrDefault(code => code.Status == status)?.Code ?? (status < 500 ? "bad_request" : "internal_error");
}
