using System.Diagnostics;

namespace RhetoricLens.Tests.Support;

/// <summary>What a run of the program left: its two streams and its exit code.</summary>
public sealed record CliResult(int Code, string Output, string Messages);

/// <summary>Runs the real program as a user would.</summary>
public static class Cli
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Task<CliResult> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public static async Task<CliResult> RunWithInputAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "rhetoriclens.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new CliResult(process.ExitCode, await output, await messages);
    }
}
