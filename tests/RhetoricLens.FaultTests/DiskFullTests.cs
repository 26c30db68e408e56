using System.Net;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

public sealed class DiskFullTests : IDisposable
{
    private const string MayNot = "This user may not mount a small file system.";

    private readonly TempFolder _folder = new();
    private readonly SmallDisk? _disk;

    public DiskFullTests() => _disk = SmallDisk.Mount(Path.Combine(_folder.Path, "disk"), 24);

    private string Data => Path.Combine(_disk!.Path, "data");

    public void Dispose()
    {
        _disk?.Dispose();
        _folder.Dispose();
    }

    [SkippableFact]
    public async Task A_store_that_fills_the_disk_says_so_stays_whole_and_goes_on_when_there_is_space()
    {
        Skip.If(_disk is null, MayNot);
        _disk.Resize(6);
        var jsonl = _folder.File("many.jsonl", Speeches.Jsonl(0, 4000));
        var full = await Child.RunAsync("ingest", "jsonl", jsonl, "--data", Data);
        Assert.True(full.Code == 1, full.Output + full.Messages);
        Assert.Contains("The disk is full", full.Messages, StringComparison.Ordinal);
        Folders.AssertHealthy(Data, "index", "passages");
        _disk.Resize(200);
        var again = await Child.RunAsync("ingest", "jsonl", jsonl, "--data", Data);
        Assert.True(again.Code == 0, again.Messages);
        Folders.AssertHealthy(Data);
    }

    [SkippableFact]
    public async Task While_the_disk_is_full_reads_are_answered_writes_are_refused_with_507_and_work_again_afterwards()
    {
        Skip.If(_disk is null, MayNot);
        await FillAsync(100);
        await using var server = await Server.StartAsync(Data);
        Assert.Equal(HttpStatusCode.Created, (await server.SaveAsync("before")).Status);
        _disk.Fill(0);
        var (refused, body) = (HttpStatusCode.OK, "");
        // What the write-ahead log already has room for is still taken.
        for (var i = 0; i < 200 && refused != HttpStatusCode.InsufficientStorage; i++)
            (refused, body) = await server.SaveAsync($"while {i} {new string('x', 500)}");
        Assert.True(refused == HttpStatusCode.InsufficientStorage, body);
        Assert.Contains("disk_full", body, StringComparison.Ordinal);
        foreach (var path in (string[])["/v1/trends?by=5y", "/v1/search?q=internet", "/v1/documents", "/v1/passages?label=multilateral", "/v1/queries"])
            Assert.Equal((path, HttpStatusCode.OK), (path, await server.GetAsync(path)));
        _disk.Free();
        Assert.Equal(HttpStatusCode.Created, (await server.SaveAsync("after")).Status);
        Folders.AssertHealthy(Data);
    }

    [SkippableFact]
    public async Task An_index_that_does_not_fit_leaves_the_old_one_and_is_caught_up_when_there_is_space()
    {
        Skip.If(_disk is null, MayNot);
        await FillAsync(100);
        Speeches.Store(Data, 100, 400);
        _disk.Fill(64 * 1024);
        var full = await Child.RunAsync("index", "--data", Data);
        Assert.True(full.Code == 1, full.Output + full.Messages);
        Assert.Single(full.Messages.Split('\n'), line => line.StartsWith("error:", StringComparison.Ordinal));
        Folders.AssertHealthy(Data, "index", "passages");
        Assert.StartsWith("1 document,", (await Child.RunAsync("search", Speeches.Name(7), "--data", Data)).Output);
        _disk.Free();
        var again = await Child.RunAsync("index", "--data", Data);
        Assert.True(again.Code == 0, again.Messages);
        Folders.AssertHealthy(Data);
    }

    [SkippableFact]
    public async Task A_model_that_does_not_fit_is_a_problem_and_the_old_one_serves()
    {
        Skip.If(_disk is null, MayNot);
        await FillAsync(10);
        var labels = _folder.File("small.jsonl", SmallLabels.Jsonl());
        _disk.Fill(4096);
        var full = await Child.RunAsync("models", "train", "--labels", labels, "--data", Data);
        Assert.True(full.Code == 1, full.Output + full.Messages);
        Assert.Contains("cannot be written", full.Messages, StringComparison.Ordinal);
        Assert.Equal("linear-3", Workspace.RegistryOf(Data).Load().Value.Version.Id);
        Assert.Empty(Directory.EnumerateFiles(Data, "*.tmp", SearchOption.AllDirectories));
        _disk.Free();
        Assert.Equal(0, (await Child.RunAsync("models", "train", "--labels", labels, "--data", Data)).Code);
    }

    [SkippableFact]
    public async Task Wherever_the_space_ends_nothing_is_damaged()
    {
        Skip.If(_disk is null, MayNot);
        await FillAsync(20);
        var (random, next) = (new Random(5), 20);
        for (var i = 0; i < Times.Kills(3); i++)
        {
            var jsonl = _folder.File("some.jsonl", Speeches.Jsonl(next, 60));
            _disk.Resize(24 + (2 * i));
            _disk.Fill(random.Next(16 * 1024, 900 * 1024));
            await Child.RunAsync("ingest", "jsonl", jsonl, "--data", Data);
            Folders.AssertHealthy(Data, "index", "passages");
            _disk.Free();
            Assert.Equal(0, (await Child.RunAsync("ingest", "jsonl", jsonl, "--data", Data)).Code);
            Folders.AssertHealthy(Data);
            next += 60;
        }
    }

    private async Task FillAsync(int speeches) =>
        Assert.Equal(0, (await Child.RunAsync("ingest", "jsonl", _folder.File("first.jsonl", Speeches.Jsonl(0, speeches)), "--data", Data)).Code);
}
