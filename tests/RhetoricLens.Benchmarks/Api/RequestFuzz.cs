using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace RhetoricLens.Benchmarks.Api;

/// <summary>Requests made of the right pieces in the wrong places, seeded: no answer may be a 5xx, and each error must be a problem.</summary>
internal sealed class RequestFuzz(HttpClient client)
{
    private static readonly string[] Paths =
    [
        "/v1/trends", "/v1/trends.csv", "/v1/search", "/v1/countries", "/v1/documents", "/v1/documents.csv", "/v1/documents/{x}", "/v1/documents/{x}/versions/{x}/diff/{x}", "/v1/passages", "/v1/models",
        "/v1/models/{x}", "/v1/models/{x}/card", "/v1/models/compare", "/v1/sources", "/v1/sources/{x}", "/v1/schedules/{x}", "/v1/jobs", "/v1/jobs/{x}", "/v1/jobs/{x}/retry", "/v1/crawls", "/v1/crawls/{x}/pages",
        "/v1/labels", "/v1/labels/{x}/check", "/v1/labels/{x}.csv", "/v1/citation", "/v1/exports/{x}", "/v1/score", "/v1/{x}", "/{x}",
    ];

    private static readonly string[] Names = ["q", "country", "from", "to", "by", "limit", "cursor", "label", "minAxis", "maxAxis", "model", "kind", "source", "lang", "state", "outcome", "a", "b", "corpus", "date", "version"];

    internal static readonly string[] Values =
    [
        "", "0", "-1", "1", "20", "99999999999999999999", "1e308", "NaN", "abc", "CHN", "2014", "2014-13-45", "9999", "year", "5y", "0y", "multilateral", "linear-3", "../../etc/passwd", "%00", "%ff%fe", "'; DROP TABLE version; --",
        "((((((((((", "\"", "*", "a*", "country:", "stance:<", "\u202e", "😀", "a b", "{}", "null", "true", "AAAA", "YWJj",
    ];

    private static readonly string[] Bodies = ["", "{", "{}", "[]", "null", "5", "\"a\"", "{\"text\":5}", "{\"text\":null,\"passages\":[null]}", "{\"passages\":[{}]}", "{\"id\":{}}", "{\"cron\":\"* * * * *\",\"paused\":\"x\"}", "\u0000", "{\"text\":\"a\",\"text\":\"b\"}"];

    private static readonly string[] Methods = ["GET", "GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH"];

    /// <summary>False when an answer was a 5xx, or an error no problem.</summary>
    public async Task<bool> RunAsync(int requests, int connections, CancellationToken cancellation)
    {
        var (wrong, servers, problems) = (0, 0, 0);
        var times = new double[requests];
        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = cancellation }, async (i, stop) =>
        {
            using var request = Make(new Random(i));
            var clock = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request, stop);
            var body = await answer.Content.ReadAsStringAsync(stop);
            times[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            if ((int)answer.StatusCode >= 500)
            {
                Interlocked.Increment(ref servers);
                Console.Out.WriteLine($"{(int)answer.StatusCode} {request.Method} {request.RequestUri}: {body}");
            }
            if ((int)answer.StatusCode < 400)
                return;
            Interlocked.Increment(ref problems);
            if (request.Method != HttpMethod.Head && !IsProblem(answer, body) && Interlocked.Increment(ref wrong) <= 10)
                Console.Out.WriteLine($"no problem: {(int)answer.StatusCode} {request.Method} {request.RequestUri}: {answer.Content.Headers.ContentType} {body[..Math.Min(200, body.Length)]}");
        });
        Console.Out.WriteLine($"fuzz: {requests} requests, {problems} errors, {servers} of them 5xx, {wrong} no problem+json; {ApiCommand.Spread(times)}");
        return servers == 0 && wrong == 0;
    }

    private static HttpRequestMessage Make(Random random)
    {
        var path = random.GetItems(Paths, 1)[0];
        while (path.IndexOf("{x}", StringComparison.Ordinal) is var at and >= 0)
            path = path[..at] + Uri.EscapeDataString(random.GetItems(Values, 1)[0]) + path[(at + 3)..];
        var query = string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ => random.GetItems(Names, 1)[0] + "=" + Value(random)));
        var method = new HttpMethod(random.GetItems(Methods, 1)[0]);
        var request = new HttpRequestMessage(method, new Uri(path + (query.Length > 0 ? "?" + query : ""), UriKind.Relative));
        if (method.Method is "POST" or "PUT" or "PATCH")
            request.Content = new StringContent(random.GetItems(Bodies, 1)[0], Encoding.UTF8, random.Next(5) == 0 ? "text/plain" : "application/json");
        return request;
    }

    private static string Value(Random random)
    {
        var value = random.GetItems(Values, 1)[0];
        return value.StartsWith('%') ? value : Uri.EscapeDataString(value);
    }

    internal static bool IsProblem(HttpResponseMessage answer, string body)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return false;
        var problem = JsonDocument.Parse(body).RootElement;
        return problem.GetProperty("status").GetInt32() == (int)answer.StatusCode && problem.GetProperty("code").GetString() is { Length: > 0 } code
            && problem.GetProperty("type").GetString() == "/docs/errors#" + code && problem.GetProperty("title").GetString() is { Length: > 0 } && problem.GetProperty("instance").GetString() is { Length: > 0 };
    }
}
