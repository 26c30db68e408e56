using System.IO.Compression;
using System.Text.Json;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;

namespace RhetoricLens.Exports;

/// <summary>Writes an export in the background as one .zip, in the data folder or in the store that programs share; a run that dies leaves nothing that counts, and is done again.</summary>
public sealed class ExportJob(Workspace workspace, Lease lease)
{
    /// <summary>Where the files are in a data folder.</summary>
    public static string FolderOf(Workspace workspace) => Path.Combine(workspace.Folder, "exports");

    /// <summary>Does the work and ends the lease, with the file's name or with the problem.</summary>
    public async Task RunAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        var order = ExportOrder.Read(workspace.Store.Jobs.Get(lease.Work.Id)!.Request);
        var name = $"rhetoriclens-{order.Ending}-{lease.Work.Id}";
        var (folder, zip) = (Path.Combine(FolderOf(workspace), name), Path.Combine(FolderOf(workspace), name + ".zip"));
        Directory.CreateDirectory(FolderOf(workspace));
        Clear(folder);
        var report = await new StoreExport(workspace, order).WriteAsync(folder, progress, cancellation);
        if (!report.IsOk)
        {
            Fail(report.Problem);
            return;
        }
        File.Delete(zip + ".part");
        await ZipFile.CreateFromDirectoryAsync(folder, zip + ".part", CompressionLevel.Fastest, includeBaseDirectory: false, cancellation);
        Clear(folder);
        if (!await KeepAsync(zip, cancellation))
            return;
        var isKept = workspace.Store.Jobs.Succeed(lease, name + ".zip", string.Join(", ", report.Value.Tables.Select(table => $"{table.Rows} {table.Name}")));
        // Called off in the last moment: nobody can ask for the file.
        if (!isKept && workspace.Store.Work.Get(lease.Work.Id) is { State: WorkState.Cancelled })
            Forget(zip);
    }

    /// <summary>The file of a finished export; null when it is not there.</summary>
    public static Stream? Open(Workspace workspace, JobRecord job)
    {
        if (workspace.Store.IsShared && workspace.Store.Exports.Length(job.Work.Id) is > 0 and var length)
            return new ExportStream(workspace.Store.Exports, job.Work.Id, length);
        var path = Path.Combine(FolderOf(workspace), job.Result);
        return File.Exists(path) ? File.OpenRead(path) : null;
    }

    /// <summary>Where several programs share the store, each can be asked for the file: it goes there. Else it stays in the data folder. False when the lease was lost.</summary>
    private async Task<bool> KeepAsync(string zip, CancellationToken cancellation)
    {
        if (!workspace.Store.IsShared)
        {
            File.Move(zip + ".part", zip, overwrite: true);
            return true;
        }
        await using var file = new FileStream(zip + ".part", new FileStreamOptions { Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        return await workspace.Store.Exports.PutAsync(lease, file, cancellation);
    }

    private void Forget(string zip)
    {
        File.Delete(zip);
        workspace.Store.Exports.Delete(lease.Work.Id);
    }

    private void Fail(Problem problem) => workspace.Store.Jobs.Fail(lease, JsonSerializer.Serialize(problem, JsonShape.Options), problem.ToString());

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
