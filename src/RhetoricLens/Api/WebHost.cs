using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;
using RhetoricLens.Jobs.Fleet;
using RhetoricLens.Operations;
using RhetoricLens.Pages.Frame;
using RhetoricLens.Queries;
using Scalar.AspNetCore;

namespace RhetoricLens.Api;

/// <summary>API, pages and workers in one process, on loopback unless told otherwise.</summary>
public static class WebHost
{
    /// <summary>Where the program answers unless told otherwise.</summary>
    public const int DefaultPort = 5080;

    /// <summary>The page that shows the description of the API.</summary>
    internal const string ReferencePath = "/docs/api";

    public static WebApplication Build(Workspace workspace, FetchSettings settings, IReadOnlySet<string> loopbackSources, int port) =>
        Build(workspace, settings, loopbackSources, new ServeSettings(port));

    public static WebApplication Build(Workspace workspace, FetchSettings settings, IReadOnlySet<string> loopbackSources, ServeSettings serve)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(WebHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        // In a build that was not published, scripts and styles of packages lie where the packages are.
        if (!Directory.Exists(builder.Environment.WebRootPath))
            builder.WebHost.UseStaticWebAssets();
        serve.Logging.Apply(builder.Logging);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = serve.MaxBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = serve.MaxConnections;
            kestrel.Listen(serve.Listen, serve.Port);
        });
        builder.Services.AddJobs(workspace, settings, loopbackSources, serve.Workers, serve.Role);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Stopping.OfHost);
        AddApi(builder.Services, serve);
        builder.Services.AddTelemetry(serve.Otlp, serve.Metrics);
        builder.Services.AddHostedService<FreedMemory>();
        builder.Services.AddReadiness(workspace, serve.MinFreeDiskMiB);
        builder.Services.AddPages();
        if (serve.Role.Answers())
            builder.Services.AddHostedService<WarmCube>();
        // Pages carry no secrets between requests: keys need not outlive the process, nor lie in the user's home.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var app = builder.Build();
        Use(app, workspace, serve);
        if (serve.Role.Answers())
            MapAnswers(app, workspace, serve);
        else
            app.MapHealth(workspace);
        if (serve.Metrics)
            app.MapPrometheusScrapingEndpoint(TelemetryExport.PrometheusPath);
        // Its gauges are there from the first moment, not from the first who asks.
        app.Services.GetRequiredService<WorkspaceMetrics>();
        return app;
    }

    private static void MapAnswers(WebApplication app, Workspace workspace, ServeSettings serve)
    {
        app.MapOpenApi();
        app.MapScalarApiReference(ReferencePath, options => options.WithTitle("RhetoricLens API").WithOpenApiRoutePattern("/openapi/v1.json").DisableDefaultFonts());
        app.MapApi(workspace);
        workspace.CodedFiles.Start();
        app.MapPages();
        app.MapSignIn(workspace);
        if (serve.Dashboard)
            app.MapDashboard(workspace);
    }

    private static void AddApi(IServiceCollection services, ServeSettings serve)
    {
        services.AddSingleton(serve);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemAnswers.Complete);
        // A parameter that cannot be read is then said by name.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => JsonShape.Configure(json.SerializerOptions));
        services.AddOpenApi("v1", ApiDescription.Configure);
        if (serve.RateLimit is { } rate)
            services.AddSingleton(_ => new RateLimits(rate));
        services.AddSingleton(_ => new FairTurns(serve.AtOnce));
    }

    private static void Use(WebApplication app, Workspace workspace, ServeSettings serve)
    {
        if (serve.Proxies.Count > 0)
            app.UseForwardedHeaders(Forwarded(serve));
        app.UseHeaders();
        app.UseProblems();
        app.Use(new Access(workspace, serve).InvokeAsync);
        // After the keys are checked: a made-up key buys no allowance of its own where keys are needed.
        if (app.Services.GetService<RateLimits>() is { } limits)
            app.Use(limits.InvokeAsync);
        app.Use(app.Services.GetRequiredService<FairTurns>().InvokeAsync);
        app.Use(new EntityTags(workspace).InvokeAsync);
        app.UseRouting();
        app.UsePages();
    }

    /// <summary>The last address that a proxy of one's own added is the client's; what the client itself wrote there is not believed.</summary>
    private static ForwardedHeadersOptions Forwarded(ServeSettings serve)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in serve.Proxies)
            options.KnownProxies.Add(proxy);
        return options;
    }
}
