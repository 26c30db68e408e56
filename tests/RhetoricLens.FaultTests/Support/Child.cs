using System.Diagnostics;

namespace RhetoricLens.FaultTests.Support;

/// <summary>What a run of the program left; <see cref="Code"/> is null when it was killed.</summary>
internal sealed record ChildResult(int? Code, string Output, string Messages);

/// <summary>The real program in a process of its own, which may be killed as by a power switch.</summary>
internal static class Child
{
    /// <summary>Runs to the end.</summary>
    public static Task<ChildResult> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <summary>Runs to the end, or until the given time after its start and then no further.</summary>
    public static async Task<ChildResult> RunAsync(TimeSpan? killAfter, params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var killed = killAfter is { } time && !await EndsWithinAsync(process, time);
        if (killed)
            process.Kill();
        await process.WaitForExitAsync();
        return new ChildResult(killed ? null : process.ExitCode, await output, await messages);
    }

    /// <summary>Starts the program with both streams redirected.</summary>
    public static Process Start(params string[] arguments) => Launch("dotnet", [Path.Combine(AppContext.BaseDirectory, "rhetoriclens.dll"), .. arguments]);

    /// <summary>Starts another program, such as one that starts ours under a limit.</summary>
    public static Process Launch(string file, params string[] arguments) => Process.Start(
        new ProcessStartInfo(file, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task<bool> EndsWithinAsync(Process process, TimeSpan time)
    {
        using var patience = new CancellationTokenSource(time);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return process.HasExited;
        }
    }
}
