using System.Diagnostics;
using System.Text.RegularExpressions;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

/// <summary>The guides for notebooks, run as they stand.</summary>
public sealed partial class NotebookTests(House house) : IClassFixture<House>
{
    [SkippableFact]
    public async Task The_python_guide_runs_with_the_standard_library()
    {
        var output = await RunAsync("python3", "python.md", "python");
        Assert.Contains("CHN -", output);
        Assert.Contains("30 CHN -", output);
        Assert.EndsWith("304", output.Trim());
    }

    [SkippableFact]
    public async Task The_python_guide_runs_with_pandas()
    {
        // The system's Python may have it where the first on the path has not.
        var python = new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(program => Run(program, "import pandas") is { Code: 0 });
        Skip.If(python is null, "This machine has no pandas.");
        Assert.Contains("CHN", await RunAsync(python!, "python.md", "python pandas"));
    }

    [SkippableFact]
    public async Task The_r_guide_runs() => Assert.Contains("CHN", await RunAsync("Rscript", "r.md", "r"));

    private async Task<string> RunAsync(string program, string guide, string language)
    {
        Skip.If(!Exists(program), $"This machine has no {program}.");
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "RhetoricLens", "docs", guide));
        var blocks = Block().Matches(text).Where(block => block.Groups["language"].Value == language || (language.Contains("pandas", StringComparison.Ordinal) && block.Groups["language"].Value == "python"));
        var script = string.Join("\n", blocks.Select(block => block.Groups["code"].Value)).Replace("http://localhost:5080", house.Client.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal);
        using var folder = new TempFolder();
        var result = await Task.Run(() => Run(program, folder.File("guide", script), isFile: true))!;
        Assert.True(result!.Code == 0, result.Messages);
        return result.Output;
    }

    private static bool Exists(string program) => File.Exists(program) || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static CliResult? Run(string program, string code, bool isFile = false)
    {
        if (!Exists(program))
            return null;
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (!isFile)
            start.ArgumentList.Add("-c");
        start.ArgumentList.Add(code);
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliResult(process.ExitCode, output, messages.Result);
    }

    [GeneratedRegex("```(?<language>[a-z ]+)\n(?<code>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();
}
