using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>One line for each event, whatever others put into it, and no secrets.</summary>
public sealed class LogTests : IDisposable
{
    private const string Forged = "FORGED";
    private const string Evil = "a\r\n" + Forged + " \u001b[31mred\u2028" + Forged + "\u202e";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task What_is_asked_leaves_one_line_for_each_event_and_no_key(string format)
    {
        var key = KeyAndWork();
        var lines = await ServeAsync(format, async client =>
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
            await client.GetAsync("/v1/documents/" + Uri.EscapeDataString(Evil));
            await client.GetAsync("/v1/search?q=" + Uri.EscapeDataString(Evil));
            await client.GetAsync("/" + Uri.EscapeDataString(Evil) + "?key=" + key);
            await client.PostAsync("/v1/score", new StringContent(JsonSerializer.Serialize(new { text = Evil }), Encoding.UTF8, "application/json"));
        });
        Assert.True(lines.Length > 20, string.Join('\n', lines));
        Assert.Contains(lines, line => line.Contains("Work 1", StringComparison.Ordinal) && line.Contains(Forged, StringComparison.Ordinal));
        Assert.All(lines, AssertTame);
        Assert.DoesNotContain(key, string.Concat(lines));
        if (format == "json")
            Assert.All(lines, line => Assert.Equal(JsonValueKind.String, JsonDocument.Parse(line).RootElement.GetProperty("message").ValueKind));
    }

    [Fact]
    public async Task What_a_crawled_site_says_leaves_no_line_of_its_own()
    {
        await using var site = await EvilSiteAsync();
        var run = await Cli.RunAsync("crawl", site.Urls.Single() + "/", "--allow-loopback", "--pace", "0", "--data", _folder.Path);
        Assert.All(run.Messages.Split('\n').Concat(run.Output.Split('\n')), AssertTame);
    }

    private static void AssertTame(string line)
    {
        Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u2028' or '\u202e');
        Assert.False(line.StartsWith(Forged, StringComparison.Ordinal), line);
    }

    /// <summary>A key, and work that fails with what a source says of itself.</summary>
    private string KeyAndWork()
    {
        using var store = Database.Open(_folder.Path).Value;
        store.Work.Enqueue(WorkKind.Crawl, "evil", Evil);
        return store.Keys.Add("tester").Value;
    }

    private async Task<string[]> ServeAsync(string format, Func<HttpClient, Task> ask)
    {
        var port = House.FreePort();
        string[] arguments = ["serve", "--port", $"{port}", "--data", _folder.Path, "--log", format, "--log-level", "debug", "--read-key"];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rhetoriclens.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEndAsync();
        using (var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") })
        {
            await UpAsync(client);
            await ask(client);
            // The tick that wakes the worker comes with the start.
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
        using var stop = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        return (await messages).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task UpAsync(HttpClient client)
    {
        for (var i = 0; i < 600; i++)
        {
            try
            {
                await client.GetAsync("/healthz");
                return;
            }
            catch (HttpRequestException exception) when (exception.InnerException is SocketException)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<WebApplication> EvilSiteAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/{**path}", (HttpContext context) => context.Request.Path.Value switch
        {
            "/robots.txt" => Results.NotFound(),
            "/" => Results.Text($"<html><head><title>{Evil}</title></head><body><a href=\"/{Uri.EscapeDataString(Evil)}\">{Evil}</a><a href=\"/away\">x</a></body></html>", "text/html"),
            "/away" => Results.Redirect("/" + Uri.EscapeDataString(Evil)),
            _ => Results.Text(Evil, "text/plain", statusCode: 500),
        });
        await app.StartAsync();
        return app;
    }
}
