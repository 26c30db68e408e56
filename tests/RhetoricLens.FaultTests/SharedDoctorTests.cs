using System.Text.Json;
using Npgsql;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>The doctor on a PostgreSQL store that programs share, as its user runs it.</summary>
public sealed class SharedDoctorTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PostgresSchema? _schema = PostgresSchema.WhyNot is null ? new PostgresSchema() : null;

    public void Dispose()
    {
        _schema?.Dispose();
        _folder.Dispose();
    }

    [PostgresFact]
    public async Task A_shared_store_in_which_all_is_well_is_healthy_and_each_check_says_so()
    {
        await FillAsync();
        var (code, findings) = await ExamineAsync();
        Assert.Equal(0, code);
        Assert.Equal(
            ["disk", "files", "models", "database", "schema", "documents", "texts", "bodies", "leases", "schedules", "clock", "index", "passages"],
            findings.Select(finding => finding.Check));
        Assert.All(findings, finding => Assert.Equal("ok", finding.State));
    }

    [PostgresTheory]
    [InlineData("texts", "UPDATE text_body SET body = replace(body, 'Internet', 'internet')")]
    [InlineData("documents", "UPDATE version SET is_current = 0 WHERE id = (SELECT min(id) FROM version)")]
    [InlineData("documents", "DELETE FROM scored")]
    public async Task Damage_in_a_shared_store_is_found(string check, string damage)
    {
        await FillAsync();
        await HarmAsync(damage);
        var (code, findings) = await ExamineAsync();
        Assert.Equal(1, code);
        Assert.Equal("bad", findings.Single(finding => finding.Check == check).State);
    }

    [PostgresFact]
    public async Task An_index_that_was_lost_is_built_again_from_the_shared_store()
    {
        await FillAsync();
        Directory.Delete(Path.Combine(_folder.Path, "index"), recursive: true);
        Assert.NotEqual("ok", (await ExamineAsync()).Findings.First(finding => finding.Check == "index").State);
        var (code, findings) = await ExamineAsync("--fix");
        Assert.Equal(0, code);
        Assert.Equal("ok", findings.Last(finding => finding.Check == "index").State);
    }

    private string[] Shared => ["--data", _folder.Path, "--store", "postgres", "--connection", _schema!.Connection];

    private async Task FillAsync()
    {
        for (var i = 0; i < 10; i++)
            _folder.File($"texts/{i}.txt", $"States have sovereignty over the Internet on their territory. Speech number {i}.");
        var taken = await Child.RunAsync(["ingest", "folder", Path.Combine(_folder.Path, "texts"), .. Shared]);
        Assert.True(taken.Code == 0, taken.Output + taken.Messages);
    }

    private async Task<(int? Code, IReadOnlyList<(string Check, string State)> Findings)> ExamineAsync(params string[] options)
    {
        var answer = await Child.RunAsync(["doctor", "--json", .. options, .. Shared]);
        using var report = JsonDocument.Parse(answer.Output);
        return (answer.Code, [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(finding => (finding.GetProperty("check").GetString()!, finding.GetProperty("state").GetString()!))]);
    }

    private async Task HarmAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_schema!.Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
