using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.FaultTests;

/// <summary>A real <c>rhetoriclens serve</c> on a data folder, to be killed as by a power cut.</summary>
internal sealed class DurableWorkProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly Task<string> _messages;

    private DurableWorkProgram(Process process, HttpClient client)
    {
        (_process, Client) = (process, client);
        _messages = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<DurableWorkProgram> StartAsync(string folder, params string[] more)
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "rhetoriclens.dll"), "serve", "--port", port, "--data", folder, "--loopback-sources", DurableWorkSite.Source, .. more];
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var program = new DurableWorkProgram(Process.Start(start)!, new HttpClient { BaseAddress = new Uri("http://127.0.0.1:" + port) });
        await program.UntilAsync(async () =>
        {
            try
            {
                return (await program.Client.GetAsync("/v1/jobs")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return program;
    }

    /// <summary>Waits until something is so; fails with what the program said when it never is, or when the program ended.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (_process.HasExited || clock.Elapsed > Patience)
            {
                var ended = _process.HasExited;
                _process.Kill();
                Assert.Fail((ended ? "The program ended: " : "It never came: ") + await _messages);
            }
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until something is so in the store.</summary>
    public Task UntilAsync(Database store, Func<Database, bool> isSo) => UntilAsync(() => Task.FromResult(isSo(store)));

    /// <summary>As a power cut would.</summary>
    public async Task KillAsync()
    {
        Assert.False(_process.HasExited, "It had ended before it was killed.");
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Moves the leases of the dead into the past, as the passing of a minute would.</summary>
    public static void LetLeasesRunOut(string folder)
    {
        using var connection = new SqliteConnection("Data Source=" + Path.Combine(folder, Database.FileName));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE work SET lease_until = '2020-01-01T00:00:00.000Z' WHERE state = 'leased'";
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
