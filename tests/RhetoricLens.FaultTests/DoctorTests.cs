using System.Text.Json;
using Microsoft.Data.Sqlite;
using RhetoricLens.Checks;
using RhetoricLens.Core;
using RhetoricLens.Core.Checks;
using RhetoricLens.Documents.Store;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Jobs;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

public sealed class DoctorTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_in_which_all_is_well_is_healthy_and_each_check_says_so()
    {
        Fill(40);
        var report = Folders.Examine(_folder.Path);
        Assert.True(report.Healthy);
        Assert.Equal(
            ["disk", "files", "models", "database", "schema", "documents", "texts", "bodies", "leases", "schedules", "clock", "index", "passages"],
            report.Findings.Select(finding => finding.Check));
        Folders.AssertHealthy(_folder.Path);
    }

    [Fact]
    public async Task The_command_says_so_in_words_and_in_json_and_by_its_exit_code()
    {
        Fill(10);
        var table = await Child.RunAsync("doctor", "--data", _folder.Path);
        Assert.True(table.Code == 0, table.Output + table.Messages);
        Assert.Contains("10 documents, as in the store.", table.Output);
        File.Delete(Directory.EnumerateFiles(Path.Combine(_folder.Path, "index"), "*.cfs", SearchOption.AllDirectories).First());
        var json = await Child.RunAsync("doctor", "--json", "--data", _folder.Path);
        Assert.Equal(1, json.Code);
        var bad = JsonDocument.Parse(json.Output).RootElement.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("state").GetString() == "bad");
        Assert.Equal("index", bad.GetProperty("check").GetString());
        var mended = await Child.RunAsync("doctor", "--fix", "--data", _folder.Path);
        Assert.True(mended.Code == 0, mended.Output);
        Assert.Contains("mended", mended.Output);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_problem_and_is_not_made()
    {
        var absent = Path.Combine(_folder.Path, "absent");
        Assert.Equal(1, (await Child.RunAsync("doctor", "--data", absent)).Code);
        Assert.False(Directory.Exists(absent));
    }

    [Fact]
    public void A_text_in_which_a_byte_changed_is_found()
    {
        Fill(10);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, Database.FileName)};Pooling=False"))
        {
            connection.Open();
            using var change = new SqliteCommand("UPDATE text_body SET body = replace(body, 'Broadband', 'broadband') WHERE rowid = 3", connection);
            Assert.Equal(1, change.ExecuteNonQuery());
        }
        Assert.Equal(CheckState.Bad, Finding("texts").State);
    }

    [Fact]
    public void Documents_that_wait_for_the_index_are_counted_and_indexed_by_fix()
    {
        Fill(10);
        Speeches.Store(_folder.Path, 10, 5);
        Assert.StartsWith("5 of 15 documents", Finding("index").What);
        Assert.True(Finding("index", fix: true) is { Mended: true, State: CheckState.Ok });
    }

    [Fact]
    public void Old_files_of_dead_processes_are_deleted_by_fix_and_young_ones_are_not()
    {
        Fill(2);
        var (old, young) = (_folder.File("models/linear-4/model.zip.0a.tmp", "x"), _folder.File("exports/a.zip.part", "x"));
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        Assert.StartsWith("1 files", Finding("files").What);
        Assert.True(Finding("files", fix: true).Mended);
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
    }

    [Fact]
    public void Work_of_a_dead_worker_is_put_back_by_fix()
    {
        using (var store = Database.Open(_folder.Path, new Clock(TimeSpan.FromHours(-1))).Value)
            Assert.NotNull(store.Work.Claim(store.Work.Enqueue(Documents.Work.WorkKind.Crawl, "a", "site").Id));
        Assert.Equal(CheckState.Warn, Finding("leases").State);
        Assert.True(Finding("leases", fix: true).Mended);
        using var after = Database.Open(_folder.Path).Value;
        Assert.Single(after.Work.Due(10));
    }

    [Fact]
    public void A_clock_that_went_back_is_said()
    {
        using (var store = Database.Open(_folder.Path, new Clock(TimeSpan.FromHours(1))).Value)
            store.Work.Enqueue(Documents.Work.WorkKind.Crawl, "a", "site");
        Assert.Equal(CheckState.Warn, Finding("clock").State);
    }

    [Fact]
    public void A_schedule_that_nobody_keeps_is_said()
    {
        using (var store = Database.Open(_folder.Path, new Clock(TimeSpan.FromDays(-3))).Value)
            store.Sources.Register([new Source("site", "A site", "CHE", "An institution", ["http://127.0.0.1/"], null, ["en"], new SourceScope(["127.0.0.1"], [], [], 1, 10), new SourceSchedule("0 3 * * *", "Europe/Zurich"), true, "")]);
        Assert.Contains("site has been due since", Finding("schedules").What);
    }

    [Fact]
    public void A_damaged_model_in_use_is_set_aside_and_the_one_before_serves()
    {
        Fill(2);
        TrainAndUse();
        var file = Path.Combine(_folder.Path, "models", "linear-4", "model.zip");
        var content = File.ReadAllBytes(file);
        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(file, content);
        Assert.Equal("model_corrupt", Workspace.Open(_folder.Path).Problem!.Code);
        Assert.Equal(CheckState.Bad, Finding("models").State);
        // What is left to say is that the damaged one is not whole; nothing depends on it any more.
        Assert.Equal(CheckState.Warn, Finding("models", fix: true).State);
        Assert.Equal("linear-3", Workspace.RegistryOf(_folder.Path).CurrentId().Value);
        Assert.True(File.Exists(file + ".quarantined"));
        using var workspace = Workspace.Open(_folder.Path).Value;
        Assert.Equal("linear-5", workspace.Registry.NextId("linear").Value);
    }

    private void TrainAndUse()
    {
        var registry = Workspace.RegistryOf(_folder.Path);
        var entry = new ModelEntry(new DateOnly(2026, 11, 23), new Dictionary<string, double>(StringComparer.Ordinal), Passages: small.Set.Passages);
        Assert.Equal("linear-4", registry.Add(small.Trained, entry).Value.Id);
        Assert.True(new Promotion(registry, "").Promote(new PromotionRequest("linear-4", Override: true, Reason: "a test")).Value.Promoted);
    }

    private void Fill(int speeches)
    {
        using var workspace = Workspace.Open(_folder.Path).Value;
        Speeches.Store(workspace, 0, speeches);
        Assert.Null(new Pipeline(workspace).Refresh(CancellationToken.None));
    }

    private Finding Finding(string check, bool fix = false) => Folders.Examine(_folder.Path, fix).Findings.Single(finding => finding.Check == check);

    /// <summary>The system's clock, set wrong.</summary>
    private sealed class Clock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
