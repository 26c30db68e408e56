using System.Globalization;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Demo;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_goes_from_a_web_site_to_stance_and_a_second_run_changes_nothing()
    {
        using var folder = new TempFolder();
        string[] demo = ["demo", "--no-serve", "--data", folder.Path, "--site-port", House.FreePort().ToString(CultureInfo.InvariantCulture)];
        var first = await Cli.RunAsync(demo);
        Assert.True(first.Code == 0, first.Messages);
        Assert.StartsWith(Digest.Notice, first.Output);
        Assert.Contains("China", first.Output);
        Assert.Contains("Stored 2", first.Messages);
        using (var workspace = Workspace.Open(folder.Path).Value)
            AssertStored(workspace);

        var second = await Cli.RunAsync(demo);
        Assert.Equal(0, second.Code);
        Assert.Equal(first.Output, second.Output);
        Assert.DoesNotContain("Stored", second.Messages);
    }

    [Fact]
    public void Every_digest_is_whole_and_within_its_length()
    {
        var digests = DigestReader.Read(Path.Combine(Workspace.Corpora, "digests")).Value;
        Assert.True(digests.Count >= 180);
        Assert.True(digests.Select(digest => digest.Country).Distinct().Count() >= 40);
        Assert.Equal(digests.Count, digests.Select(digest => digest.Id).Distinct().Count());
        Assert.All(digests, AssertWhole);
    }

    [Fact]
    public async Task A_busy_port_is_said_with_what_to_do()
    {
        using var folder = new TempFolder();
        var port = House.FreePort();
        using var holder = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
        holder.Start();
        var run = await Cli.RunAsync("demo", "--no-serve", "--data", folder.Path, "--site-port", port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(1, run.Code);
        Assert.Contains($"Port {port} on 127.0.0.1 is in use", run.Messages);
    }

    private static void AssertStored(Workspace workspace)
    {
        var digests = DigestReader.Read(Path.Combine(Workspace.Corpora, "digests")).Value;
        Assert.Equal(digests.Count, workspace.Store.Documents.Counts().Documents);
        var quoted = workspace.Store.Documents.Get("digests:digests~press-gady-china-internet-sovereignty-2014")!;
        Assert.Null(quoted.Content.Facts.Country);
        Assert.Equal("Franz-Stefan Gady", quoted.Content.Facts.Speaker);
        var turns = quoted.Content.Turns.Where(turn => turn.IsQuotation).ToArray();
        Assert.Equal(2, turns.Length);
        Assert.All(turns, turn => Assert.Equal(("Lu Wei", "CHN"), (turn.Speaker, turn.Country)));
        Assert.StartsWith("States hold sovereign authority", quoted.Content.Text[turns[0].Start..turns[0].End]);
    }

    private static void AssertWhole(Digest digest)
    {
        Assert.True(PartialDate.TryParse(digest.Date, out var date), digest.Id);
        Assert.Equal(digest.Precision, JsonNamingPolicy.CamelCase.ConvertName(date.Precision.ToString()));
        Assert.True(digest.Country is null || Countries.Find(digest.Country)?.Code == digest.Country, digest.Id);
        Assert.InRange(digest.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 90, 250);
        Assert.Contains(digest.Verified, (string[])["page", "mention", "memory"]);
        if (digest.Turns.Count > 0)
            Assert.Equal(digest.Text, string.Join("\n\n", digest.Turns.Select(turn => turn.Text)));
    }
}
