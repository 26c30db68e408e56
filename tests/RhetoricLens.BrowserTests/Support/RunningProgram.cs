using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.BrowserTests.Support;

/// <summary>The real program in a process of its own, by default with the demo's digests in it, serving on a free port of loopback.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes them; xunit calls it.")]
public class RunningProgram : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private Process? _server;

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Its data folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>What is done before it serves; the demo unless a test wants other texts.</summary>
    protected virtual Task PrepareAsync() => RunAsync("demo", "--no-serve", "--site-port", $"{FreePort()}");

    /// <summary>Settings beside port and folder.</summary>
    protected virtual string[] Settings => [];

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        await PrepareAsync();
        var port = FreePort();
        Address = new Uri($"http://localhost:{port}");
        _server = Start(["serve", "--port", $"{port}", .. Settings]);
        using var client = new HttpClient();
        for (var i = 0; i < 300; i++)
        {
            if (_server.HasExited)
                throw new InvalidOperationException("The program ended: " + await _server.StandardError.ReadToEndAsync());
            try
            {
                if ((await client.GetAsync(new Uri(Address, "/readyz"))).IsSuccessStatusCode)
                    break;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(200);
        }
        _server.OutputDataReceived += (_, _) => { };
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
    }

    public Task DisposeAsync()
    {
        if (_server is { HasExited: false })
            _server.Kill();
        _server?.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A command of the program on the same data folder; throws with what it wrote when it fails.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {await output}{await errors}");
    }

    /// <summary>A port that nobody holds just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Start(string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rhetoriclens.dll"), .. arguments, "--data", Folder])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
