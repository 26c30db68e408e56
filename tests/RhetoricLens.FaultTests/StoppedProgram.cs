using System.Diagnostics;
using System.Text;

namespace RhetoricLens.FaultTests;

/// <summary>The program in a process of its own, told to end (SIGTERM) as by systemd or Docker.</summary>
internal sealed class StoppedProgram : IDisposable
{
    /// <summary>What Docker waits before it kills.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly StringBuilder _messages = new();

    public StoppedProgram(params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rhetoriclens.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
    }

    /// <summary>What it wrote to standard error so far.</summary>
    public string Messages => _messages.ToString();

    /// <summary>Reads until the program says that it is in a phase; false when it ended before.</summary>
    public async Task<bool> ReachesAsync(string phase)
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _messages.AppendLine(line);
            if (line.StartsWith(phase, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>Tells it to end, and waits until it has.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> StopAsync()
    {
        var reading = ReachesAsync("\0");
        var clock = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        var took = clock.Elapsed;
        await reading;
        return took;
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<int> EndAsync()
    {
        await ReachesAsync("\0");
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
