using System.Net;
using Microsoft.AspNetCore.DataProtection;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;
using RhetoricLens.Pages;

namespace RhetoricLens.Api;

/// <summary>API, pages and workers in one process, on loopback only: nothing asks for a key yet.</summary>
public static class WebHost
{
    /// <summary>Where the program answers unless told otherwise.</summary>
    public const int DefaultPort = 5080;

    private const int MaxRequestBytes = Limits.MaxScoreRequestChars * 4;

    // Everything crawled is text; nothing from another place is loaded.
    private const string ContentPolicy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public static WebApplication Build(Workspace workspace, FetchSettings settings, IReadOnlySet<string> loopbackSources, int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.WriteToStandardError();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddJobs(workspace, settings, loopbackSources);
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemAnswers.Complete);
        builder.Services.ConfigureHttpJsonOptions(json => JsonShape.Configure(json.SerializerOptions));
        builder.Services.AddOpenApi("v1", ApiDescription.Configure);
        builder.Services.AddRazorComponents();
        // Pages carry no secrets between requests: keys need not outlive the process, nor lie in the user's home.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var app = builder.Build();
        Use(app);
        app.MapOpenApi();
        app.MapApi(workspace);
        app.MapPages(workspace);
        return app;
    }

    private static void Use(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
    }
}
