using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RhetoricLens.Operations;

/// <summary>Sends metrics and traces to whoever was named; nothing leaves the process otherwise.</summary>
internal static class TelemetryExport
{
    /// <summary>Address of the metrics for Prometheus.</summary>
    public const string PrometheusPath = "/metrics";

    /// <summary>Adds what the settings ask for.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="otlp">Where a collector listens (OTLP over HTTP, protobuf); null for nowhere.</param>
    /// <param name="prometheus">Whether Prometheus may fetch metrics.</param>
    public static void AddTelemetry(this IServiceCollection services, Uri? otlp, bool prometheus)
    {
        services.AddSingleton<WorkspaceMetrics>();
        if (otlp is null && !prometheus)
            return;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("rhetoriclens", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => Metrics(metrics, otlp, prometheus));
        if (otlp is not null)
            telemetry.WithTracing(traces => traces.AddSource(Telemetry.Name).AddAspNetCoreInstrumentation().AddOtlpExporter(exporter => To(exporter, otlp, "v1/traces")));
    }

    private static void Metrics(MeterProviderBuilder metrics, Uri? otlp, bool prometheus)
    {
        metrics.AddMeter(Telemetry.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel");
        if (otlp is not null)
            metrics.AddOtlpExporter(exporter => To(exporter, otlp, "v1/metrics"));
        if (prometheus)
            metrics.AddPrometheusExporter();
    }

    /// <summary>The path of a signal is appended here: the exporter takes an address that is set in code as it is.</summary>
    private static void To(OtlpExporterOptions exporter, Uri collector, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + path);
    }
}
