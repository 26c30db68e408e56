using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RhetoricLens.Core;

namespace RhetoricLens;

/// <summary>How everything that leaves the program as JSON is written.</summary>
public static class JsonShape
{
    /// <summary>camelCase, enumerations by name, dates in ISO 8601, letters of every script as they are.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Applies the shape to options that another library made.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        // Answers are never put inside HTML: only what JSON itself needs is escaped.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new PartialDateConverter());
        return options;
    }

    private sealed class PartialDateConverter : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            PartialDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("Write a date as 2014, 2014-12 or 2014-12-15.");

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
