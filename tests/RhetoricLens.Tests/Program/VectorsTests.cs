using RhetoricLens.Stance.Vectors;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>The command that learns word vectors, as a user runs it.</summary>
public sealed class VectorsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public VectorsTests()
    {
        for (var i = 0; i < 10; i++)
        {
            _folder.File($"speeches/{i}.txt", $"---\ncountry: CHN\n---\n{House.States} {House.Shared}");
            _folder.File($"official/deep/{i}.txt", House.Shared);
        }
    }

    private string Out => Path.Combine(_folder.Path, "made", "vectors.bin");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Folders_of_texts_become_a_file_whose_fingerprint_is_printed()
    {
        var run = await Vectors("speeches", "official", "--weight", "1,2.5", "--show", "sovereignty,zeppelin");
        Assert.True(run.Code == 0, run.Messages);
        var vectors = WordVectors.Read(await File.ReadAllBytesAsync(Out));
        Assert.True(vectors.IsOk, vectors.Problem?.ToString());
        Assert.Equal(4, vectors.Value.Dimensions);
        Assert.Contains($"words {vectors.Value.Count}, dimensions 4", run.Output);
        Assert.Contains("sha256 " + vectors.Value.Sha256, run.Output);
        Assert.Contains("sovereignty: ", run.Output);
        Assert.Contains("zeppelin", run.Messages);
    }

    [Fact]
    public async Task The_order_of_the_folders_changes_nothing_and_the_weights_do()
    {
        var first = await Vectors("speeches", "official", "--weight", "1,4");
        var second = await Vectors("official", "speeches", "--weight", "4,1");
        var third = await Vectors("official", "speeches", "--weight", "1,4");
        Assert.Equal(first.Output, second.Output);
        Assert.NotEqual(first.Output, third.Output);
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_is_named_once_and_the_others_are_used()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "official", "bad.txt"), [0x42, 0xFF, 0xFE]);
        var run = await Vectors("official");
        Assert.Equal(1, run.Code);
        Assert.Equal(2, run.Messages.Split("bad.txt").Length);
        Assert.True(File.Exists(Out));
    }

    [Theory]
    [InlineData("1", "2 folders")]
    [InlineData("1,x", "\"x\"")]
    [InlineData("1,0", "\"0\"")]
    [InlineData("1,NaN", "\"NaN\"")]
    public async Task Weights_that_do_not_fit_the_folders_are_refused(string weights, string said)
    {
        var run = await Vectors("speeches", "official", "--weight", weights);
        Assert.Equal(1, run.Code);
        Assert.Contains(said, run.Messages);
        Assert.False(File.Exists(Out));
    }

    [Fact]
    public async Task A_folder_that_is_missing_or_empty_is_refused()
    {
        Assert.Contains("There is no such folder.", (await Vectors("nowhere")).Messages);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty"));
        Assert.Contains("holds no .txt file", (await Vectors("empty")).Messages);
    }

    private Task<CliResult> Vectors(params string[] arguments) => Cli.RunAsync([
        "models", "vectors", .. arguments.Select(argument => Directory.Exists(InFolder(argument)) || argument == "nowhere" ? InFolder(argument) : argument),
        "--dimensions", "4", "--out", Out, "--data", InFolder("data")]);

    private string InFolder(string name) => Path.Combine(_folder.Path, name);
}
