using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Benchmarks;

/// <summary>How long it takes until the model in use can score, from a process that has done nothing yet.</summary>
/// <param name="Fresh">Milliseconds of the first load in each of several new processes, in the order they ran; the runtime's own start is not counted.</param>
/// <param name="Again">Milliseconds of later loads in one process, in order.</param>
/// <param name="ModelId">Version of the model.</param>
/// <param name="FileBytes">Size of its file.</param>
internal sealed record LoadTimes(IReadOnlyList<double> Fresh, IReadOnlyList<double> Again, string ModelId, long FileBytes)
{
    private const int Runs = 5;
    private const string ChildName = "load";

    /// <summary>Measures the loads of the model in use of a folder.</summary>
    public static async Task<Outcome<LoadTimes>> MeasureAsync(string models, CancellationToken cancellation)
    {
        var registry = new ModelRegistry(models);
        var model = registry.Load();
        if (!model.IsOk)
            return model.Problem;
        var fresh = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var output = await RunChildAsync(models, cancellation);
            if (!output.IsOk)
                return output.Problem;
            fresh[i] = double.Parse(output.Value, CultureInfo.InvariantCulture);
        }
        var again = Enumerable.Range(0, Runs).Select(_ => Load(models)).ToArray();
        var id = model.Value.Version.Id;
        return new LoadTimes(fresh, again, id, new FileInfo(Path.Combine(models, id, "model.zip")).Length);
    }

    /// <summary>What a new process does: one load, and its milliseconds on standard output.</summary>
    public static Command ChildCommand()
    {
        var models = new Argument<string>("models");
        var command = new Command(ChildName) { models };
        command.Hidden = true;
        command.SetAction(parsed => Console.Out.WriteLine(Load(parsed.GetRequiredValue(models)).ToString("R", CultureInfo.InvariantCulture)));
        return command;
    }

    public static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Load(string models)
    {
        var clock = Stopwatch.StartNew();
        _ = new ModelRegistry(models).Load().Value;
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>Runs this program again, through <c>dotnet</c> when it was started so.</summary>
    private static Task<Outcome<string>> RunChildAsync(string models, CancellationToken cancellation)
    {
        var host = Environment.ProcessPath!;
        string[] own = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(LoadTimes).Assembly.Location] : [];
        return ChildProcess.RunAsync(host, [.. own, ChildName, models], cancellation);
    }
}
