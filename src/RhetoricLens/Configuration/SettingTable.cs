using System.Globalization;
using RhetoricLens.Api;
using RhetoricLens.Core;

namespace RhetoricLens.Configuration;

/// <summary>All that can be set. The help of commands, <c>rhetoriclens config show</c> and the guide to configuration are made from this table.</summary>
public static class SettingTable
{
    /// <summary>How the environment variables of all settings begin.</summary>
    public const string VariablePrefix = "RHETORICLENS_";

    /// <summary>The environment variable that names the file of settings, as <c>--config</c> does.</summary>
    public const string FileVariable = VariablePrefix + "CONFIG";

    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("data", "", "Folder of the database, the index and your models", AllowedValues.Path) { DefaultText = "RhetoricLens/data in your folder for application data" },
        new("store", "sqlite", "Database: a file in the data folder, or a PostgreSQL server that several machines share", AllowedValues.OneOf("sqlite", "postgres")),
        new("connection", "", "Connection string of PostgreSQL; give it in the environment or the file, where no list of processes shows it", AllowedValues.Line("Host=...;Database=...;Username=...;Password=...", "STRING"))
            { IsSecret = true, DefaultText = "none" },
        new("role", "all", "What serve does: answers and works, answers alone, or works alone", AllowedValues.OneOf("all", "api", "worker")),
        new("listen", "127.0.0.1", "Address of this machine to listen on; beyond loopback a key must be there (rhetoriclens keys add)", AllowedValues.Address),
        new("port", "5080", "Port of API and pages", AllowedValues.Whole(0, 65535)),
        new("hosts", "", "Names by which a proxy on this machine passes requests on; with any, keys are needed as beyond loopback", AllowedValues.HostNames) { DefaultText = "localhost alone" },
        new("proxies", "", "Addresses of proxies whose X-Forwarded-For is believed, so that rates are counted for the clients behind them", AllowedValues.Addresses) { DefaultText = "none" },
        new("require-key", "false", "Changing anything needs a key on this machine too", AllowedValues.YesOrNo),
        new("read-key", "false", "Reading needs a key as well", AllowedValues.YesOrNo),
        new("rate", "", "Requests a minute for each key or address", AllowedValues.Whole(1, 1_000_000)) { DefaultText = $"none on this machine, {ServeSettings.DefaultRate} beyond" },
        new("max-body", Number(Limits.MaxRequestBytes), "Bytes of a request's body; sets, tables and archives that are sent have limits of their own", AllowedValues.Whole(1024, Limits.MaxLabelledUploadBytes)),
        new("max-connections", Number(Limits.MaxConnections), "Connections held at once; more are closed", AllowedValues.Whole(1, 100_000)),
        new("at-once", "", "Requests of one key or address that are worked on at once; its others wait their turn", AllowedValues.Whole(1, 1_000)) { DefaultText = "processors, at least 2" },
        new("workers", "", "Crawls at once; exports, training and rescoring are one at a time beside them", AllowedValues.Whole(1, 256)) { DefaultText = "processors, at least 2" },
        new("score-threads", "", "Threads that score documents", AllowedValues.Whole(1, 256)) { DefaultText = "processors" },
        new("memory", "0", "MiB that the program's own objects may take; beyond, requests and jobs fail. 0: what the machine or container has", AllowedValues.Whole(0, 1_048_576)),
        new("min-disk", Number(Limits.MinFreeDiskMiB), "MiB free on the disk of the data folder below which /readyz says no", AllowedValues.Whole(0, 1_048_576)),
        new("contact", "", "Your address or mailbox, sent to the sites that are crawled", AllowedValues.Line("an address or mailbox", "URL|MAIL")) { DefaultText = "none" },
        new("loopback-sources", "", "Ids of sources on this machine that may be crawled; all others never reach inside", AllowedValues.Line("ids separated by commas", "ID,...")) { DefaultText = "none" },
        new("dashboard", "false", "Hangfire's page of jobs, behind a key", AllowedValues.YesOrNo),
        new("log", "text", "Lines of the log on standard error: text, or JSON objects", AllowedValues.OneOf("text", "json")),
        new("log-level", "warning", "Least weight of what is logged", AllowedValues.OneOf("debug", "information", "warning", "error")),
        new("otlp", "", "Where metrics and traces are sent (OpenTelemetry, OTLP over HTTP)", AllowedValues.Endpoint) { DefaultText = "nowhere" },
        new("metrics", "false", "Metrics for Prometheus at /metrics; guarded by the key when reading is", AllowedValues.YesOrNo),
    ];

    /// <summary>The setting of a key; null when there is none.</summary>
    public static Setting? Find(string key) => All.FirstOrDefault(setting => setting.Key == key);

    /// <summary>The setting of a key that the program itself names.</summary>
    public static Setting Get(string key) => Find(key) ?? throw new ArgumentException($"No setting {key}.", nameof(key));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
