using System.Text.RegularExpressions;
using RhetoricLens.Core;

namespace RhetoricLens.Benchmarks.Search;

/// <summary>A query in the program's language, and as the Java peer reads it.</summary>
internal sealed record MixedQuery(string Text, string Cells);

/// <summary>Queries of eight kinds from words of the documents themselves, the same in every run.</summary>
internal static partial class QueryMix
{
    private static readonly string[] Kinds = ["word", "all", "any", "phrase", "near", "prefix", "fuzzy", "country", "not"];

    internal static List<MixedQuery> Of(List<ExtractedDocument> documents, int count)
    {
        var random = new Random(20261128);
        var queries = new List<MixedQuery>();
        while (queries.Count < count)
        {
            var document = documents[random.Next(documents.Count)];
            var words = Word().Matches(document.Text).Select(match => match.Value.ToLowerInvariant()).ToArray();
            if (words.Length < 20)
                continue;
            var at = random.Next(words.Length - 12);
            queries.Add(Query(Kinds[queries.Count % Kinds.Length], words[at], words[at + 1], words[at + random.Next(2, 10)], document.Facts.Country ?? "CHN"));
        }
        return queries;
    }

    private static MixedQuery Query(string kind, string first, string second, string third, string country)
    {
        var stem = first.Length > 5 ? first[..5] : "state";
        var longer = first.Length >= 4 ? first : "states";
        return kind switch
        {
            "word" => new(first, $"word\t{first}"),
            "all" => new($"{first} {third}", $"all\t{first}\t{third}"),
            "any" => new($"{first} OR {third}", $"any\t{first}\t{third}"),
            "phrase" => new($"\"{first} {second}\"", $"phrase\t{first}\t{second}"),
            "near" => new($"{first} NEAR/5 {third}", $"near\t{first}\t{third}"),
            "prefix" => new(stem + "*", $"prefix\t{stem}"),
            "fuzzy" => new(longer + "~", $"fuzzy\t{longer}"),
            "country" => new($"{first} country:{country}", $"country\t{first}\t{country}"),
            _ => new($"{first} NOT {third}", $"not\t{first}\t{third}"),
        };
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}'’.-])[A-Za-z]{3,}(?![\p{L}\p{N}'’.-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
