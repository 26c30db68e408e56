using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RhetoricLens.Stance.Coding.Formats;

/// <summary>How passages are written as JSON.</summary>
internal static class JsonText
{
    /// <summary>A passage whose language is not known.</summary>
    public const string UnknownLanguage = "und";

    public static Utf8JsonWriter Writer(Stream stream, bool indented = false) => new(stream, new JsonWriterOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = indented,
        NewLine = "\n",
    });

    public static void IfAny(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
            json.WriteString(name, value);
    }

    /// <summary>The fields that may be empty, but for the note, which some formats keep elsewhere.</summary>
    public static void Optional(Utf8JsonWriter json, CodedPassage passage, bool coder = true)
    {
        if (coder)
            IfAny(json, "coder", passage.Coder);
        IfAny(json, "language", passage.Language == UnknownLanguage ? "" : passage.Language);
        IfAny(json, "register", passage.Register);
        IfAny(json, "kind", passage.Kind);
        IfAny(json, "group", passage.Group);
        IfAny(json, "source", passage.Source);
        IfAny(json, "country", passage.Country);
        IfAny(json, "year", passage.Year);
        IfAny(json, "probability", Probability(passage));
    }

    /// <summary>The probability of having been drawn as text, empty when it is unknown.</summary>
    public static string Probability(CodedPassage passage) => passage.Probability?.ToString(CultureInfo.InvariantCulture) ?? "";
}
