using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using MudBlazor.Services;

namespace RhetoricLens.Pages.Frame;

/// <summary>The pages: Razor components drawn by the server, live where something moves, over a connection to this program alone.</summary>
internal static class PageHost
{
    /// <summary>Address of the style sheet that <see cref="ThemeSheet"/> writes.</summary>
    internal const string ThemePath = "/theme.css";

    /// <summary>Where Blazor's connection begins.</summary>
    internal const string CircuitPath = "/_blazor";

    /// <summary>What pages need before anybody is known: styles, scripts, icons.</summary>
    internal static bool IsAsset(PathString path) =>
        path.StartsWithSegments("/_framework", StringComparison.Ordinal) || path.StartsWithSegments("/_content", StringComparison.Ordinal)
        || (path.Value is { } file && file.LastIndexOf('/') == 0 && Path.GetExtension(file) is ".css" or ".js" or ".svg");

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitMaxRetained = Core.Limits.MaxWaitingPages;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        }).AddHubOptions(hub => hub.MaximumReceiveMessageSize = Core.Limits.MaxPageMessageBytes);
        services.AddMudServices();
        services.AddSingleton<ThemeSheet>();
        services.AddScoped<PageAccess>();
        services.AddScoped<Sources.SourceActs>();
        services.AddSingleton<Demo.DemoLoad>();
        services.AddSingleton<Imports.Importer>();
        services.AddScoped<AuthenticationStateProvider, ServerAuthenticationStateProvider>();
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "rhetoriclens-form");
    }

    /// <summary>After routing: forms of the pages carry a token.</summary>
    public static void UsePages(this WebApplication app) => app.UseAntiforgery();

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().ExcludeFromDescription();
        app.MapGet(ThemePath, async (ThemeSheet sheet, HttpResponse response) =>
        {
            response.Headers.CacheControl = "max-age=31536000, immutable";
            return Results.Text(await sheet.TextAsync(), "text/css; charset=utf-8");
        }).ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuit => circuit.ContentSecurityFrameAncestorsPolicy = null);
    }
}
