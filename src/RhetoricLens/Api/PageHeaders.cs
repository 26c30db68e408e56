namespace RhetoricLens.Api;

/// <summary>What every answer says to browsers, and how HEAD and OPTIONS are answered.</summary>
internal static class PageHeaders
{
    // Everything crawled is text; nothing from another place is loaded, and no script or style sheet stands in a page.
    private const string ContentPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    // Charts and menus are placed by attributes of style, which run nothing.
    private const string PagePolicy = ContentPolicy + "; style-src-attr 'unsafe-inline'";

    /// <summary>The pages that show the description of the API and Hangfire's jobs set styles and start their script in the page itself; both come from this program.</summary>
    private const string ReferencePolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyOf(context.Request);
        headers.XContentTypeOptions = "nosniff";
        // To this program alone: without, browsers send forms as from nowhere ("Origin: null").
        headers["Referrer-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
        {
            headers.Vary = "Accept";
            headers.CacheControl = "no-cache";
        }
    }

    private static string PolicyOf(HttpRequest request)
    {
        if (request.Path.StartsWithSegments(WebHost.ReferencePath, StringComparison.Ordinal) || JobDashboard.IsAsked(request))
            return ReferencePolicy;
        return request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) || request.Path == HealthEndpoints.Live || request.Path == HealthEndpoints.Ready ? ContentPolicy : PagePolicy;
    }

    public static void UseHeaders(this WebApplication app) => app.Use(async (context, next) =>
    {
        Write(context);
        // The server sends no body for what came in as HEAD, whatever it is called from here on.
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        await next(context);
    });
}
