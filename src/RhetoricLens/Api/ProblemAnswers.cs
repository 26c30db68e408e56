using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Api;

/// <summary>The one shape of every error: problem+json (RFC 9457) with a stable <c>code</c>.</summary>
public static class ProblemAnswers
{
    private const string TypeBase = "/docs/errors#";

    private static readonly Dictionary<string, int> StatusByCode = new(StringComparer.Ordinal)
    {
        ["unknown_document"] = StatusCodes.Status404NotFound,
        ["unknown_model"] = StatusCodes.Status404NotFound,
        ["unknown_set"] = StatusCodes.Status404NotFound,
        ["unknown_job"] = StatusCodes.Status404NotFound,
        ["unknown_crawl"] = StatusCodes.Status404NotFound,
        ["unknown_query"] = StatusCodes.Status404NotFound,
        ["cursor_expired"] = StatusCodes.Status410Gone,
        ["job_ended"] = StatusCodes.Status409Conflict,
        ["already_in_use"] = StatusCodes.Status409Conflict,
        ["nothing_to_roll_back"] = StatusCodes.Status409Conflict,
        ["registry_changed"] = StatusCodes.Status409Conflict,
        ["no_test_set"] = StatusCodes.Status409Conflict,
        ["test_set_changed"] = StatusCodes.Status409Conflict,
        ["test_set_too_small"] = StatusCodes.Status409Conflict,
        ["bad_rows"] = StatusCodes.Status422UnprocessableEntity,
        ["too_few_labels"] = StatusCodes.Status422UnprocessableEntity,
        ["conflicting_label"] = StatusCodes.Status422UnprocessableEntity,
        ["model_not_written"] = StatusCodes.Status507InsufficientStorage,
        ["matrix_too_large"] = StatusCodes.Status413PayloadTooLarge,
        ["text_too_long"] = StatusCodes.Status413PayloadTooLarge,
        ["index_rebuilding"] = StatusCodes.Status503ServiceUnavailable,
        ["model_missing"] = StatusCodes.Status503ServiceUnavailable,
        ["model_corrupt"] = StatusCodes.Status503ServiceUnavailable,
    };

    private static readonly Dictionary<int, string> CodeByStatus = new()
    {
        [StatusCodes.Status400BadRequest] = "bad_request",
        [StatusCodes.Status404NotFound] = "not_found",
        [StatusCodes.Status405MethodNotAllowed] = "method_not_allowed",
        [StatusCodes.Status413PayloadTooLarge] = "too_large",
        [StatusCodes.Status415UnsupportedMediaType] = "unsupported_media_type",
        [StatusCodes.Status500InternalServerError] = "internal_error",
    };

    /// <summary>The answer for a problem that a request met.</summary>
    public static IResult Of(Problem problem) => Of(problem, StatusByCode.GetValueOrDefault(problem.Code, StatusCodes.Status400BadRequest));

    /// <summary>The same with a status of its own and further members, such as the numbers that led to a refusal.</summary>
    public static IResult Of(Problem problem, int status, params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var details = new ProblemDetails
        {
            Type = TypeBase + problem.Code,
            Title = problem.What,
            Detail = problem.Remedy,
            Status = status,
        };
        details.Extensions["code"] = problem.Code;
        foreach (var (name, value) in members)
            details.Extensions[name] = value;
        if (problem.Where.Length > 0)
            details.Extensions["errors"] = new[] { new { pointer = problem.Where, detail = problem.What } };
        return Results.Problem(details);
    }

    /// <summary>Adds the code and type to the errors that the framework itself makes: unknown routes, wrong methods, malformed bodies.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var details = context.ProblemDetails;
        details.Instance ??= context.HttpContext.Request.Path;
        if (details.Extensions.ContainsKey("code"))
            return;
        var code = CodeByStatus.GetValueOrDefault(details.Status ?? 500, "error");
        details.Extensions["code"] = code;
        details.Type = TypeBase + code;
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException { InnerException: System.Text.Json.JsonException inner })
            details.Detail = "The body is not the JSON that was expected: " + inner.Message;
    }
}
