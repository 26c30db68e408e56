using System.Diagnostics.Metrics;

namespace RhetoricLens.Operations;

/// <summary>What can be read off a data folder at any moment; it is read when somebody asks, and what does not answer then is left out.</summary>
public sealed class WorkspaceMetrics : IDisposable
{
    private readonly Meter _meter = new(Telemetry.Name);

    public WorkspaceMetrics(Workspace workspace)
    {
        Gauge("rhetoriclens.queue.length", "{work}", "Work that waits for a worker", () => workspace.Store.Work.Waiting().Waiting);
        Gauge("rhetoriclens.queue.age", "s", "How long the oldest of it has waited", () => workspace.Store.Work.Waiting().Oldest.TotalSeconds);
        Gauge("rhetoriclens.index.lag", "{version}", "Versions stored that cannot be found yet", () => Math.Max(0, workspace.Store.Documents.LastVersionId() - workspace.Index.Sequence));
        Gauge("rhetoriclens.documents", "{document}", "Documents in the store", () => workspace.Store.Documents.Counts().Documents);
        _meter.CreateObservableGauge(
            "rhetoriclens.model.in_use", () => new Measurement<int>(1, new KeyValuePair<string, object?>("model", workspace.ModelId)), "{model}", "1 for the model that scores");
    }

    public void Dispose() => _meter.Dispose();

    private void Gauge(string name, string unit, string description, Func<double> read) => _meter.CreateObservableGauge(name, () => Read(read), unit, description);

    private static IEnumerable<Measurement<double>> Read(Func<double> read)
    {
        try
        {
            return [new Measurement<double>(read())];
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or ObjectDisposedException)
        {
            return [];
        }
    }
}
