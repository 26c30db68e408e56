using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Jobs;
using RhetoricLens.Queries;

namespace RhetoricLens.Exports;

/// <summary>
/// Writes what is kept as a Frictionless data package: documents, passages with their scores, all versions with their voices, with <see cref="ExportOrder.Texts"/> their texts, and datapackage.json. Rows are
/// streamed. The folder is written beside its place and moved there when it is whole.
/// </summary>
/// <param name="workspace">Where things are kept.</param>
/// <param name="order">What is wanted.</param>
public sealed class StoreExport(Workspace workspace, ExportOrder order)
{
    /// <summary>Name of the table of texts: a row for each row of <see cref="Versions"/>, in the same order.</summary>
    internal const string Texts = "texts";

    /// <summary>Name of the table of versions.</summary>
    internal const string Versions = "versions";

    /// <summary>Writes the package.</summary>
    /// <param name="folder">Must not be there yet.</param>
    /// <param name="progress">Told after each page of rows.</param>
    /// <param name="cancellation">Stops; nothing is left.</param>
    public async Task<Outcome<ExportReport>> WriteAsync(string folder, IProgress<Step>? progress, CancellationToken cancellation)
    {
        var model = workspace.ChooseModel(order.Model);
        if (!model.IsOk)
            return model.Problem;
        if (Directory.Exists(folder) || File.Exists(folder))
            return new Problem("file_exists", "The folder is there already.", folder, "Give a new one.");
        var part = Path.GetFullPath(folder) + $".part-{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(part);
            var report = await FillAsync(part, model.Value, progress, cancellation);
            Directory.Move(part, folder);
            return report;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("path_unwritable", "The export cannot be written: " + failure.Message, folder, "Free space, or give a path in a folder that you may write to.");
        }
        finally
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
    }

    private async Task<ExportReport> FillAsync(string folder, string model, IProgress<Step>? progress, CancellationToken cancellation)
    {
        var revision = workspace.Store.Revision();
        var corpus = workspace.Store.Lists.Version(null);
        var all = new ListFilter();
        var documents = await TableAsync(folder, "documents", [], (take, at) => ListQuery.Documents(workspace, all, take, at), progress, cancellation);
        var passages = await TableAsync(
            folder, "passages", order.Texts ? [] : ["text"], (take, at) => ListQuery.Passages(workspace, model, all, new ScoreFilter(), take, at), progress, cancellation);
        var tables = new List<ExportedTable> { documents, passages };
        if (order.Texts)
            tables.Add(await TableAsync(folder, Texts, [], (_, at) => VersionList.Page(workspace, at, TextRow.Of), progress, cancellation));
        tables.Add(await TableAsync(folder, Versions, [], (_, at) => VersionList.Page(workspace, at, VersionRow.Of), progress, cancellation));
        var report = new ExportReport(model, corpus.Sha256, revision, workspace.Store.Revision() == revision, tables);
        await DataPackage.WriteAsync(Path.Combine(folder, DataPackage.FileName), report, order, workspace.Store.Lists.Collections(), cancellation);
        return report;
    }

    private async Task<ExportedTable> TableAsync<T>(
        string folder, string name, string[] leftOut, Func<int, string?, Outcome<ListPage<T>>> read, IProgress<Step>? progress, CancellationToken cancellation)
    {
        var columns = Tidy.Columns<T>().Where(column => !leftOut.Contains(column.Name)).ToArray();
        var path = Path.Combine(folder, $"{name}.{order.Ending}");
        var rows = 0L;
        await using (var table = TableFile.Create(path, order.Form, columns))
        {
            for (var (cursor, more) = ((string?)null, true); more; more = cursor is not null)
            {
                cancellation.ThrowIfCancellationRequested();
                var page = read(Limits.ExportPageRows, cursor).Value;
                foreach (var row in page.Rows)
                    await table.AddAsync(row!);
                (rows, cursor) = (rows + page.Rows.Count, page.Next);
                progress?.Report(new Step(name, rows, null));
            }
        }
        return new ExportedTable(name, path, rows, columns);
    }
}

/// <summary>A table that was written.</summary>
public sealed record ExportedTable(string Name, string Path, long Rows, IReadOnlyList<TidyColumn> Columns);

/// <summary>What was exported.</summary>
/// <param name="Model">Version of the model whose scores they are.</param>
/// <param name="CorpusSha256">See <see cref="StoreLists.Version"/>.</param>
/// <param name="Revision">Of the store when the export began.</param>
/// <param name="IsOneState">False when something was stored or scored meanwhile: tables may then show different moments.</param>
/// <param name="Tables">The tables.</param>
public sealed record ExportReport(string Model, string CorpusSha256, long Revision, bool IsOneState, IReadOnlyList<ExportedTable> Tables);
