using System.Text.Json;
using System.Text.Json.Nodes;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Exports;

/// <summary>A version out of a package.</summary>
/// <param name="Document">Ready to be stored.</param>
/// <param name="Version">Its number where it was exported.</param>
/// <param name="TextSha256">Of its text.</param>
internal sealed record PackageRow(ExtractedDocument Document, int Version, string TextSha256)
{
    private const string FactsPrefix = "facts_";
    private static readonly JsonSerializerOptions Snake = new(JsonShape.Options) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads a line of versions and the line of texts that belongs to it; a problem says what is wrong with them.</summary>
    public static Outcome<PackageRow> Read(string version, string text, string where)
    {
        try
        {
            var (row, body) = (JsonNode.Parse(version)!.AsObject(), JsonSerializer.Deserialize<TextRow>(text, Snake)!);
            var facts = new JsonObject(row.Where(field => field.Key.StartsWith(FactsPrefix, StringComparison.Ordinal))
                .Select(field => KeyValuePair.Create(field.Key[FactsPrefix.Length..], field.Value?.DeepClone())));
            var read = facts.Deserialize<DocumentFacts>(Snake)!;
            var sorted = read with { Extra = new SortedDictionary<string, string>(read.Extra.ToDictionary(), StringComparer.Ordinal) };
            var document = new ExtractedDocument((string)row["document"]!, sorted, body.Text, row["turns"].Deserialize<Turn[]>(JsonShape.Options)!);
            var found = new PackageRow(document, (int)row["version"]!, (string)row["text_sha256"]!);
            return (body.Document, body.Version) != (document.Id, found.Version) ? Bad("The texts are not in the order of the versions.", where)
                : Fault(found) is { } fault ? Bad(fault, where)
                : found;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or ArgumentException or NullReferenceException)
        {
            return Bad("The line cannot be read: " + failure.Message, where);
        }
    }

    /// <summary>What is wrong with a version; null when nothing is.</summary>
    private static string? Fault(PackageRow row)
    {
        var (document, facts) = (row.Document, row.Document.Facts);
        if (!document.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':' or '~') || document.Id.Length is 0 or > DocumentId.MaxLength)
            return "Its id is none.";
        if (facts is { Collection: null } or { Title: null } or { Language: null })
            return "Its corpus, title or language is missing.";
        if (document.Text is not { Length: > 0 and <= Limits.MaxTextChars } || DocumentId.Sha256(document.Text) != row.TextSha256)
            return "Its text is not the one that was exported.";
        if (document.Turns.Select(turn => turn.Country).Append(facts.Country).Any(code => code is not null && Countries.Find(code)?.Code != code))
            return "It speaks for a country or grouping that is not known.";
        var end = 0;
        foreach (var turn in document.Turns)
        {
            if (turn.Start < end || turn.End < turn.Start || turn.End > document.Text.Length)
                return "Its voices do not lie one after another in the text.";
            end = turn.End;
        }
        return null;
    }

    private static Problem Bad(string what, string where) => new("bad_package", what, where, "Export again.");
}
