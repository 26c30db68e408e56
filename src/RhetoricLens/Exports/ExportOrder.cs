using System.Text.Json;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Exports;

/// <summary>Forms in which tables are exported.</summary>
public enum ExportForm
{
    /// <summary>RFC 4180, UTF-8.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}

/// <summary>What is to be exported.</summary>
/// <param name="Form">Form of the tables.</param>
/// <param name="Texts">With the words of documents and passages, whose rights are their publishers'; else facts, offsets and scores alone.</param>
/// <param name="Model">Version of the model whose scores are wanted; null for the one that answers.</param>
public sealed record ExportOrder(ExportForm Form, bool Texts = false, string? Model = null)
{
    /// <summary>Ending of the files.</summary>
    public string Ending => Form.ToString().ToLowerInvariant();

    /// <summary>Reads the name of a form.</summary>
    public static Outcome<ExportForm> ParseForm(string? name) => name?.ToLowerInvariant() switch
    {
        null or "" or "csv" => ExportForm.Csv,
        "jsonl" or "ndjson" => ExportForm.Jsonl,
        "parquet" => ExportForm.Parquet,
        _ => new Problem("unknown_format", $"There is no export as '{name}'.", "format", "Use csv, jsonl or parquet."),
    };

    /// <summary>As it is kept until it is done.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonShape.Options);

    public static ExportOrder Read(string order) => JsonSerializer.Deserialize<ExportOrder>(order, JsonShape.Options)
        ?? throw new InvalidDataException("The order of an export is empty.");
}
