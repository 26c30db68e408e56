using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Checks a text and its fields, and makes a document of them. All local corpora pass through here.</summary>
internal static class DocumentBuilder
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "text", "doc", "corpus", "file", "filename", "path", "country", "date", "year", "speaker", "title", "language", "url", "kind", "venue", "role", "speaker_type", "cites", "verified",
    };

    /// <summary>The document, or the first thing that the user has to mend.</summary>
    /// <param name="id">Identity of the document.</param>
    /// <param name="collection">Corpus it belongs to.</param>
    /// <param name="text">The text as it is to be stored.</param>
    /// <param name="fields">Its metadata.</param>
    /// <param name="where">File, or file and row, for the problem.</param>
    public static Outcome<ExtractedDocument> Build(string id, string collection, string text, Fields fields, string where)
    {
        var country = CountryOf(fields["country"], where);
        var date = DateOf(fields, where);
        var speakerType = SpeakerTypeOf(fields["speaker_type"], country.IsOk && country.Value.Length > 0, where);
        if ((CheckText(text, where) ?? country.Problem ?? date.Problem ?? speakerType.Problem) is { } problem)
            return problem;
        var facts = new DocumentFacts(
            collection, fields["title"] ?? "", date.Value, country.Value.Length > 0 ? country.Value : null, fields["speaker"], fields["role"], fields["venue"],
            fields["kind"], LanguageOf(fields["language"]), fields["url"], fields["cites"], fields["verified"], speakerType.Value)
        {
            Extra = Extra(fields),
        };
        return new ExtractedDocument(id, facts, text, []);
    }

    private static Problem? CheckText(string text, string where)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Problem("empty_text", "The text is empty.", where, "Leave the document out or give its text.");
        return text.Length > Limits.MaxTextChars
            ? new Problem("text_too_long", $"The text has {text.Length} characters; at most {Limits.MaxTextChars} are stored.", where, "Split it into its parts.")
            : null;
    }

    private static Outcome<string> CountryOf(string? given, string where)
    {
        if (given is null)
            return "";
        var place = Field(where, "country");
        if (given == "NA")
            return new Problem("ambiguous_country", "NA may be Namibia or a missing value.", place, "Write NAM, or leave the field empty.");
        if (Countries.Find(given) is { } country)
            return country.Code;
        var similar = string.Join(", ", Countries.Similar(given).Select(known => $"{known.Code} ({known.Name})"));
        var remedy = similar.Length > 0 ? $"Did you mean {similar}?" : "Use an ISO 3166-1 alpha-3 code, such as EST.";
        return new Problem("unknown_country", $"There is no country or grouping '{given}'.", place, remedy);
    }

    private static Outcome<PartialDate?> DateOf(Fields fields, string where)
    {
        var given = fields["date"] ?? fields["year"];
        if (given is null)
            return (PartialDate?)null;
        // Tables made with R or pandas carry years as 2014.0.
        var text = fields["date"] is null && given.EndsWith(".0", StringComparison.Ordinal) ? given[..^2] : given;
        return PartialDate.TryParse(text, out var date)
            ? (PartialDate?)date
            : new Problem("bad_date", $"'{given}' is not a date from {PartialDate.MinYear} to {PartialDate.MaxYear}.", Field(where, fields["date"] is null ? "year" : "date"), "Write 2014, 2014-12 or 2014-12-15.");
    }

    private static Outcome<SpeakerType> SpeakerTypeOf(string? given, bool hasCountry, string where) => given?.ToLowerInvariant() switch
    {
        null => hasCountry ? SpeakerType.State : SpeakerType.Nonstate,
        // An organisation of states speaks as a grouping does.
        "state" or "igo" => SpeakerType.State,
        "nonstate" or "non-state" => SpeakerType.Nonstate,
        _ => new Problem("unknown_speaker_type", $"'{given}' is not a type of speaker.", Field(where, "speaker_type"), "Write state or nonstate, or leave it out."),
    };

    private static string LanguageOf(string? given) => given is null ? "und" : given.Replace('_', '-');

    private static SortedDictionary<string, string> Extra(Fields fields)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in fields.Names.Where(name => !Known.Contains(name) || (name == "year" && fields["date"] is not null)))
            extra[name] = fields[name]!;
        if (string.Equals(fields["speaker_type"], "igo", StringComparison.OrdinalIgnoreCase))
            extra["speaker_type"] = "igo";
        return extra;
    }

    private static string Field(string where, string field) => $"{where}, field {field}";
}
