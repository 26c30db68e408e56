using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RhetoricLens.Commands;
using RhetoricLens.Core.Outcomes;
using Spectre.Console;

namespace RhetoricLens.Benchmarks.Extract;

/// <summary><c>extract speed</c>: pages per CPU second of the extractor, of SmartReader and of parsing alone, page by page in turn.</summary>
internal static class ExtractSpeed
{
    private const string PeakName = "peak";

    /// <summary>Pages read by each before anything is measured, so that code is compiled as it stays.</summary>
    private const int WarmUp = 300;

    private static readonly Rival[] Rivals = [Rival.Ours, Rival.SmartReader, Rival.Parsing];

    public static Command Create()
    {
        var folders = new Argument<string[]>("folders") { Description = "Folders of pages (.html, .html.gz)", Arity = ArgumentArity.OneOrMore };
        var passes = new Option<int>("--passes") { Description = "Times that each page is read by each", HelpName = "N", DefaultValueFactory = _ => 3 };
        var command = new Command("speed", "Measure pages per CPU second beside SmartReader and parsing alone; one table on standard output.") { folders, passes, PeakCommand() };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(folders), Math.Max(1, parsed.GetValue(passes)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] folders, int passes, CancellationToken cancellation)
    {
        var pages = PageFolder.Read(folders);
        if (!pages.IsOk)
            return Terminal.Fail(pages.Problem);
        foreach (var rival in Rivals)
            Measure(rival, Enumerable.Range(0, WarmUp).Select(i => pages.Value[i % pages.Value.Count]).ToArray(), cancellation);
        var costs = Rivals.ToDictionary(rival => rival, _ => new List<PageCost>());
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var page in pages.Value)
            {
                foreach (var rival in Rivals)
                    costs[rival].AddRange(Measure(rival, [page], cancellation));
            }
        }
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Reader", "Pages per CPU second", "Beside SmartReader", "p50 ms", "p99 ms", "Slowest ms", "Allocated MB per page", "Peak memory MB");
        var rate = Rivals.ToDictionary(rival => rival, rival => costs[rival].Count / costs[rival].Sum(cost => cost.Cpu.TotalSeconds));
        foreach (var rival in Rivals)
        {
            var times = costs[rival].Select(cost => cost.Cpu.TotalMilliseconds).Order().ToArray();
            table.AddRow(
                rival.Name, Figure(rate[rival]), Figure(rate[rival] / rate[Rival.SmartReader]) + " x", Figure(times[times.Length / 2]), Figure(times[times.Length * 99 / 100]), Figure(times[^1]),
                Figure(costs[rival].Average(cost => cost.Allocated) / 1e6), await PeakAsync(rival, folders, cancellation));
        }
        Terminal.Results.Write(table);
        return Terminal.Done;
    }

    private static List<PageCost> Measure(Rival rival, IReadOnlyList<GoldPage> pages, CancellationToken cancellation)
    {
        var costs = new List<PageCost>();
        foreach (var page in pages)
        {
            cancellation.ThrowIfCancellationRequested();
            var (cpu, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            rival.Read(page);
            costs.Add(new PageCost(Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes() - allocated));
        }
        return costs;
    }

    /// <summary>Highest memory of a process that only does this, in megabytes: in one process they could not be told apart.</summary>
    private static async Task<string> PeakAsync(Rival rival, string[] folders, CancellationToken cancellation)
    {
        var host = Environment.ProcessPath!;
        string[] own = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(ExtractSpeed).Assembly.Location] : [];
        var output = await ChildProcess.RunAsync(host, [.. own, "extract", "speed", PeakName, rival.Name, .. folders], cancellation);
        return output.IsOk ? output.Value.Trim() : "-";
    }

    private static Command PeakCommand()
    {
        var name = new Argument<string>("reader");
        var folders = new Argument<string[]>("folders");
        var command = new Command(PeakName) { name, folders };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) =>
        {
            var pages = PageFolder.Read(parsed.GetRequiredValue(folders));
            Measure(Rivals.First(rival => rival.Name == parsed.GetRequiredValue(name)), pages.Value, cancellation);
            Console.Out.WriteLine(Figure(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6));
            return Task.FromResult(Terminal.Done);
        });
        return command;
    }

    private static string Figure(double value) => value.ToString(value < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    /// <summary>What one page cost.</summary>
    /// <param name="Cpu">Of all threads, the collector's and compiler's included.</param>
    /// <param name="Allocated">Bytes.</param>
    private sealed record PageCost(TimeSpan Cpu, long Allocated);
}
