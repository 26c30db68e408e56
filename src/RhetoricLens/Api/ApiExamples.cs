using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace RhetoricLens.Api;

/// <summary>One example for each route: its address with values that a reader can try, and the body where one is sent.</summary>
internal static class ApiExamples
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["country"] = "CHN,USA",
        ["from"] = "2003",
        ["to"] = "2025",
        ["by"] = "5y",
        ["q"] = "\"binding treaty\"",
        ["limit"] = "20",
        ["label"] = "multilateral",
        ["state"] = "failed",
        ["outcome"] = "robots",
        ["corpus"] = "ungdc",
        ["a"] = "linear-2",
        ["b"] = "linear-3",
        ["n"] = "50",
        ["coder"] = "ana",
        ["after"] = "0",
        ["on"] = "cross-validation",
    };

    /// <summary>Values of {id} and the like, and of parameters that mean something else there than elsewhere, by the beginning of the address.</summary>
    private static readonly (string Prefix, string Name, string Value)[] Places =
    [
        ("/v1/documents/", "id", "digests:chn-2014-01"),
        ("/v1/documents/", "from", "1"),
        ("/v1/documents/", "to", "2"),
        ("/v1/bodies/", "sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        ("/v1/models/", "id", "linear-3"),
        ("/v1/models/{id}/terms", "on", "held-out"),
        ("/v1/sources/", "id", "usa-ntia-speeches"),
        ("/v1/schedules/", "id", "usa-ntia-speeches"),
        ("/v1/labels/", "name", "mine"),
        ("/v1/groups/", "code", "BRICS"),
        ("/v1/queries/", "id", "2f6c1c0e5d1b"),
        ("/v1/events/", "id", "own-3f2a91c0b7de"),
        ("/v1/frames", "a", "CHN"),
        ("/v1/frames", "b", "USA"),
        ("/v1/keyness", "a", "country:CHN"),
        ("/v1/keyness", "b", "country:USA"),
        ("/v1/trends/difference", "a", "CHN"),
        ("/v1/trends/difference", "b", "USA"),
        ("/v1/concordance", "sort", "right"),
        ("/v1/", "id", "12"),
    ];

    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /v1/score"] = """{"text":"The Internet should be governed by all stakeholders."}""",
        ["POST /v1/models/train"] = """{"labels":["authored"],"notes":"Coded by two people."}""",
        ["POST /v1/models/{id}/promote"] = """{"override":true,"reason":"Two people have read the errors."}""",
        ["POST /v1/models/rollback"] = """{"reason":"It misses quotations."}""",
        ["POST /v1/queries"] = """{"q":"\"cyber sovereignty\"","filters":{"country":"CHN"},"name":"Sovereignty"}""",
        ["POST /v1/events"] = """{"date":"2013-09-24","name":"Rousseff at the UN","note":"Brazil's president speaks on surveillance."}""",
        ["POST /v1/scale"] = """{"method":"wordscores","documents":[{"id":"a","text":"sovereignty of states"},{"id":"b","text":"an open Internet for all"},{"id":"c","text":"states and an open Internet"}],"references":{"a":"-1","b":"1"}}""",
        ["POST /v1/exports"] = """{"format":"parquet"}""",
        ["PUT /v1/schedules/{id}"] = """{"cron":"0 6 * * 1","timeZone":"America/New_York","misfire":"once","overlap":"skip"}""",
        ["POST /v1/sources"] = Source,
        ["PUT /v1/sources/{id}"] = Source,
        ["POST /v1/labels/{name}/codings"] = """{"document":"digests:chn-2014-01","start":0,"end":120,"coder":"ana","label":"multilateral","blind":true}""",
        ["POST /v1/labels/{name}"] = """{"text":"Only states can decide this.","label":"multilateral","country":"CHN"}""",
    };

    private const string Source = """
        {"id":"est-mfa-news","name":"News of the Ministry of Foreign Affairs","country":"EST","institution":"Ministry of Foreign Affairs","start":["https://www.example.org/news"],"languages":["en"],"scope":{"hosts":["www.example.org"],"allow":["/news"],"deny":[],"maxDepth":3,"maxPages":500},"schedule":{"cron":"0 6 * * 1","timeZone":"Europe/Tallinn"},"enabled":true}
        """;

    /// <summary>Adds the example to the description of a route, to its parameters and to its body.</summary>
    public static void AddTo(OpenApiOperation operation, string method, string path)
    {
        var (address, query) = (path, new StringBuilder());
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (ExampleOf(parameter, path) is not { } value)
                continue;
            parameter.Example = JsonValue.Create(value);
            if (parameter.In == ParameterLocation.Path)
                address = address.Replace("{" + parameter.Name + "}", value, StringComparison.Ordinal);
            else if (parameter.In == ParameterLocation.Query && (parameter.Name is "q" or "a" or "b" or "country" || query.Length == 0))
                query.Append(query.Length == 0 ? '?' : '&').Append(parameter.Name).Append('=').Append(Uri.EscapeDataString(value));
        }
        if (Bodies.TryGetValue($"{method} {path}", out var body) && operation.RequestBody?.Content is { } content)
        {
            foreach (var media in content.Values.OfType<OpenApiMediaType>())
                media.Example = JsonNode.Parse(body);
        }
        operation.Description = $"Example: `{method} {address}{query}`";
    }

    private static string? ExampleOf(OpenApiParameter parameter, string path) => parameter.In switch
    {
        ParameterLocation.Path => Place(parameter, path),
        ParameterLocation.Query => Place(parameter, path) ?? Values.GetValueOrDefault(parameter.Name ?? ""),
        _ => null,
    };

    private static string? Place(OpenApiParameter parameter, string path) =>
        Places.FirstOrDefault(place => path.StartsWith(place.Prefix, StringComparison.Ordinal) && place.Name == parameter.Name).Value;
}
