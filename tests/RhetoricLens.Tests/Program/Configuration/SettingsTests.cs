using RhetoricLens.Configuration;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Configuration;

/// <summary>Where a setting comes from, and what is refused.</summary>
public sealed class SettingsTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_flag_wins_over_the_environment_that_over_the_file_and_that_over_the_default()
    {
        var file = _folder.File(SettingFile.Name, """{"port": 1, "rate": 1, "workers": 1}""");
        var settings = Settings.Of(null, _folder.Path, new Dictionary<string, string> { ["RHETORICLENS_PORT"] = "2", ["RHETORICLENS_RATE"] = "2" }, new Dictionary<string, string> { ["port"] = "3" }).Value;
        Assert.Equal([("port", "3", "--port"), ("rate", "2", "RHETORICLENS_RATE"), ("workers", "1", file), ("listen", "127.0.0.1", "default")],
            new[] { "port", "rate", "workers", "listen" }.Select(key => settings.All.Single(value => value.Setting.Key == key)).Select(value => (value.Setting.Key, value.Value, value.Origin)));
    }

    [Fact]
    public void A_list_may_be_one_in_json_or_have_commas()
    {
        _folder.File(SettingFile.Name, """{"hosts": ["a.example.org", "b.example.org"]}""");
        Assert.Equal(["a.example.org", "b.example.org"], Settings.Of(null, _folder.Path, None, None).Value.List("hosts"));
        Assert.Equal(["c.example.org", "d.example.org"], Settings.Of(null, _folder.Path, new Dictionary<string, string> { ["RHETORICLENS_HOSTS"] = "c.example.org, d.example.org" }, None).Value.List("hosts"));
    }

    [Theory]
    [InlineData("""{"prot": 5080}""", "unknown_setting", "prot", "port")]
    [InlineData("""{"Port": 5080}""", "unknown_setting", "Port", "port")]
    [InlineData("""{"port": "many"}""", "bad_setting", "many", "from 0 to 65535")]
    [InlineData("""{"port": 70000}""", "bad_setting", "70000", "from 0 to 65535")]
    [InlineData("""{"store": "mysql"}""", "bad_setting", "mysql", "sqlite or postgres")]
    [InlineData("""{"require-key": "perhaps"}""", "bad_setting", "perhaps", "true or false")]
    [InlineData("""{"listen": "here"}""", "bad_setting", "here", "127.0.0.1")]
    [InlineData("""{"hosts": ["http://a"]}""", "bad_setting", "http://a", "without http://")]
    [InlineData("""{"port": {"number": 1}}""", "bad_setting", "port", "from 0 to 65535")]
    [InlineData("""{"data": "/tmp"}""", "bad_setting", "data folder", "--config")]
    [InlineData("""{"port": 1""", "config_unreadable", "LineNumber: 0", "JSON object")]
    [InlineData("[1]", "config_unreadable", "object", "JSON object")]
    public void What_is_wrong_in_the_file_is_said_with_its_place_and_what_is_allowed(string json, string code, string what, string allowed)
    {
        var file = _folder.File(SettingFile.Name, json);
        var problem = Settings.Of(null, _folder.Path, None, None).Problem!;
        Assert.Equal(code, problem.Code);
        Assert.StartsWith(file, problem.Where);
        Assert.Contains(what, problem.What);
        Assert.Contains(allowed, problem.Remedy);
    }

    [Fact]
    public void A_file_that_was_named_must_be_there() =>
        Assert.Equal("config_unreadable", Settings.Of(Path.Combine(_folder.Path, "other.json"), _folder.Path, None, None).Problem!.Code);

    [Fact]
    public void A_secret_is_neither_shown_nor_repeated_in_a_problem()
    {
        const string secret = "Host=db;Password=hush";
        var shown = Settings.Of(null, _folder.Path, new Dictionary<string, string> { ["RHETORICLENS_CONNECTION"] = secret }, None).Value.All.Single(value => value.Setting.Key == "connection");
        Assert.Equal((secret, "(hidden)"), (shown.Value, shown.Shown));
        var problem = Settings.Of(null, _folder.Path, new Dictionary<string, string> { ["RHETORICLENS_CONNECTION"] = secret + "\n" }, None).Problem!;
        Assert.DoesNotContain("hush", problem.ToString());
    }

    [Fact]
    public void Every_default_is_allowed() => Assert.All(
        SettingTable.All.Where(setting => setting.Default.Length > 0), setting => Assert.True(setting.Allowed.Contains(setting.Default), setting.Key));
}
