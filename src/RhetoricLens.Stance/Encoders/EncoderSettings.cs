using System.Text.Json;
using System.Text.Json.Serialization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Encoders;

/// <summary>How the states of a passage's tokens become one vector.</summary>
public enum Pooling
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The state of the first token, [CLS].</summary>
    Cls,
}

/// <summary>What <c>encoder.json</c> says; each value may be left out.</summary>
public sealed record EncoderSettings
{
    /// <summary>What holds for an encoder without such a file: most sentence encoders of the BERT family are made so.</summary>
    public static readonly EncoderSettings Default = new();

    private const int MaxNoteChars = 300;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // A misspelt name would silently leave the default.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Of no meaning for an encoder whose output is one vector a passage.</summary>
    public Pooling Pooling { get; init; } = Pooling.Mean;

    /// <summary>Longest passage in tokens, [CLS] and [SEP] included; what comes after is not read.</summary>
    public int MaxTokens { get; init; } = 256;

    /// <summary>Whether the vocabulary is in lower case and without accents.</summary>
    public bool LowerCase { get; init; } = true;

    /// <summary>Name of the output; empty: the first.</summary>
    public string Output { get; init; } = "";

    /// <summary>Under which licence the encoder may be used, for the card of a model.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Where the encoder comes from, for the card of a model.</summary>
    public string Source { get; init; } = "";

    /// <summary>As text, in the settings of a model.</summary>
    public IEnumerable<KeyValuePair<string, string>> AsText() =>
    [
        new("encoder_pooling", Pooling == Pooling.Mean ? "mean" : "cls"),
        new("encoder_max_tokens", FormattableString.Invariant($"{MaxTokens}")),
        new("encoder_lower_case", LowerCase ? "true" : "false"),
        new("encoder_licence", Licence.Length > 0 ? Licence : "not stated"),
        new("encoder_source", Source.Length > 0 ? Source : "not stated"),
    ];

    /// <param name="content">The whole file.</param>
    /// <param name="where">Stands in the problem.</param>
    public static Outcome<EncoderSettings> Parse(ReadOnlySpan<byte> content, string where)
    {
        try
        {
            return JsonSerializer.Deserialize<EncoderSettings>(content, Json) is not { } settings
                ? Bad("it holds nothing.", where)
                : settings.Fault() is { } fault ? Bad(fault, where) : settings;
        }
        catch (JsonException error)
        {
            return Bad(error.Message, where);
        }
    }

    private string? Fault()
    {
        if (MaxTokens is < 3 or > Limits.MaxEncoderTokens)
            return $"max_tokens is {MaxTokens}; it must be 3 to {Limits.MaxEncoderTokens}.";
        return new[] { Output, Licence, Source }.Any(note => note.Length > MaxNoteChars || note.Any(c => char.IsControl(c) || c == '|'))
            ? $"output, licence and source are lines of at most {MaxNoteChars} characters, without |."
            : null;
    }

    private static Problem Bad(string what, string where) => new(
        "bad_encoder_settings", "The settings of the sentence encoder cannot be read: " + what, where,
        "Write pooling (mean or cls), max_tokens, lower_case, output, licence, source as JSON, or leave the file out.");
}
