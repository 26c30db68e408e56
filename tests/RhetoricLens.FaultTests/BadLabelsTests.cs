using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Tests.Support;
using Xunit.Abstractions;

namespace RhetoricLens.FaultTests;

/// <summary>Labelled sets that people really bring, given to a training: one clear line, never a stack trace, and no model. What is wrong inside a set is told apart in CodedReaderTests and SetCheckTests.</summary>
public sealed class BadLabelsTests(ITestOutputHelper log) : IDisposable
{
    private const int ManyRows = 1_000_000;
    private const long MostMemory = 2L << 30;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("empty", "e.jsonl", "", "The file is empty")]
    [InlineData("nothing but a mark", "e.jsonl", "\uFEFF", "The file is empty")]
    [InlineData("wrong column", "w.csv", "passage,stance\nA text,mixed\n", "")]
    [InlineData("semicolons of Excel", "s.csv", "text;label\none;mixed\n", "semicolons")]
    [InlineData("unknown label", "u.csv", "text,label\none,maybe\n", "row 2")]
    [InlineData("unknown country", "c.jsonl", "{\"text\":\"one\",\"label\":\"mixed\",\"country\":\"Atlantis\"}\n", "row 1")]
    [InlineData("one text with two labels", "t.csv", "text,label\none thing,mixed\none thing,none\n", "row 3")]
    public async Task A_set_that_cannot_be_read_is_named_with_its_row(string fault, string name, string content, string said)
    {
        var run = await TrainAsync(_folder.File(name, content));
        Assert.True(run.Code == 1, fault + run.Output);
        Assert.NotEmpty(Error(run));
        Assert.Contains(said, run.Messages, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(4, 1)]
    public async Task Too_few_classes_or_rows_of_one_are_refused_before_any_training(int classes, int rows)
    {
        string[] labels = ["multilateral", "multistakeholder", "mixed", "none"];
        var lines = Enumerable.Range(0, rows).SelectMany(i => labels.Take(classes).Select(label => JsonSerializer.Serialize(new { text = $"The {label} text number {i} about the Internet.", label })));
        Assert.Contains("Each class needs at least", Error(await TrainAsync(_folder.File("few.jsonl", string.Join("\n", lines)))), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Takes minutes and up to 2 GB: on when RHETORICLENS_LARGE is 1.</summary>
    [SkippableFact]
    public async Task A_million_rows_are_trained_on_within_two_gigabytes_or_refused_in_words()
    {
        Skip.If(Times.Number("RHETORICLENS_LARGE", 0) == 0, "RHETORICLENS_LARGE is not 1.");
        var path = Path.Combine(_folder.Path, "many.jsonl");
        await File.WriteAllLinesAsync(path, Enumerable.Range(0, ManyRows).Select(Row));
        foreach (var arguments in (string[][])[["labels", "check", path], ["models", "train", "--labels", path]])
        {
            var (run, peak) = await MeasuredAsync([.. arguments, "--data", Path.Combine(_folder.Path, "data")]);
            log.WriteLine($"{arguments[0]} {arguments[1]}: exit code {run.Code}, {peak / (1024.0 * 1024):0} MB at most. {Tail(run.Messages)}");
            Assert.True(peak <= MostMemory, $"{peak}");
            Assert.True(run.Code == 0 || Error(run).Length > 0, run.Messages);
        }
    }

    private static string Row(int number)
    {
        string[] labels = ["multilateral", "multistakeholder", "mixed", "none"];
        return JsonSerializer.Serialize(new { id = Speeches.Name(number), text = $"{Speeches.Text(number).Split('.')[0]} in matter {Speeches.Name(number)}.", label = labels[number % labels.Length] });
    }

    private Task<ChildResult> TrainAsync(string set) => Child.RunAsync("models", "train", "--labels", set, "--data", Path.Combine(_folder.Path, "data"));

    /// <summary>The one line that says what is wrong.</summary>
    private static string Error(ChildResult run)
    {
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
        return Assert.Single(run.Messages.Split('\n'), line => line.StartsWith("error:", StringComparison.Ordinal));
    }

    private static string Tail(string text) => text.Trim().Split('\n')[^1];

    private static async Task<(ChildResult Run, long Peak)> MeasuredAsync(string[] arguments)
    {
        using var process = Child.Start(arguments);
        var (output, messages, peak) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), 0L);
        while (!process.HasExited)
        {
            process.Refresh();
            peak = Math.Max(peak, PeakOf(process));
            await Task.Delay(100);
        }
        return (new ChildResult(process.ExitCode, await output, await messages), peak);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/status")).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? process.WorkingSet64 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0;
        }
    }
}
