using System.CommandLine;
using System.Globalization;
using RhetoricLens.Backups;
using RhetoricLens.Documents.Index;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens backup</c> and <c>restore</c>.</summary>
public static class BackupCommand
{
    /// <summary><c>rhetoriclens backup</c>: a copy of the data folder, made beside whatever runs on it.</summary>
    public static Command Create()
    {
        var target = new Argument<string>("target") { HelpName = "FILE.zip|FOLDER", Description = "Where to write it; must not be there" };
        var command = new Command("backup", """
            Copy the database, your models, labelled sets and settings while everything runs on; the index is built again from them.

            Example:
              rhetoriclens backup monday.zip
            """) { target };
        command.SetAction((parsed, cancellation) => Task.FromResult(CommonOptions.InStore(
            parsed, store => Run(parsed.GetRequiredValue(CommonOptions.Data), store, parsed.GetRequiredValue(target), cancellation))));
        return command;
    }

    /// <summary><c>rhetoriclens restore</c>: a data folder of such a copy.</summary>
    public static Command CreateRestore()
    {
        var backup = new Argument<string>("backup") { HelpName = "FILE.zip|FOLDER", Description = "What rhetoriclens backup has written" };
        var command = new Command("restore", """
            Make a new data folder of a backup, check every byte of it and build its index. A folder with anything in it is refused.

            Example:
              rhetoriclens restore monday.zip --data ~/restored
            """) { backup };
        command.SetAction((parsed, cancellation) => Task.FromResult(Restore(parsed.GetRequiredValue(backup), parsed.GetRequiredValue(CommonOptions.Data), cancellation)));
        return command;
    }

    private static int Run(string folder, Database store, string target, CancellationToken cancellation)
    {
        var written = new Backup(folder, store).Write(target, cancellation);
        if (!written.IsOk)
            return Terminal.Fail(written.Problem);
        Console.Out.WriteLine($"{target}: {Summary(written.Value)}");
        return Terminal.Done;
    }

    private static int Restore(string backup, string folder, CancellationToken cancellation)
    {
        var restored = new Restore(backup).Into(folder, cancellation);
        if (!restored.IsOk)
            return Terminal.Fail(restored.Problem);
        Console.Out.WriteLine($"{Path.GetFullPath(folder)}: {Summary(restored.Value)}, made {restored.Value.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}");
        using var store = Database.Open(folder).Value;
        using var index = LuceneIndex.Open(Path.Combine(folder, Workspace.IndexFolder), store);
        if (index.Replay(null, cancellation).Problem is { } problem)
            Terminal.Say("warning: " + problem);
        return Terminal.Done;
    }

    private static string Summary(BackupManifest manifest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{manifest.Documents} documents at revision {manifest.Revision}, {manifest.Files.Count} files, {manifest.Files.Sum(file => file.Bytes) / (1024.0 * 1024):N1} MB");
}
