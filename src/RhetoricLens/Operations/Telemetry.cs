using System.Diagnostics;
using System.Diagnostics.Metrics;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Operations;

/// <summary>What the process counts and times, whether or not anybody listens. Names and units are in the guide to operations; names follow OpenTelemetry's conventions.</summary>
internal static class Telemetry
{
    /// <summary>Name of the meter and of the source of traces.</summary>
    public const string Name = "RhetoricLens";

    /// <summary>Where traces begin.</summary>
    public static readonly ActivitySource Traces = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Pages = Meter.CreateCounter<long>("rhetoriclens.pages.fetched", "{page}", "Addresses visited by crawls, by outcome");
    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("rhetoriclens.bytes.fetched", "By", "Bytes of bodies after decompression");
    private static readonly Counter<long> Documents = Meter.CreateCounter<long>("rhetoriclens.documents.stored", "{document}", "Documents taken in, by what became of them");
    private static readonly Counter<long> Passages = Meter.CreateCounter<long>("rhetoriclens.passages.scored", "{passage}", "Passages judged, by model");
    private static readonly Histogram<double> Searches = Meter.CreateHistogram<double>("rhetoriclens.search.duration", "s", "Time to answer a search", advice: Buckets);
    private static readonly Histogram<double> Trends = Meter.CreateHistogram<double>("rhetoriclens.trend.duration", "s", "Time to answer a question about trends", advice: Buckets);
    private static readonly Histogram<double> Work = Meter.CreateHistogram<double>("rhetoriclens.work.duration", "s", "Time that a piece of background work took, by kind and end");

    /// <summary>From a millisecond to ten seconds.</summary>
    private static InstrumentAdvice<double> Buckets => new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    public static void PageRecorded(PageVisit visit, VisitRecord record)
    {
        Pages.Add(1, Tag("outcome", record.Outcome));
        Bytes.Add(visit.Body?.Bytes.Length ?? 0);
        if (record.Document is { } document)
            DocumentStored(document);
    }

    public static void DocumentStored(StoreOutcome outcome) => Documents.Add(1, Tag("outcome", outcome));

    public static void PassagesScored(long passages, string model) => Passages.Add(passages, new KeyValuePair<string, object?>("model", model));

    /// <summary>Times a search, in a span of its own.</summary>
    public static T Search<T>(Func<T> search) => Timed("search", Searches, search);

    /// <summary>Times a question about trends, in a span of its own.</summary>
    public static T Trend<T>(Func<T> ask) => Timed("trends", Trends, ask);

    public static void WorkEnded(WorkKind kind, string end, TimeSpan took) => Work.Record(took.TotalSeconds, Tag("kind", kind), new KeyValuePair<string, object?>("end", end));

    /// <summary>The value of an enumeration as the API writes it.</summary>
    private static KeyValuePair<string, object?> Tag<T>(string name, T value) where T : struct, Enum =>
        new(name, System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static T Timed<T>(string name, Histogram<double> histogram, Func<T> ask)
    {
        using var span = Traces.StartActivity(name);
        var start = Stopwatch.GetTimestamp();
        try
        {
            return ask();
        }
        finally
        {
            histogram.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }
}
