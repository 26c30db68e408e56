using RhetoricLens.Configuration;
using RhetoricLens.Core.Checks;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Checks;
using RhetoricLens.Documents.Index;
using RhetoricLens.Documents.Store;
using RhetoricLens.Stance.Checks;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Checks;

/// <summary>What a look at a data folder found.</summary>
/// <param name="Folder">The folder, absolute.</param>
/// <param name="Healthy">Whether nothing is bad; warnings do not count.</param>
/// <param name="Findings">In the order of the checks, at least one each.</param>
public sealed record DoctorReport(string Folder, bool Healthy, IReadOnlyList<Finding> Findings);

/// <summary>Looks at everything in a data folder, beside whatever else runs on it, and mends what can be mended when asked to.</summary>
/// <param name="folder">The data folder.</param>
public sealed class Doctor(string folder)
{
    /// <summary>Looks, and with <paramref name="fix"/> mends and looks again.</summary>
    /// <param name="registry">The models at hand.</param>
    /// <param name="fix">Whether to mend what is not as it should be.</param>
    /// <param name="deep">Whether every stored text and body is hashed again.</param>
    /// <param name="cancellation">Stops between two checks.</param>
    /// <returns>A problem when there is no such folder.</returns>
    public Outcome<DoctorReport> Run(ModelRegistry registry, bool fix, bool deep, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            return new Problem("data_folder_unusable", "There is no such folder.", folder, "Give the folder of the data with --data.");
        var findings = new List<Finding>();
        Check[] apart = [FolderChecks.Disk(folder), FolderChecks.Files(folder), ModelChecks.Of(registry)];
        findings.AddRange(apart.SelectMany(check => Look(check, fix, cancellation)));
        findings.AddRange(InStore(fix, deep, cancellation));
        return new DoctorReport(Path.GetFullPath(folder), findings.All(finding => finding.State != CheckState.Bad), findings);
    }

    private List<Finding> InStore(bool fix, bool deep, CancellationToken cancellation)
    {
        if (!StoreChoice.IsShared && !File.Exists(Path.Combine(folder, Database.FileName)))
            return [new Finding("database", CheckState.Warn, "There is no database yet.", "Take something in: rhetoriclens ingest, or crawl.")];
        var opened = StoreChoice.Open(folder);
        if (!opened.IsOk)
            return [new Finding("database", CheckState.Bad, $"{opened.Problem.Where}: {opened.Problem.What}", opened.Problem.Remedy)];
        using var store = opened.Value;
        using var index = LuceneIndex.Open(Path.Combine(folder, Workspace.IndexFolder), store);
        return [.. StoreChecks.Of(store, deep).Concat(IndexChecks.Of(index, store)).SelectMany(check => Look(check, fix, cancellation))];
    }

    private static IReadOnlyList<Finding> Look(Check check, bool fix, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var found = Guarded(check, cancellation);
        if (!fix || check.Mend is null || found.All(finding => finding.State == CheckState.Ok))
            return found;
        if (Guarded(() => check.Mend(cancellation)) is { } problem)
            return [.. found, new Finding(check.Name, CheckState.Bad, "Mending failed: " + problem.What, problem.Remedy)];
        return [.. Guarded(check, cancellation).Select(finding => finding with { Mended = !found.Contains(finding) })];
    }

    /// <summary>A check that a damaged page stops has found it.</summary>
    private static IReadOnlyList<Finding> Guarded(Check check, CancellationToken cancellation)
    {
        IReadOnlyList<Finding> found = [];
        return Guarded(() =>
        {
            found = check.Look(cancellation);
            return null;
        }) is { } problem
            ? [new Finding(check.Name, CheckState.Bad, problem.What, problem.Remedy)]
            : found;
    }

    private static Problem? Guarded(Func<Problem?> act)
    {
        try
        {
            return act();
        }
        catch (Exception exception) when (StoreProblems.Explain(exception, Database.FileName) is not null)
        {
            return StoreProblems.Explain(exception, Database.FileName);
        }
    }
}
