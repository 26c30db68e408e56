using System.IO.Compression;
using RhetoricLens.Core;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>Files of a model that are not those that were registered: refused before anything reads them.</summary>
public sealed class CorruptModelTests : IClassFixture<SmallModel>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _file;
    private readonly byte[] _whole;

    public CorruptModelTests(SmallModel small)
    {
        var entry = new ModelEntry(new DateOnly(2026, 11, 28), new Dictionary<string, double>(StringComparer.Ordinal), Passages: small.Set.Passages);
        Assert.Equal("linear-4", Registry.Add(small.Trained, entry).Value.Id);
        _file = Path.Combine(_folder.Path, "models", "linear-4", "model.zip");
        _whole = File.ReadAllBytes(_file);
    }

    private ModelRegistry Registry => Workspace.RegistryOf(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_a_thousand_changed_bits_none_is_loaded()
    {
        var random = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var bytes = (byte[])_whole.Clone();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_file, bytes);
            AssertRefused("model_corrupt");
        }
        File.WriteAllBytes(_file, _whole);
        Assert.True(Registry.Load("linear-4").IsOk);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        foreach (var length in Enumerable.Range(0, 100).Select(i => _whole.Length * i / 100))
        {
            File.WriteAllBytes(_file, _whole[..length]);
            AssertRefused("model_corrupt");
        }
    }

    [Fact]
    public void A_zip_that_leads_out_of_its_folder_is_refused_and_writes_nothing()
    {
        File.WriteAllBytes(_file, _whole);
        using (var zip = ZipFile.Open(_file, ZipArchiveMode.Update))
        {
            using var evil = zip.CreateEntry("../../../outside.txt").Open();
            evil.Write("x"u8);
        }
        AssertRefused("model_corrupt");
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "outside.txt", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_gigabyte_is_refused_unread()
    {
        using (var file = new FileStream(_file, FileMode.Open))
            file.SetLength(1L << 30);
        var before = GC.GetTotalAllocatedBytes();
        AssertRefused("model_foreign");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 64L * 1024 * 1024);
    }

    [Fact]
    public void A_program_that_runs_keeps_its_model_when_the_one_put_in_use_is_damaged()
    {
        using var workspace = Workspace.Open(_folder.Path).Value;
        Assert.True(new Promotion(Registry, "").Promote(new PromotionRequest("linear-4", Override: true, Reason: "a test")).Value.Promoted);
        File.WriteAllBytes(_file, _whole[..100]);
        Assert.Equal("model_corrupt", workspace.FollowRegistry()!.Code);
        Assert.Equal("linear-3", workspace.ModelId);
        Assert.True(workspace.Scorer.Score(Speeches.Text(1)).Multilateral is >= 0 and <= 1);
    }

    [Fact]
    public async Task A_program_that_starts_says_in_one_line_how_to_go_back()
    {
        Assert.True(new Promotion(Registry, "").Promote(new PromotionRequest("linear-4", Override: true, Reason: "a test")).Value.Promoted);
        File.WriteAllBytes(_file, _whole[..100]);
        Assert.Contains("rhetoriclens doctor --fix", (await Child.RunAsync("index", "--data", _folder.Path)).Messages, StringComparison.Ordinal);
        await Child.RunAsync("doctor", "--fix", "--data", _folder.Path);
        Assert.Equal(0, (await Child.RunAsync("index", "--data", _folder.Path)).Code);
    }

    private void AssertRefused(string code)
    {
        Assert.Equal(code, Registry.Load("linear-4").Problem?.Code);
        Assert.Equal(code, Registry.Verify("linear-4").Problem?.Code);
    }
}
