using System.Text.Json;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Demo;

/// <summary>One voice of a digest that has several.</summary>
public sealed record DigestTurn(string Speaker, string? Country, string? Role, bool Quoted, string Text);

/// <summary>RhetoricLens's own summary of a cited document, as it stands in <c>corpora/digests</c>; fields as in the datasheet.</summary>
public sealed record Digest(
    string Id, string Date, string Precision, string? Country, string? Speaker, string? Role, string Title, string? Venue,
    string Kind, string Language, string? Url, string Verified, string TextLanguage, string Text)
{
    /// <summary>Said on the first line of the demo and on every page.</summary>
    public const string Notice =
        "The texts shown are digests: RhetoricLens's own summaries of the cited documents, not the documents' texts.";

    /// <summary>Voices in reading order; empty when the document has one.</summary>
    public IReadOnlyList<DigestTurn> Turns { get; init; } = [];
}

/// <summary>Reads the digests that travel with the program.</summary>
public static class DigestReader
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>All digests in a folder of JSONL files, ordered by id; a problem names the file and line.</summary>
    public static Outcome<IReadOnlyList<Digest>> Read(string folder)
    {
        if (!Directory.Exists(folder))
            return new Problem("digests_missing", "The folder of digests is missing.", folder, "Build or install the program again.");
        var digests = new List<Digest>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                var digest = Parse(line);
                if (!digest.IsOk)
                    return digest.Problem with { Where = $"{Path.GetFileName(file)}:{number}" };
                digests.Add(digest.Value);
            }
        }
        return digests.OrderBy(digest => digest.Id, StringComparer.Ordinal).ToArray();
    }

    private static Outcome<Digest> Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Digest>(line, Json) is { } digest
                ? digest
                : new Problem("digest_malformed", "The line holds no digest.", "", "Give one JSON object a line.");
        }
        catch (JsonException exception)
        {
            return new Problem("digest_malformed", exception.Message, "", "Give one JSON object a line with the fields of the datasheet.");
        }
    }
}
