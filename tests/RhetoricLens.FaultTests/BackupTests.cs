using System.IO.Compression;
using System.Text.Json;
using RhetoricLens.Backups;
using RhetoricLens.Documents.Store;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Jobs;
using RhetoricLens.Queries;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

public sealed class BackupTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    private string Restored => Path.Combine(_folder.Path, "restored");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("b.zip")]
    [InlineData("b")]
    public async Task What_is_restored_answers_as_the_store_did_at_the_revision_of_the_backup(string name)
    {
        using var workspace = Fill(120);
        _folder.File("data/labels/mine.jsonl", SmallLabels.Jsonl());
        var before = Trends(workspace);
        var made = await Child.RunAsync("backup", In(name), "--data", Data);
        Assert.True(made.Code == 0, made.Messages);
        // The store goes on; the backup does not.
        Speeches.Store(workspace, 500, 50);
        Assert.Null(new Pipeline(workspace).Refresh(CancellationToken.None));
        Assert.NotEqual(before, Trends(workspace));
        var restored = await Child.RunAsync("restore", In(name), "--data", Restored);
        Assert.True(restored.Code == 0, restored.Messages);
        Folders.AssertHealthy(Restored);
        Assert.Equal(SmallLabels.Jsonl(), File.ReadAllText(Path.Combine(Restored, "labels", "mine.jsonl")));
        using var copy = Workspace.Open(Restored).Value;
        Assert.Equal(before, Trends(copy));
        Assert.True(Folders.Finds(copy.Index, 17));
    }

    [Fact]
    public async Task Backups_made_while_documents_come_in_are_each_a_whole_state()
    {
        Fill(20).Dispose();
        var jsonl = _folder.File("more.jsonl", Speeches.Jsonl(1000, 3000));
        var ingest = Child.RunAsync("ingest", "jsonl", jsonl, "--data", Data);
        var sizes = new List<int>();
        for (var i = 0; !ingest.IsCompleted && i < 20; i++)
        {
            using (var store = Database.Open(Data).Value)
                sizes.Add(new Backup(Data, store).Write(In($"{i}.zip"), CancellationToken.None).Value.Documents);
            await Task.Delay(200);
        }
        Assert.Equal(0, (await ingest).Code);
        Assert.True(sizes.Distinct().Count() > 1, string.Join(" ", sizes));
        foreach (var (size, i) in sizes.Select((size, i) => (size, i)))
        {
            var to = In($"restored-{i}");
            Assert.Equal(size, new Restore(In($"{i}.zip")).Into(to, CancellationToken.None).Value.Documents);
            using var store = Database.Open(to).Value;
            Assert.Equal(size, store.Documents.CountAfter(0));
        }
        Folders.AssertHealthy(In($"restored-{sizes.Count - 1}"), "index", "passages");
    }

    [Fact]
    public void A_folder_with_anything_in_it_is_refused()
    {
        Backed();
        _folder.File("restored/precious.txt", "x");
        Assert.Equal("file_exists", new Restore(In("b.zip")).Into(Restored, CancellationToken.None).Problem!.Code);
        Assert.Equal("x", File.ReadAllText(Path.Combine(Restored, "precious.txt")));
    }

    [Fact]
    public void A_backup_is_never_written_over_another()
    {
        Backed();
        using var store = Database.Open(Data).Value;
        Assert.Equal("file_exists", new Backup(Data, store).Write(In("b.zip"), CancellationToken.None).Problem!.Code);
    }

    [Fact]
    public void Any_changed_byte_of_a_backup_is_refused_and_nothing_is_left()
    {
        Backed();
        var (whole, random) = (File.ReadAllBytes(In("b.zip")), new Random(1));
        for (var i = 0; i < Times.Number("RHETORICLENS_FLIPS", 40); i++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(In("flipped.zip"), bytes);
            var restored = new Restore(In("flipped.zip")).Into(Restored, CancellationToken.None);
            // A flip in a time stamp or an attribute of the zip's own list changes nothing that is restored.
            if (restored.IsOk)
                Folders.AssertHealthy(Restored, "index", "passages");
            Assert.Equal(restored.IsOk, Directory.Exists(Restored));
            Assert.False(Directory.Exists(Restored + ".part"));
            if (restored.IsOk)
                Directory.Delete(Restored, recursive: true);
        }
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/tmp/outside.txt")]
    [InlineData("a/../../outside.txt")]
    [InlineData("C:\\outside.txt")]
    public void A_backup_that_leads_out_of_its_folder_is_refused(string path)
    {
        var file = In("evil.zip");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
        {
            using (var evil = zip.CreateEntry(path).Open())
                evil.Write("x"u8);
            using var list = zip.CreateEntry(BackupManifest.FileName).Open();
            list.Write(new BackupManifest(1, TimeProvider.System.GetUtcNow(), "", "", 1, 1, 0, [new BackupFile(path, 1, "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")]).ToFile());
        }
        Assert.Equal("bad_backup", new Restore(file).Into(Restored, CancellationToken.None).Problem!.Code);
    }

    [Fact]
    public void Half_a_backup_is_refused()
    {
        Backed();
        var bytes = File.ReadAllBytes(In("b.zip"));
        File.WriteAllBytes(In("half.zip"), bytes[..(bytes.Length / 2)]);
        Assert.Equal("bad_backup", new Restore(In("half.zip")).Into(Restored, CancellationToken.None).Problem!.Code);
    }

    [Fact]
    public async Task A_killed_backup_leaves_nothing_under_its_name()
    {
        Fill(200).Dispose();
        for (var i = 0; i < Times.Kills(3); i++)
        {
            var run = await Child.RunAsync(TimeSpan.FromMilliseconds(300 + (i * 37 % 400)), "backup", In($"k{i}.zip"), "--data", Data);
            if (File.Exists(In($"k{i}.zip")))
                Assert.True(new Restore(In($"k{i}.zip")).Into(In($"rk{i}"), CancellationToken.None).IsOk);
            else
                Assert.NotEqual(0, run.Code);
        }
    }

    private void Backed()
    {
        Fill(20).Dispose();
        using var store = Database.Open(Data).Value;
        Assert.True(new Backup(Data, store).Write(In("b.zip"), CancellationToken.None).IsOk);
    }

    private Workspace Fill(int speeches)
    {
        var workspace = Workspace.Open(Data).Value;
        Speeches.Store(workspace, 0, speeches);
        Assert.Null(new Pipeline(workspace).Refresh(CancellationToken.None));
        return workspace;
    }

    private string In(string name) => Path.Combine(_folder.Path, name);

    private static string Trends(Workspace workspace) => JsonSerializer.Serialize(workspace.Trends(new TrendQuery(null, null, null, null, TrendQuery.WholeSpan)), JsonShape.Options);
}
