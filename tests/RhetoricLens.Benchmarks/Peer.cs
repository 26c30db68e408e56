using System.Text.Encodings.Web;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Benchmarks;

/// <summary>What users would otherwise take: TF-IDF of words and pairs of words and a logistic regression, in scikit-learn (<c>sklearn_peer.py</c>).</summary>
/// <param name="python">A Python that has scikit-learn.</param>
internal sealed class Peer(string python)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The first of some Pythons that has scikit-learn; null when none has.</summary>
    public static async Task<Peer?> FindAsync(IEnumerable<string> pythons, CancellationToken cancellation)
    {
        foreach (var python in pythons)
        {
            if ((await ChildProcess.RunAsync(python, ["-c", "import sklearn"], cancellation)).IsOk)
                return new Peer(python);
        }
        return null;
    }

    /// <summary>Trains it and measures it over the same passages as the program.</summary>
    /// <param name="labels">Trained on.</param>
    /// <param name="sets">Scored.</param>
    /// <param name="least">Least time of each measurement.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<(PeerModel Model, Rate[] Rates)>> MeasureAsync(
        LabelledSet labels, IReadOnlyList<PassageSet> sets, TimeSpan least, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("rhetoriclens-peer");
        try
        {
            var output = await RunAsync(folder.FullName, labels, sets, least, cancellation);
            return output.IsOk ? Read(output.Value, sets) : output.Problem;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<Outcome<string>> RunAsync(string folder, LabelledSet labels, IReadOnlyList<PassageSet> sets, TimeSpan least, CancellationToken cancellation)
    {
        var trained = Path.Combine(folder, "labels.jsonl");
        await WriteAsync(trained, labels.Passages.Select(passage => new { passage.Text, Label = StanceLabels.Name(passage.Label) }), cancellation);
        var files = sets.Select((_, i) => Path.Combine(folder, $"passages-{i}.jsonl")).ToArray();
        foreach (var (set, file) in sets.Zip(files))
            await WriteAsync(file, set.Texts.Select(text => new { Text = text }), cancellation);
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "sklearn_peer.py"), "--labels", trained, "--seconds", FormattableString.Invariant($"{least.TotalSeconds}"), .. files];
        return await ChildProcess.RunAsync(python, arguments, cancellation);
    }

    private static Task WriteAsync<T>(string path, IEnumerable<T> rows, CancellationToken cancellation) =>
        File.WriteAllLinesAsync(path, rows.Select(row => JsonSerializer.Serialize(row, Json)), cancellation);

    private static (PeerModel, Rate[]) Read(string output, IReadOnlyList<PassageSet> sets)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var model = JsonSerializer.Deserialize<PeerModel>(lines[0], Json)!;
        var rates = lines[1..].Select(line => JsonSerializer.Deserialize<PeerRate>(line, Json)!)
            .Select(rate => new Rate("peer scores", sets[rate.Set].Name, rate.Processes, "process", rate.Passages, rate.Seconds, rate.CpuSeconds));
        return (model, rates.ToArray());
    }

    private sealed record PeerRate(int Set, int Processes, long Passages, double Seconds, double CpuSeconds);
}

/// <summary>What the peer learned.</summary>
/// <param name="Sklearn">Version of scikit-learn.</param>
/// <param name="Python">Version of Python.</param>
/// <param name="Rows">Passages trained on.</param>
/// <param name="Features">Words and pairs of words that it counts.</param>
/// <param name="FitSeconds">Time of training, on the wall.</param>
internal sealed record PeerModel(string Sklearn, string Python, int Rows, int Features, double FitSeconds);
