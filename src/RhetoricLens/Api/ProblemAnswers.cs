using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Api;

/// <summary>The one shape of every error: problem+json (RFC 9457) with a stable <c>code</c>.</summary>
public static class ProblemAnswers
{
    private const string TypeBase = "/docs/errors#";

    /// <summary>The answer for a problem that a request met.</summary>
    public static IResult Of(Problem problem) => Of(problem, ErrorTable.StatusOf(problem.Code));

    /// <summary>The same with a status of its own and further members, such as the numbers that led to a refusal.</summary>
    public static IResult Of(Problem problem, int status, params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var details = Details(problem, status);
        foreach (var (name, value) in members)
            details.Extensions[name] = value;
        return Results.Problem(details);
    }

    /// <summary>Several faults of one body, each with the JSON pointer (RFC 6901) of its field.</summary>
    public static IResult Of(Problem problem, IEnumerable<Problem> faults) =>
        Of(problem, ErrorTable.StatusOf(problem.Code), ("errors", faults.Select(fault => new { pointer = fault.Where, detail = (fault.What + " " + fault.Remedy).Trim(), code = fault.Code }).ToArray()));

    /// <summary>Type, title, detail, status, code and errors; where it happened is added as it is written.</summary>
    public static ProblemDetails Details(Problem problem, int status)
    {
        var details = new ProblemDetails { Type = TypeBase + problem.Code, Title = problem.What, Detail = problem.Remedy, Status = status };
        details.Extensions["code"] = problem.Code;
        if (problem.Where.Length > 0)
            details.Extensions["errors"] = new[] { new { pointer = problem.Where, detail = problem.What } };
        return details;
    }

    /// <summary>Adds where it happened.</summary>
    public static void Complete(ProblemDetailsContext context) => context.ProblemDetails.Instance ??= context.HttpContext.Request.Path;
}
