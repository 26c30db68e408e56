using System.Security.Claims;
using System.Text;
using Microsoft.Net.Http.Headers;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Frame;

namespace RhetoricLens.Api;

/// <summary>
/// Who may do what. On loopback everything is open unless keys are asked for, so two doors are kept shut there: a foreign page that makes the browser
/// send a form or a request (the header Origin or Sec-Fetch-Site says so), and a foreign name that resolves to this machine (DNS rebinding; the header Host says so).
/// </summary>
internal sealed class Access(Workspace workspace, ServeSettings settings)
{
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Who looks after the process has no key; where reading needs one, they answer nothing but a status.</summary>
    private static readonly string[] Probes = [HealthEndpoints.Live, HealthEndpoints.Ready];

    /// <summary>Sending a text to be judged changes nothing; what pages send over their connection is checked where it changes something.</summary>
    private static readonly string[] ReadingPosts = ["/v1/score"];

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Refuse(context) is not { } problem)
        {
            await next(context);
            return;
        }
        if (WantsPage(context.Request) && ErrorTable.StatusOf(problem.Code) == StatusCodes.Status401Unauthorized)
        {
            context.Response.Redirect(SignIn.Address(context.Request));
            return;
        }
        if (ErrorTable.StatusOf(problem.Code) == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = JobDashboard.IsAsked(context.Request) ? "Basic realm=\"RhetoricLens, a key as the password\"" : "Bearer";
        await ProblemAnswers.Of(problem).ExecuteAsync(context);
    }

    private Problem? Refuse(HttpContext context)
    {
        var request = context.Request;
        if (settings.IsLoopback && !LoopbackNames.Concat(settings.Hosts).Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            return new Problem("unknown_host", $"This program does not answer for {request.Host.Host}.", "Host", "Use http://localhost.");
        var isReading = HttpMethods.IsGet(request.Method) || HttpMethods.IsOptions(request.Method);
        // A page of another site can open a socket: no rule of browsers forbids it.
        var isCircuit = request.Path.StartsWithSegments(PageHost.CircuitPath, StringComparison.Ordinal);
        if ((!isReading || isCircuit) && IsCrossSite(request))
            return new Problem("cross_site", "A page of another site sent this request.", "Origin", "Send it from the program's own pages, or from a script without the header Origin.");
        var key = KeyOf(request);
        var isDashboard = settings.Dashboard && JobDashboard.IsAsked(request);
        if (key is not null && (settings.WriteNeedsKey || settings.ReadKey || isDashboard))
            return Known(context, key);
        if (isReading && (IsProbe(request.Path) || PageHost.IsAsset(request.Path)))
            return null;
        if (SignIn.IsAsked(request.Path))
            return null;
        var needed = isDashboard || (isReading || isCircuit || ReadingPosts.Contains(request.Path.Value) ? settings.ReadKey : settings.WriteNeedsKey);
        return needed ? new Problem("key_required", "A key is needed for this.", "Authorization", "Send Authorization: Bearer KEY, or X-Api-Key: KEY. Make a key with: rhetoriclens keys add NAME.") : null;
    }

    /// <summary>The name of the key goes with the request, so that pages know who reads them; who forgot to sign out of a key that is gone signs in anew.</summary>
    private Problem? Known(HttpContext context, string key)
    {
        if (workspace.Store.Keys.Find(key) is { } name)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "key"));
            return null;
        }
        return SignIn.IsAsked(context.Request.Path) || PageHost.IsAsset(context.Request.Path)
            ? null
            : new Problem("bad_key", "There is no such key.", "Authorization", "Make one with: rhetoriclens keys add NAME.");
    }

    /// <summary>Whether whoever looks after the process asks how it is.</summary>
    public static bool IsProbe(PathString path) => Probes.Contains(path.Value);

    /// <summary>Who sends a request, for counting: their key, or their address without one.</summary>
    public static string ClientOf(HttpContext context) => KeyOf(context.Request) ?? context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) && !JobDashboard.IsAsked(request)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether who asks may see what is kept here: always, unless reading needs a key.</summary>
    public static bool MayRead(HttpRequest request, Workspace workspace, ServeSettings settings) =>
        !settings.ReadKey || (KeyOf(request) is { } key && workspace.Store.Keys.Find(key) is not null);

    /// <summary>The key that a request carries; null when it carries none. Browsers, which can send no key, send it to the dashboard as the password of HTTP Basic.</summary>
    public static string? KeyOf(HttpRequest request)
    {
        if (request.Headers["X-Api-Key"].ToString() is { Length: > 0 } plain)
            return plain;
        var authorization = request.Headers[HeaderNames.Authorization].ToString();
        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return authorization["Bearer ".Length..].Trim();
        if (JobDashboard.IsAsked(request) && authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return Password(authorization["Basic ".Length..].Trim());
        return request.Cookies[SignIn.Cookie] is { Length: > 0 } kept ? kept : null;
    }

    private static string? Password(string basic)
    {
        var bytes = new byte[basic.Length];
        return Convert.TryFromBase64String(basic, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, { Length: > 0 } password] ? password : null;
    }

    private static bool IsCrossSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site is not ("same-origin" or "none"))
            return true;
        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
