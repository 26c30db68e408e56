using System.Globalization;
using RhetoricLens.Commands;
using Spectre.Console;

namespace RhetoricLens.Benchmarks;

/// <summary>The one table of a run.</summary>
internal static class StanceTable
{
    /// <summary>Share of the cores asked for below which a rate on the wall says more about other programs.</summary>
    private const double Undisturbed = 0.95;

    public static void Write(LoadTimes loads, IReadOnlyList<Rate> rates)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("What", "Over", "By", "Figure", "By CPU time", "Cores had", "Measured");
        var model = $"{loads.ModelId}, file of {Figure(loads.FileBytes / 1024d)} KiB";
        Row(table, "load", model, "new process", Milliseconds(loads.Fresh[0]), "", "", "the first of them");
        Row(table, "load", model, "new process", Milliseconds(LoadTimes.Median(loads.Fresh)), "", "", $"median of {loads.Fresh.Count}");
        Row(table, "load", model, "same process", Milliseconds(LoadTimes.Median(loads.Again)), "", "", $"median of {loads.Again.Count}");
        foreach (var rate in rates)
            Row(table, rate);
        Terminal.Results.Write(table);
        if (rates.Any(IsDisturbed))
            Terminal.Say("* Other programs took part of the cores: compare these rates by CPU time, not on the wall, or measure again.");
    }

    private static bool IsDisturbed(Rate rate) => rate.Cores < Undisturbed * rate.Workers;

    private static void Row(Table table, Rate rate) => Row(
        table,
        rate.What,
        rate.Over,
        rate.Workers == 1 ? $"1 {rate.Worker}" : $"{rate.Workers} {rate.Worker}{(rate.Worker.EndsWith('s') ? "es" : "s")}",
        $"{Figure(rate.PerSecond)}/s{(IsDisturbed(rate) ? " *" : "")}",
        $"{Figure(rate.PerCpuSecond)}/s",
        rate.Cores.ToString("0.00", CultureInfo.InvariantCulture),
        FormattableString.Invariant($"{rate.Passages:N0} in {rate.Seconds:0.0} s"));

    private static void Row(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    private static string Milliseconds(double value) => Figure(value) + " ms";

    private static string Figure(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
