using Microsoft.AspNetCore.DataProtection;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;
using RhetoricLens.Pages;
using Scalar.AspNetCore;

namespace RhetoricLens.Api;

/// <summary>API, pages and workers in one process, on loopback unless told otherwise.</summary>
public static class WebHost
{
    /// <summary>Where the program answers unless told otherwise.</summary>
    public const int DefaultPort = 5080;

    /// <summary>The page that shows the description of the API.</summary>
    internal const string ReferencePath = "/docs/api";

    private const int MaxRequestBytes = Limits.MaxScoreRequestChars * 4;

    public static WebApplication Build(Workspace workspace, FetchSettings settings, IReadOnlySet<string> loopbackSources, int port) =>
        Build(workspace, settings, loopbackSources, new ServeSettings(port));

    public static WebApplication Build(Workspace workspace, FetchSettings settings, IReadOnlySet<string> loopbackSources, ServeSettings serve)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.WriteToStandardError();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Listen(serve.Listen, serve.Port);
        });
        builder.Services.AddJobs(workspace, settings, loopbackSources);
        AddApi(builder.Services, serve);
        builder.Services.AddRazorComponents();
        // Pages carry no secrets between requests: keys need not outlive the process, nor lie in the user's home.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var app = builder.Build();
        Use(app, workspace, serve);
        app.MapOpenApi();
        app.MapScalarApiReference(ReferencePath, options => options.WithTitle("RhetoricLens API").WithOpenApiRoutePattern("/openapi/v1.json").DisableDefaultFonts());
        app.MapApi(workspace);
        app.MapPages(workspace);
        if (serve.Dashboard)
            app.MapDashboard(workspace);
        return app;
    }

    private static void AddApi(IServiceCollection services, ServeSettings serve)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemAnswers.Complete);
        // A parameter that cannot be read is then said by name.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => JsonShape.Configure(json.SerializerOptions));
        services.AddOpenApi("v1", ApiDescription.Configure);
        if (serve.RateLimit is { } rate)
            services.AddSingleton(_ => new RateLimits(rate));
    }

    private static void Use(WebApplication app, Workspace workspace, ServeSettings serve)
    {
        app.UseHeaders();
        app.UseProblems();
        app.Use(new Access(workspace, serve).InvokeAsync);
        // After the keys are checked: a made-up key buys no allowance of its own where keys are needed.
        if (app.Services.GetService<RateLimits>() is { } limits)
            app.Use(limits.InvokeAsync);
        app.Use(new EntityTags(workspace).InvokeAsync);
        app.UseRouting();
    }
}
