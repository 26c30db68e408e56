using System.CommandLine;
using System.Diagnostics;
using Microsoft.Playwright;
using RhetoricLens.Commands;

namespace RhetoricLens.Benchmarks.Pages;

/// <summary><c>pages</c>: how long a reader waits for a page of a running server in headless Chromium, and what is sent.</summary>
internal static class PagesCommand
{
    private const string Drawn = ".js-plotly-plot .scatterlayer .trace, .js-plotly-plot .barlayer .trace";

    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static Command Create()
    {
        var url = new Argument<string>("url") { Description = "A running server, such as http://localhost:5080" };
        var paths = new Option<string[]>("--path") { Description = "Pages that draw a chart", DefaultValueFactory = _ => ["/", "/trends"] };
        var loads = new Option<int>("--loads") { Description = "Loads of each, half of them in a browser that has never been there", DefaultValueFactory = _ => 10 };
        var chromium = new Option<string>("--chromium") { Description = "The browser", DefaultValueFactory = _ => "/usr/bin/chromium" };
        var command = new Command("pages", "Measure pages in Chromium; results on standard output.") { url, paths, loads, chromium };
        command.SetAction(async (parsed, _) =>
        {
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = parsed.GetRequiredValue(chromium), Args = Flags });
            foreach (var path in parsed.GetRequiredValue(paths))
                await MeasureAsync(browser, parsed.GetRequiredValue(url).TrimEnd('/') + path, parsed.GetValue(loads));
            return Terminal.Done;
        });
        return command;
    }

    private static async Task MeasureAsync(IBrowser browser, string address, int loads)
    {
        var (first, again) = (new List<PageLoad>(), new List<PageLoad>());
        for (var i = 0; i < loads; i += 2)
        {
            await using var profile = await browser.NewContextAsync();
            first.Add(await LoadAsync(profile, address));
            again.Add(await LoadAsync(profile, address));
        }
        Say(address, "new reader", first);
        Say(address, "the same again", again);
    }

    private static async Task<PageLoad> LoadAsync(IBrowserContext profile, string address)
    {
        var page = await profile.NewPageAsync();
        var (bytes, requests) = (0L, 0);
        var network = await profile.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += (long)finished!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        var clock = Stopwatch.StartNew();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        var began = clock.Elapsed;
        await page.Locator(Drawn).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var drawn = clock.Elapsed;
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var paint = await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
        await page.CloseAsync();
        return new PageLoad(began.TotalMilliseconds, paint, drawn.TotalMilliseconds, bytes / 1024.0, requests);
    }

    private static void Say(string address, string who, List<PageLoad> loads) => Console.Out.WriteLine(
        $"{address}, {who}: first byte {Middle(loads, load => load.Began):0} ms, first paint {Middle(loads, load => load.Paint):0} ms, chart {Middle(loads, load => load.Drawn):0} ms (most {loads.Max(load => load.Drawn):0}); "
        + $"{Middle(loads, load => load.KiB):0} KiB in {Middle(loads, load => load.Requests):0} requests");

    private static double Middle(List<PageLoad> loads, Func<PageLoad, double> of) => loads.Select(of).Order().ElementAt(loads.Count / 2);

    private sealed record PageLoad(double Began, double Paint, double Drawn, double KiB, int Requests);
}
