using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>One program of several that share a PostgreSQL store, with a data folder of its own.</summary>
internal sealed class FleetNode : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly int _port;
    private readonly Process _process;
    private readonly Task<string[]> _streams;

    internal FleetNode(string name, string connection, string role, string source, int port = 0, string? timeShift = null)
    {
        _port = port;
        var start = new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "rhetoriclens.dll"), "serve", "--role", role, "--store", "postgres", "--port", $"{port}",
            "--data", _folder.Path, "--loopback-sources", source, "--contact", name])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["RHETORICLENS_CONNECTION"] = connection;
        if (timeShift is not null)
            (start.Environment["LD_PRELOAD"], start.Environment["FAKETIME"]) = (Faketime, timeShift);
        _process = Process.Start(start)!;
        _streams = Task.WhenAll(_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    /// <summary>Library that gives a process another time; null where Debian's package is not installed.</summary>
    internal static string? Faketime => Directory.Exists("/usr/lib/x86_64-linux-gnu/faketime")
        ? Directory.EnumerateFiles("/usr/lib/x86_64-linux-gnu/faketime", "libfaketimeMT.so.1").FirstOrDefault()
        : null;

    /// <summary>Where it answers, unless it was given no port.</summary>
    internal Uri Address => new($"http://127.0.0.1:{_port}");

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal bool HasExited => _process.HasExited;

    internal Task<string[]> Output => _streams;

    internal TimeSpan Cpu => _process.TotalProcessorTime;

    /// <summary>Ends it as a power cut would.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        _folder.Dispose();
    }
}
