using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using RhetoricLens.Queries;

namespace RhetoricLens.Exports;

/// <summary>datapackage.json (Frictionless Data Package v1): fields, types, licences, sources, sizes and SHA-256 of the tables.</summary>
internal static class DataPackage
{
    public const string FileName = "datapackage.json";

    private static readonly JsonSerializerOptions Indented = new(JsonShape.Options) { WriteIndented = true };

    public static async Task WriteAsync(
        string path, ExportReport report, ExportOrder order, IReadOnlyList<(string Collection, long Documents)> collections, CancellationToken cancellation)
    {
        var resources = new JsonArray();
        foreach (var table in report.Tables)
            resources.Add(await ResourceAsync(table, order, cancellation));
        var package = new JsonObject
        {
            ["profile"] = "data-package",
            ["name"] = "rhetoriclens-export",
            ["title"] = "What states say about who should rule the Internet: documents, passages and stance scores",
            ["id"] = "sha256:" + report.CorpusSha256,
            ["version"] = Citation.ProgramVersion(),
            ["created"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["model"] = report.Model,
            ["revision"] = report.Revision,
            ["oneState"] = report.IsOneState,
            ["licenses"] = Licences(order),
            ["sources"] = new JsonArray([.. collections.Select(one => (JsonNode)new JsonObject { ["title"] = one.Collection, ["documents"] = one.Documents })]),
            ["resources"] = resources,
        };
        await File.WriteAllTextAsync(path, package.ToJsonString(Indented) + "\n", cancellation);
    }

    private static JsonArray Licences(ExportOrder order)
    {
        var licences = new JsonArray(new JsonObject { ["name"] = "MIT", ["title"] = "Scores and offsets: as RhetoricLens itself" });
        if (order.Texts)
            licences.Add(new JsonObject { ["name"] = "other-closed", ["title"] = "The texts belong to their publishers; see the columns url and collection" });
        return licences;
    }

    private static async Task<JsonObject> ResourceAsync(ExportedTable table, ExportOrder order, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(table.Path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        return new JsonObject
        {
            ["name"] = table.Name,
            ["path"] = Path.GetFileName(table.Path),
            ["profile"] = order.Form == ExportForm.Csv ? "tabular-data-resource" : "data-resource",
            ["format"] = order.Ending,
            ["mediatype"] = order.Form switch { ExportForm.Csv => "text/csv", ExportForm.Jsonl => "application/x-ndjson", _ => "application/vnd.apache.parquet" },
            ["encoding"] = "utf-8",
            ["bytes"] = file.Length,
            ["rows"] = table.Rows,
            ["hash"] = "sha256:" + hash,
            ["schema"] = new JsonObject { ["fields"] = new JsonArray([.. table.Columns.Select(column => (JsonNode)new JsonObject { ["name"] = column.Name, ["type"] = TypeOf(column.Type) })]) },
        };
    }

    private static string TypeOf(Type type) => type switch
    {
        { IsEnum: true } => "string",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(int) || type == typeof(long) => "integer",
        _ when type == typeof(float) || type == typeof(double) => "number",
        _ when type == typeof(DateTimeOffset) => "datetime",
        _ => "string",
    };
}
