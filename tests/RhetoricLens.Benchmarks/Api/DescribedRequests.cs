using System.Text;
using System.Text.Json.Nodes;

namespace RhetoricLens.Benchmarks.Api;

/// <summary>Requests made from the description of the API: every route and method, parameters and bodies right, wrong, missing, huge and deep. Seeded.</summary>
internal sealed class DescribedRequests
{
    private const int HugeBytes = 5_000_000;
    private const int Depth = 50_000;

    private readonly (string Path, string Method, JsonObject Operation)[] _operations;

    public DescribedRequests(JsonNode description) => _operations = [.. description["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(method => (path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject())))];

    /// <summary>How many routes and methods there are.</summary>
    public int Count => _operations.Length;

    /// <summary>The request of a number; the routes take turns.</summary>
    public HttpRequestMessage Make(int number)
    {
        var random = new Random(number);
        var (path, method, operation) = _operations[number % _operations.Length];
        var query = new StringBuilder();
        foreach (var parameter in operation["parameters"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            var (name, value) = ((string)parameter["name"]!, Value(parameter, random));
            if ((string)parameter["in"]! == "path")
                path = path.Replace("{" + name + "}", Uri.EscapeDataString(value is "" or "." or ".." ? "x" : value), StringComparison.Ordinal);
            else if (random.Next(3) == 0)
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
        var request = new HttpRequestMessage(new HttpMethod(random.Next(20) == 0 ? "PATCH" : method), new Uri(path + query, UriKind.Relative)) { Content = Body(operation, random) };
        if (random.Next(10) == 0)
            Flood(request, random);
        return request;
    }

    private static string Value(JsonObject parameter, Random random) =>
        random.Next(3) == 0 && parameter["example"] is { } example ? example.ToString() : random.Next(50) == 0 ? new string('a', 5_000) : random.GetItems(RequestFuzz.Values, 1)[0];

    private static StringContent? Body(JsonObject operation, Random random)
    {
        if (operation["requestBody"]?["content"] is not JsonObject content)
            return null;
        var (type, media) = content.ElementAt(random.Next(content.Count));
        return new StringContent(Text(media!["example"], random), Encoding.UTF8, random.Next(10) == 0 ? "text/plain" : type);
    }

    private static string Text(JsonNode? example, Random random) => random.Next(40) switch
    {
        0 => new string(' ', HugeBytes),
        1 => new string('[', Depth),
        2 => string.Concat(Enumerable.Repeat("{\"a\":", Depth)) + "1" + new string('}', Depth),
        < 6 => "\0\ufffe{",
        _ when example is null => RequestFuzz.Values[random.Next(RequestFuzz.Values.Length)],
        _ => Spoilt(example.DeepClone(), random).ToJsonString(),
    };

    /// <summary>One member, at any depth, becomes something else or goes.</summary>
    private static JsonNode Spoilt(JsonNode node, Random random)
    {
        if (node is not JsonObject { Count: > 0 } members)
            return Wrong(random);
        var (name, value) = members.ElementAt(random.Next(members.Count));
        if (value is JsonObject inner && random.Next(2) == 0)
            members[name] = Spoilt(inner.DeepClone(), random);
        else if (random.Next(4) == 0)
            members.Remove(name);
        else
            members[name] = Wrong(random);
        return members;
    }

    private static JsonNode Wrong(Random random) => random.Next(8) switch
    {
        0 => JsonValue.Create(-1),
        1 => JsonValue.Create(1e300),
        2 => new JsonArray(),
        3 => new JsonObject(),
        4 => JsonValue.Create(true),
        5 => JsonValue.Create(new string('x', 20_000)),
        _ => JsonValue.Create(random.GetItems(RequestFuzz.Values, 1)[0]),
    };

    private static void Flood(HttpRequestMessage request, Random random)
    {
        for (var i = random.Next(1, 300); i > 0; i--)
            request.Headers.TryAddWithoutValidation("X-Flood-" + i, new string('x', random.Next(200)));
    }
}
