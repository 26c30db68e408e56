using System.ComponentModel;
using System.Diagnostics;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Benchmarks;

/// <summary>Another program, run to its end; it dies with this one.</summary>
internal static class ChildProcess
{
    /// <summary>What it wrote to standard output; a problem with the end of its standard error when it cannot be started or fails.</summary>
    public static async Task<Outcome<string>> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            await using var end = cancellation.Register(() => process.Kill(entireProcessTree: true));
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? output : Failed(program, (await errors).Trim().Split('\n')[^1]);
        }
        catch (Win32Exception absent)
        {
            return Failed(program, absent.Message);
        }
    }

    private static Problem Failed(string program, string why) => new("child_failed", "The program failed: " + why, program, "Mend that and run again.");
}
