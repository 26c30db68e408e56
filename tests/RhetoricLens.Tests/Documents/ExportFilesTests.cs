using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Exports;

namespace RhetoricLens.Tests.Documents;

public sealed class ExportFilesTests : IDisposable
{
    private readonly TemporaryStore _store = new();
    private readonly byte[] _file = new byte[(2 * ExportFiles.PartBytes) + 1_234];

    public ExportFilesTests() => new Random(3).NextBytes(_file);

    private ExportFiles Exports => _store.Database.Exports;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_file_of_several_parts_comes_back_whole_and_from_any_place()
    {
        var lease = Claimed("export:1");
        Assert.True(await Exports.PutAsync(lease, new MemoryStream(_file), default));
        Assert.Equal(_file.Length, Exports.Length(lease.Work.Id));
        await using var stored = new ExportStream(Exports, lease.Work.Id, _file.Length);
        using var whole = new MemoryStream();
        await stored.CopyToAsync(whole);
        Assert.Equal(_file, whole.ToArray());
        foreach (var place in (int[])[0, ExportFiles.PartBytes - 10, ExportFiles.PartBytes, _file.Length - 20])
        {
            var piece = new byte[20];
            stored.Seek(place, SeekOrigin.Begin);
            await stored.ReadExactlyAsync(piece);
            Assert.Equal(_file[place..(place + 20)], piece);
        }
        Assert.Equal(0, await stored.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task Another_try_replaces_what_the_first_left_and_who_lost_the_lease_writes_nothing()
    {
        var first = Claimed("export:1");
        Assert.True(await Exports.PutAsync(first, new MemoryStream(_file), default));
        _store.Clock.Advance(Lease.Length * 2);
        var second = _store.Database.Work.Claim(first.Work.Id)!;
        Assert.False(await Exports.PutAsync(first, new MemoryStream(_file), default));
        Assert.True(await Exports.PutAsync(second, new MemoryStream(_file[..100]), default));
        Assert.Equal(100, Exports.Length(first.Work.Id));
    }

    [Fact]
    public async Task The_file_is_forgotten_with_its_job()
    {
        var lease = Claimed("export:1");
        Assert.True(await Exports.PutAsync(lease, new MemoryStream(_file[..100]), default));
        Assert.True(_store.Database.Jobs.Succeed(lease, "export.zip", "done"));
        _store.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Single(_store.Database.Work.Prune(TimeSpan.FromDays(90)));
        Assert.Equal(0, Exports.Length(lease.Work.Id));
        Assert.Null(Exports.Read(lease.Work.Id, 0));
    }

    private Lease Claimed(string key) => _store.Database.Work.Claim(_store.Database.Jobs.Enqueue(WorkKind.Export, key, "all", "").Id)!;
}
