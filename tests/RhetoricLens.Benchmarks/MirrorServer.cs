using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Logging;

namespace RhetoricLens.Benchmarks;

/// <summary>What a mirror was asked since it was last looked at.</summary>
/// <param name="Requests">Requests.</param>
/// <param name="NotModified">Of them answered by 304.</param>
/// <param name="Bodies">Of them answered by a body, robots.txt excepted.</param>
/// <param name="MostAtOnce">Most requests under way at one host at any moment.</param>
/// <param name="MostHostsAtOnce">Most hosts with a request under way at any moment.</param>
/// <param name="Hosts">Hosts that were asked for a page.</param>
internal sealed record MirrorCounts(int Requests, int NotModified, int Bodies, int MostAtOnce, int MostHostsAtOnce, int Hosts);

/// <summary>A folder served as a web site by another process, with validators, under as many loopback addresses as are wanted.</summary>
internal sealed class MirrorServer : IDisposable
{
    private const string ChildName = "serve-mirror";
    private const string CountsPath = "/__counts";

    private readonly Process _process;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false });

    private MirrorServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Starts the child process and waits until it listens.</summary>
    public static async Task<MirrorServer> StartAsync(string folder, int hosts, CancellationToken cancellation)
    {
        var host = Environment.ProcessPath!;
        string[] own = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(MirrorServer).Assembly.Location] : [];
        var process = Process.Start(new ProcessStartInfo(host, [.. own, ChildName, folder, hosts.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false,
        })!;
        var line = await process.StandardOutput.ReadLineAsync(cancellation);
        return new MirrorServer(process, int.Parse(line!, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What was asked since the last look.</summary>
    public async Task<MirrorCounts> CountsAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{Port}{CountsPath}");
        using var response = await _http.SendAsync(request, cancellation);
        return JsonSerializer.Deserialize<MirrorCounts>(await response.Content.ReadAsStringAsync(cancellation))!;
    }

    public void Dispose()
    {
        // The child ends when its standard input does, also when this process is killed.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }

    /// <summary>What the child process does.</summary>
    public static Command ChildCommand()
    {
        var folder = new Argument<string>("folder");
        var hosts = new Argument<int>("hosts");
        var command = new Command(ChildName) { folder, hosts };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => ServeAsync(parsed.GetRequiredValue(folder), parsed.GetValue(hosts), cancellation));
        return command;
    }

    private static async Task ServeAsync(string folder, int hosts, CancellationToken cancellation)
    {
        var port = FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var i in Enumerable.Range(1, hosts))
                kestrel.Listen(IPAddress.Parse($"127.0.0.{i}"), port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        await using var app = builder.Build();
        var counter = new Counter();
        app.Use(counter.CountAsync);
        app.MapGet(CountsPath, counter.Take);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(Path.GetFullPath(folder)),
            ContentTypeProvider = new FileExtensionContentTypeProvider(new Dictionary<string, string>(StringComparer.Ordinal) { [".html"] = "text/html; charset=utf-8", [".txt"] = "text/plain" }),
        });
        await app.StartAsync(cancellation);
        Console.Out.WriteLine(port);
        await Console.In.ReadToEndAsync(cancellation);
        await app.StopAsync(CancellationToken.None);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Counts requests by host.</summary>
    private sealed class Counter
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, int> _underWay = new(StringComparer.Ordinal);
        private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);
        private MirrorCounts _counts = new(0, 0, 0, 0, 0, 0);

        public async Task CountAsync(HttpContext context, RequestDelegate next)
        {
            if (context.Request.Path == CountsPath)
            {
                await next(context);
                return;
            }
            var host = context.Request.Host.Host;
            lock (_gate)
                Begin(host);
            await next(context);
            lock (_gate)
                End(host, context);
        }

        public string Take()
        {
            lock (_gate)
            {
                var counts = _counts with { Hosts = _hosts.Count };
                (_counts, _underWay[""]) = (new MirrorCounts(0, 0, 0, 0, 0, 0), 0);
                _hosts.Clear();
                return JsonSerializer.Serialize(counts);
            }
        }

        private void Begin(string host)
        {
            _hosts.Add(host);
            _underWay[host] = _underWay.GetValueOrDefault(host) + 1;
            _counts = _counts with
            {
                Requests = _counts.Requests + 1,
                MostAtOnce = Math.Max(_counts.MostAtOnce, _underWay[host]),
                MostHostsAtOnce = Math.Max(_counts.MostHostsAtOnce, _underWay.Values.Count(requests => requests > 0)),
            };
        }

        private void End(string host, HttpContext context)
        {
            _underWay[host]--;
            var isPage = context.Response.StatusCode == 200 && context.Request.Path != "/robots.txt";
            _counts = _counts with
            {
                NotModified = _counts.NotModified + (context.Response.StatusCode == 304 ? 1 : 0),
                Bodies = _counts.Bodies + (isPage ? 1 : 0),
            };
        }
    }
}
