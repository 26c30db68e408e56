using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Store.Engines;
using RhetoricLens.Documents.Work;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Documents;

public sealed class MigrationTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PostgresSchema? _schema = PostgresSchema.WhyNot is null ? new PostgresSchema() : null;

    public void Dispose()
    {
        _schema?.Dispose();
        _folder.Dispose();
    }

    [PostgresFact]
    public void Everything_is_moved_and_new_rows_are_numbered_after_it()
    {
        using var from = Filled();
        using var to = Database.OpenShared(_schema!.Connection).Value;
        var moved = Migration.Run(from, to, null, default).Value;
        Assert.Equal(2, moved.Single(table => table.Table == "version").Rows);
        Assert.Equal(from.StoreId, Reopened().StoreId);
        Assert.Equal(from.Lists.Version(null).Sha256, to.Lists.Version(null).Sha256);
        Assert.Equal("Second text.", to.Documents.Get("test:a")!.Content.Text);
        Assert.Equal("crawl", to.Work.Get(1)!.Key);
        to.Documents.Put([TemporaryStore.Document("test:b")], default);
        Assert.Equal(3, to.Documents.Get("test:b")!.VersionId);
        Assert.Equal(2, to.Work.Enqueue(WorkKind.Score, "next", "x").Id);
    }

    [PostgresFact]
    public void A_database_that_holds_something_is_refused()
    {
        using var from = Filled();
        using var to = Database.OpenShared(_schema!.Connection).Value;
        to.Documents.Put([TemporaryStore.Document("test:b")], default);
        Assert.Equal("target_not_empty", Migration.Run(from, to, null, default).Problem?.Code);
        Assert.Equal(1, to.Documents.Counts().Documents);
    }

    [PostgresFact]
    public void A_store_of_its_own_kind_cannot_be_moved()
    {
        using var from = Filled();
        Assert.Equal("bad_migration", Migration.Run(from, from, null, default).Problem?.Code);
    }

    [PostgresFact]
    public void What_the_server_refuses_is_a_problem_without_the_password() =>
        Assert.Equal("database_unreachable", Database.OpenShared("Host=127.0.0.1;Port=1;Username=a;Password=secret;Timeout=2").Problem is { } problem && !problem.ToString().Contains("secret", StringComparison.Ordinal) ? problem.Code : "");

    private Database Reopened() => Database.OpenShared(_schema!.Connection).Value;

    private Database Filled()
    {
        var store = Database.Open(_folder.Path).Value;
        store.Documents.Put([TemporaryStore.Document("test:a", "First text.")], default);
        store.Documents.Put([TemporaryStore.Document("test:a", "Second text.", turns: [new Turn(0, 6, "A", null, "EST", false)])], default);
        store.Work.Enqueue(WorkKind.Crawl, "crawl", "x");
        return store;
    }
}
