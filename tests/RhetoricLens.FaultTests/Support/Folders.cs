using RhetoricLens.Checks;
using RhetoricLens.Core.Checks;
using RhetoricLens.Documents.Index;

namespace RhetoricLens.FaultTests.Support;

/// <summary>What tests do to data folders.</summary>
internal static class Folders
{
    /// <summary>Copies a data folder as it stands, without SQLite's shared memory: as a machine finds it after a power cut.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>What the doctor finds.</summary>
    public static DoctorReport Examine(string folder, bool fix = false, bool deep = true) =>
        new Doctor(folder).Run(Workspace.RegistryOf(folder), fix, deep, CancellationToken.None).Value;

    /// <summary>Whether a search finds the speech of a number, and only it.</summary>
    public static bool Finds(LuceneIndex index, int speech) => index.Search(new SearchRequest(Speeches.Name(speech))) is { IsOk: true } page && page.Value.Total == 1;

    /// <summary>Fails with what is not as it should be; the free space of the machine is not the test's affair.</summary>
    public static void AssertHealthy(string folder, params string[] besides)
    {
        var ill = Examine(folder).Findings.Where(finding => finding.State != CheckState.Ok && finding.Check != "disk" && !besides.Contains(finding.Check)).ToArray();
        Assert.True(ill.Length == 0, string.Join("\n", ill.Select(finding => $"{finding.Check} {finding.State}: {finding.What}")));
    }
}
