using System.Text.Json;
using RhetoricLens.Configuration;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Configuration;

/// <summary>Settings as the program itself reads and shows them.</summary>
public sealed class ConfigCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_setting_is_shown_with_where_it_came_from()
    {
        var file = _folder.File("elsewhere.json", JsonSerializer.Serialize(new { data = Path.Combine(_folder.Path, "mine"), port = 4000, rate = 7 }));
        var run = await Cli.RunAsync("config", "show", "--json", "--config", file, "--port", "4001");
        Assert.DoesNotContain("error", run.Messages, StringComparison.Ordinal);
        var shown = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToDictionary(row => row.GetProperty("key").GetString()!);
        Assert.Equal(SettingTable.All.Select(setting => setting.Key), shown.Keys);
        Assert.Equal((Path.Combine(_folder.Path, "mine"), "4001", "7"), (Value("data"), Value("port"), Value("rate")));
        Assert.Equal((file, "--port", file, "default"), (Origin("data"), Origin("port"), Origin("rate"), Origin("listen")));
        string Value(string key) => shown[key].GetProperty("value").GetString()!;
        string Origin(string key) => shown[key].GetProperty("origin").GetString()!;
    }

    [Fact]
    public async Task A_server_with_a_bad_file_does_not_start()
    {
        _folder.File(SettingFile.Name, """{"listn": "0.0.0.0"}""");
        var run = await Cli.RunAsync("serve", "--data", _folder.Path);
        Assert.Equal(1, run.Code);
        Assert.Contains("listn", run.Messages);
        Assert.Contains("listen", run.Messages);
    }

    [Fact]
    public async Task The_guide_holds_the_table_that_the_program_has()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "RhetoricLens", "docs", "configuration.md"));
        var run = await Cli.RunAsync("config", "show", "--markdown", "--data", _folder.Path);
        Assert.True(guide.Contains(run.Output.Trim(), StringComparison.Ordinal), "Put the output of rhetoriclens config show --markdown into configuration.md:\n" + run.Output);
    }
}
