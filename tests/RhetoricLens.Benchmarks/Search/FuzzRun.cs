using System.Diagnostics;
using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Documents.Index;
using RhetoricLens.Queries;

namespace RhetoricLens.Benchmarks.Search;

/// <summary>Asks broken, random and hostile queries by the path that the API takes, and says how long the slowest took.</summary>
internal static class FuzzRun
{
    private static readonly string[] Pieces =
    [
        "(", ")", "((", "))", "\"", "AND", "OR", "NOT", "-", "NEAR/3", "NEAR/50", "BEFORE/2", "~", "~1", "~2", "*", ":", "[", "]", "{", "}", "\\", "/", "?", "^2", "+", "&&", "||",
        "country:", "country:CHN", "country:(USA OR RUS)", "group:BRICS", "speaker:\"a b\"", "source:test", "kind:speech", "lang:en", "date:[1990 TO 2015-06]", "date:", "stance:<-0.3", "stance:[0 TO 1]",
        "label:none", "label:multilateral", "title:statement", "the", "of", "states", "peace", "nat*", "con*", "pro*", "states~", "security~2", "nations~", "\"the united nations\"", "\"of the\"~9",
        "/(w|x)*w(w|x){18}/", "*1", "网络", "ё", "\u0000", "\uD83D", "\u202E", "%00", "<script>", "' OR 1=1 --",
    ];

    internal static void Run(LuceneIndex index, int count, CancellationToken cancellation)
    {
        var (random, times, answered, codes) = (new Random(1), new double[count], 0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var query = Query(random);
            var start = Stopwatch.GetTimestamp();
            var code = Ask(index, query, random);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (times[i] > 1_000)
                Console.Error.WriteLine($"{times[i]:0} ms: {query}");
            if (code is null)
                answered++;
            else
                codes[code] = codes.GetValueOrDefault(code) + 1;
        }
        Array.Sort(times);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"fuzz: {count} queries, {answered} answered, {count - answered} refused, 0 exceptions; ms p50 {times[count / 2]:0.00}, p95 {times[count * 95 / 100]:0.00}, p99 {times[count * 99 / 100]:0.0}, max {times[^1]:0}"));
        Console.Out.WriteLine("refused: " + string.Join(", ", codes.Select(pair => $"{pair.Key} {pair.Value}")));
    }

    private static string? Ask(LuceneIndex index, string query, Random random)
    {
        var words = new SearchWords(query, Sort: random.Next(4) == 0 ? "-date" : null, Facets: random.Next(2) == 0 ? "country,year,label" : null);
        var parsed = SearchQuery.Parse(words);
        if (!parsed.IsOk)
            return parsed.Problem.Code;
        var page = index.Search(parsed.Value.Request);
        return page.IsOk ? null : page.Problem.Code;
    }

    private static string Query(Random random) => random.Next(20) switch
    {
        0 => new string((char)random.Next(0x20, 0x7F), random.Next(1, 5_000)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 200)).Select(_ => (char)random.Next(1, 0xFFFF))),
        2 => string.Join(' ', Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], random.Next(1, Limits.MaxQueryTerms))),
        3 => new string('(', random.Next(1, Limits.MaxQueryDepth + 3)) + Some(random, 3) + new string(')', random.Next(1, Limits.MaxQueryDepth + 3)),
        _ => Some(random, random.Next(1, 15)),
    };

    private static string Some(Random random, int count) =>
        string.Join(random.Next(5) == 0 ? "" : " ", Enumerable.Range(0, count).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
