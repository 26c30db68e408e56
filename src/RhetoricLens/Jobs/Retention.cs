using RhetoricLens.Core;
using RhetoricLens.Documents.Work;
using RhetoricLens.Exports;

namespace RhetoricLens.Jobs;

/// <summary>Forgets ended work after <see cref="Limits.KeptWork"/>, and the files of exports with it.</summary>
internal sealed class Retention(Workspace workspace)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private long? _kept;

    /// <summary>Does it, unless it was done within the hour.</summary>
    public void Keep()
    {
        if (_kept is { } last && TimeProvider.System.GetElapsedTime(last) < Every)
            return;
        foreach (var export in workspace.Store.Work.Prune(Limits.KeptWork).Where(job => job is { Work.Kind: WorkKind.Export, Result.Length: > 0 }))
            File.Delete(Path.Combine(ExportJob.FolderOf(workspace), export.Result));
        _kept = TimeProvider.System.GetTimestamp();
    }
}
