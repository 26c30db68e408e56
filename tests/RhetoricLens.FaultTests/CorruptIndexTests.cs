using RhetoricLens.Core.Checks;
using RhetoricLens.Documents.Index;
using RhetoricLens.Documents.Store;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>Every file of both indexes, damaged in every way.</summary>
public sealed class CorruptIndexTests : IDisposable
{
    private const int Documents = 60;

    /// <summary>A developer tries every fifth damage; where more is asked for, all are tried.</summary>
    private static readonly int Step = Times.Kills(0) > 0 ? 1 : 5;

    private readonly TempFolder _folder = new();

    private string Whole => Path.Combine(_folder.Path, "whole");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_damage_is_found_and_mended_and_a_search_meanwhile_never_breaks()
    {
        Prepare();
        var (cases, silent) = (0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(Whole, "*", SearchOption.AllDirectories).Where(file => file.Contains("generation-", StringComparison.Ordinal) && Path.GetFileName(file) != "write.lock").ToArray())
        {
            foreach (var (name, damage) in Damages)
            {
                if (cases++ % Step != 0)
                    continue;
                var folder = Path.Combine(_folder.Path, $"case-{cases}");
                Folders.Copy(Whole, folder);
                damage(Path.Combine(folder, Path.GetRelativePath(Whole, file)), new Random(cases));
                if (!IsFound(folder))
                    silent.Add($"{name} {Path.GetRelativePath(Whole, file)}");
                SearchNeverThrows(folder);
                Folders.Examine(folder, fix: true, deep: false);
                Folders.AssertHealthy(folder);
                FindsAll(folder);
                Directory.Delete(folder, recursive: true);
            }
        }
        Assert.True(cases >= 20, $"{cases}");
        // The list of generations beside the newest one is only a hint, which readers check against the folder: damaged or gone, nothing is lost.
        Assert.All(silent, damage => Assert.EndsWith("segments.gen", damage));
    }

    [Fact]
    public void An_index_that_is_built_anew_aside_leaves_the_old_one_answering_until_it_is_complete()
    {
        Prepare();
        using var workspace = Workspace.Open(Whole).Value;
        var asked = 0;
        Assert.True(workspace.Index.Rebuild(new Each(() =>
        {
            Assert.True(Folders.Finds(workspace.Index, 5));
            asked++;
        }), CancellationToken.None).IsOk);
        Assert.True(asked > 0);
        Assert.True(Folders.Finds(workspace.Index, 5));
    }

    [Fact]
    public async Task A_server_whose_index_is_damaged_answers_503_with_the_time_to_ask_again_and_200_when_it_is_mended()
    {
        Prepare();
        await using var server = await Server.StartAsync(Whole);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Whole, Workspace.IndexFolder), "*", SearchOption.AllDirectories))
            Change(file, bytes => new byte[bytes.Length]);
        // What the open index has in memory it may go on answering from.
        for (var i = 0; i < Documents; i++)
        {
            using var answer = await server.Client.GetAsync("/v1/search?q=" + Speeches.Name(i));
            Assert.True((int)answer.StatusCode is 200 or 503, $"{answer.StatusCode}");
            Assert.Equal((int)answer.StatusCode == 503, answer.Headers.RetryAfter is not null);
        }
        Assert.Equal(0, (await Child.RunAsync("doctor", "--fix", "--data", Whole)).Code);
        Assert.Equal(System.Net.HttpStatusCode.OK, await server.GetAsync("/v1/search?q=" + Speeches.Name(5)));
    }

    private static readonly (string Name, Action<string, Random> Do)[] Damages =
    [
        ("flip", (file, random) => Change(file, bytes =>
        {
            if (bytes.Length > 0)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            return bytes;
        })),
        ("truncate", (file, _) => Change(file, bytes => bytes[..(bytes.Length / 2)])),
        ("zero", (file, _) => Change(file, bytes => new byte[bytes.Length])),
        ("delete", (file, _) => File.Delete(file)),
    ];

    private static void Change(string file, Func<byte[], byte[]> change) => File.WriteAllBytes(file, change(File.ReadAllBytes(file)));

    /// <summary>At the start of the program, or by the doctor.</summary>
    private static bool IsFound(string folder) =>
        Folders.Examine(folder, deep: false).Findings.Any(finding => finding.Check is "index" or "passages" && finding.State != CheckState.Ok);

    private static void SearchNeverThrows(string folder)
    {
        using var store = Database.Open(folder).Value;
        using var index = LuceneIndex.Open(Path.Combine(folder, Workspace.IndexFolder), store);
        foreach (var level in Enum.GetValues<SearchLevel>())
        {
            var found = index.Search(new SearchRequest(Speeches.Name(5)) { Level = level });
            Assert.True(found.IsOk || found.Problem.Code == "index_unusable", found.Problem?.ToString());
        }
    }

    private static void FindsAll(string folder)
    {
        using var store = Database.Open(folder).Value;
        using var index = LuceneIndex.Open(Path.Combine(folder, Workspace.IndexFolder), store);
        Assert.All(Enumerable.Range(0, Documents), speech => Assert.True(Folders.Finds(index, speech), $"{speech}"));
    }

    /// <summary>Three commits, so that there are segments, deletions and more than one list of them.</summary>
    private void Prepare()
    {
        using var workspace = Workspace.Open(Whole).Value;
        foreach (var from in (ReadOnlySpan<int>)[0, 20, 40])
        {
            Speeches.Store(workspace, from, 20);
            Assert.Null(new Pipeline(workspace).Refresh(CancellationToken.None));
        }
    }

    private sealed class Each(Action act) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => act();
    }
}
