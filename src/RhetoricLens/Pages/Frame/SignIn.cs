namespace RhetoricLens.Pages.Frame;

/// <summary>A browser sends no header with a key: it is given once, and kept in a cookie that scripts cannot read and other sites cannot make the browser send.</summary>
internal static class SignIn
{
    /// <summary>The page.</summary>
    internal const string Path = "/sign-in";

    /// <summary>Where its form goes.</summary>
    internal const string Session = "/session";

    internal const string Cookie = "rhetoriclens-key";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Whether somebody is signing in, for which nothing is needed yet.</summary>
    internal static bool IsAsked(PathString path) => path == Path || path == Session;

    /// <summary>The page to sign in on, and back to what was asked.</summary>
    internal static string Address(HttpRequest asked) => Path + QueryString.Create("to", asked.Path + asked.QueryString);

    public static void MapSignIn(this IEndpointRouteBuilder app, Workspace workspace)
    {
        app.MapPost(Session, async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var (key, to) = (form["key"].ToString().Trim(), Local(form["to"].ToString()));
            if (workspace.Store.Keys.Find(key) is null)
                return Results.LocalRedirect(Path + QueryString.Create("to", to).Add("wrong", "true"));
            context.Response.Cookies.Append(Cookie, key, Settings(context));
            return Results.LocalRedirect(to);
        }).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(Session + "/end", (HttpContext context) =>
        {
            context.Response.Cookies.Delete(Cookie, Settings(context));
            return Results.LocalRedirect("/");
        }).DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>An address of this program, so that a link cannot lead elsewhere by way of signing in.</summary>
    private static string Local(string to) => to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal) && !to.StartsWith("/\\", StringComparison.Ordinal) ? to : "/";

    private static CookieOptions Settings(HttpContext context) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = Kept, Path = "/",
    };
}
