using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Api;

/// <summary>Nothing leaves with a status of 400 or more and no problem: unknown addresses, unread parameters and bodies, and what the program did not expect.</summary>
internal static partial class ProblemMiddleware
{
    /// <summary>Seconds after which it is worth asking again for what is not there now.</summary>
    private const string RetrySeconds = "10";

    /// <summary>To be the outermost but for the headers.</summary>
    public static void UseProblems(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("RhetoricLens.Api");
        app.Use(async (context, next) =>
        {
            context.Response.OnStarting(() => AskAgain(context.Response));
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (!context.Response.HasStarted)
            {
                await WriteAsync(context, Explain(exception, context, log));
                return;
            }
            // The header Allow is there; that is all that OPTIONS asks for.
            if (HttpMethods.IsOptions(context.Request.Method) && context.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed })
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
                await WriteAsync(context, Bare(context));
        });
    }

    /// <summary>What is not there now will be: the index is built, the writer before ends.</summary>
    private static Task AskAgain(HttpResponse response)
    {
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
            response.Headers.RetryAfter = RetrySeconds;
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(HttpContext context, ProblemDetails details)
    {
        var (allow, retry) = (context.Response.Headers.Allow, context.Response.Headers.RetryAfter);
        context.Response.Clear();
        PageHeaders.Write(context);
        (context.Response.Headers.Allow, context.Response.Headers.RetryAfter) = (allow, retry);
        details.Instance = context.Request.Path;
        await Results.Problem(details).ExecuteAsync(context);
    }

    private static ProblemDetails Bare(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var (what, remedy) = status switch
        {
            404 => ($"There is no address {context.Request.Path}.", "See /docs/api for those that there are."),
            405 => ($"{context.Request.Path} does not take {context.Request.Method}.", $"It takes {context.Response.Headers.Allow}."),
            415 => ("The body is of a type that is not read here.", "Send application/json."),
            _ => ($"The request was refused with status {status}.", ""),
        };
        return ProblemAnswers.Details(new Problem(ErrorTable.CodeOf(status), what, "", remedy), status);
    }

    private static ProblemDetails Explain(Exception exception, HttpContext context, ILogger log)
    {
        if (exception is BadHttpRequestException bad)
            return ProblemAnswers.Details(Explain(bad), bad.StatusCode);
        if (exception is System.Data.Common.DbException or IOException && StoreProblems.Explain(exception, Database.FileName) is { } known && ErrorTable.StatusOf(known.Code) >= 500)
            return ProblemAnswers.Details(known, ErrorTable.StatusOf(known.Code));
        Jobs.Log.RequestFailed(log, context.Request.Path, exception);
        return ProblemAnswers.Details(new Problem("internal_error", "The program failed in a way it should not.", "", "Please report it, with what the program wrote on standard error."), 500);
    }

    private static Problem Explain(BadHttpRequestException exception)
    {
        var code = ErrorTable.CodeOf(exception.StatusCode);
        if (exception.InnerException is JsonException inner)
            return new Problem(code, "The body is not the JSON that was expected.", Pointer(inner.Path), inner.Message);
        if (Bound().Match(exception.Message) is { Success: true } match)
            return BadValue(code, JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value), match.Groups["value"].Value, match.Groups["type"].Value);
        return exception.StatusCode switch
        {
            413 => new Problem(code, "The body is too large.", "", "Send it in parts."),
            415 => new Problem(code, "The body is of a type that is not read here.", "", "Send application/json with the header Content-Type."),
            _ => new Problem(code, exception.Message, "", "See /docs/api for what the address takes."),
        };
    }

    private static Problem BadValue(string code, string name, string value, string type) => new(code, $"\"{value}\" is no value for {name}.", name, $"Give {Kind(type)}.");

    private static string Kind(string type) => type.ToLowerInvariant() switch
    {
        var name when name.Contains("int", StringComparison.Ordinal) || name.Contains("long", StringComparison.Ordinal) => "a whole number",
        var name when name.Contains("double", StringComparison.Ordinal) || name.Contains("float", StringComparison.Ordinal) => "a number with a decimal point",
        var name when name.Contains("bool", StringComparison.Ordinal) => "true or false",
        _ => "another value; see /docs/api",
    };

    /// <summary>From the JSON path of the reader ($.a[0].b) to a JSON pointer (/a/0/b).</summary>
    private static string Pointer(string? path) => path is null or "$" ? "" : path.TrimStart('$').Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    [GeneratedRegex("parameter \"(?<type>[^\"]+) (?<name>\\w+)\" from \"(?<value>.*)\"", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Bound();
}
