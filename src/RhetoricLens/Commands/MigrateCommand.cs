using System.CommandLine;
using System.Globalization;
using RhetoricLens.Configuration;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Store.Engines;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens migrate</c>: moves a data folder's store to another kind of database.</summary>
public static class MigrateCommand
{
    public static Command Create()
    {
        var move = new Command("sqlite-to-postgres", """
            Copy everything in the data folder's store into an empty PostgreSQL database. The file stays as it is; let nobody write to it meanwhile.
            Models and labels are taken over by the first program that is started on the data folder with --store postgres.

            Example:
              RHETORICLENS_CONNECTION="Host=db;Database=lens;Username=lens;Password=..." rhetoriclens migrate sqlite-to-postgres
            """);
        move.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return new Command("migrate", "Move the store to another database") { move };
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var settings = Settings.Of(parsed);
        if (!settings.IsOk)
            return Terminal.Fail(settings.Problem);
        var folder = parsed.GetRequiredValue(CommonOptions.Data);
        if (settings.Value.Text("connection") is not { } connection)
            return Terminal.Fail(StoreChoice.NoConnection);
        if (!File.Exists(Path.Combine(folder, Database.FileName)))
            return Terminal.Fail(new("no_store", "There is no store to move.", folder, "Give the data folder with --data."));
        var (from, to) = (Database.Open(folder), Database.OpenShared(connection));
        using var source = from.IsOk ? from.Value : null;
        using var target = to.IsOk ? to.Value : null;
        if (source is null || target is null)
            return Terminal.Fail((from.Problem ?? to.Problem)!);
        var moved = Migration.Run(source, target, new Shown(), cancellation);
        if (!moved.IsOk)
            return Terminal.Fail(moved.Problem);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Moved {moved.Value.Sum(table => table.Rows):N0} rows of {moved.Value.Count} tables to {target.File}"));
        return Terminal.Done;
    }

    private sealed class Shown : IProgress<MovedTable>
    {
        public void Report(MovedTable value) => Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{value.Table}: {value.Rows:N0}"));
    }
}
