using System.Text.RegularExpressions;
using RhetoricLens.Configuration;
using RhetoricLens.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace RhetoricLens.Tests.Program.Deploy;

/// <summary>The files that put the program on machines, read as far as they can be without an engine.</summary>
public sealed partial class DeployTests
{
    private static string Folder => Path.Combine(Repository.Root, "src", "RhetoricLens", "Deploy");

    private static string[] Dockerfile => File.ReadAllLines(Path.Combine(Folder, "Dockerfile"));

    private static string[] Unit => File.ReadAllLines(Path.Combine(Folder, "rhetoriclens.service"));

    private static YamlMappingNode Services => Map(Compose(), "services");

    [Fact]
    public void Whatever_the_image_copies_is_in_the_repository()
    {
        var copied = Dockerfile.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).ToArray();
        Assert.True(copied.Length >= 5);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
        var project = Assert.Single(Dockerfile, line => line.Contains("dotnet publish", StringComparison.Ordinal)).Split(' ').Single(word => word.EndsWith(".csproj", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(Repository.Root, project)), project);
        // What the project and its neighbours take from outside src must have been copied too.
        var outside = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(file => Outside().Matches(File.ReadAllText(file)).Select(match => match.Groups["folder"].Value)).Distinct().ToArray();
        Assert.All(outside, folder => Assert.Contains(folder + "/", copied));
    }

    [Fact]
    public void The_image_does_not_run_as_root_and_ends_by_the_signal_that_the_program_knows()
    {
        var last = Dockerfile.Skip(Array.FindLastIndex(Dockerfile, line => line.StartsWith("FROM", StringComparison.Ordinal))).ToArray();
        var user = Assert.Single(last, line => line.StartsWith("USER ", StringComparison.Ordinal))[5..].Trim();
        Assert.DoesNotContain(user, new[] { "root", "0" });
        Assert.Contains("STOPSIGNAL SIGTERM", last);
        Assert.True(Array.IndexOf(last, "USER " + user) < Array.FindIndex(last, line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_image_listens_where_it_says_and_its_health_is_asked_by_a_command_that_there_is()
    {
        var port = Dockerfile.Single(line => line.StartsWith("EXPOSE ", StringComparison.Ordinal))[7..].Trim();
        Assert.Contains(Dockerfile, line => line.Contains("RHETORICLENS_PORT=" + port, StringComparison.Ordinal));
        Assert.Contains("\"health\"", Dockerfile.Single(line => line.StartsWith("HEALTHCHECK", StringComparison.Ordinal)));
        using var folder = new TempFolder();
        var run = await Cli.RunAsync("health", "--port", $"{House.FreePort()}", "--data", folder.Path);
        Assert.Equal(1, run.Code);
        Assert.Contains("Nothing answers", run.Messages);
    }

    [Fact]
    public void Every_variable_that_is_set_is_a_setting_and_its_value_is_allowed()
    {
        var set = Dockerfile.Concat(Unit).SelectMany(line => Variable().Matches(line)).Select(match => (Name: match.Groups["name"].Value, Value: match.Groups["value"].Value))
            .Concat(Services.Children.Values.SelectMany(service => Environment((YamlMappingNode)service))).ToArray();
        Assert.True(set.Length > 10);
        Assert.All(set, pair =>
        {
            var setting = SettingTable.All.SingleOrDefault(setting => setting.Variable == pair.Name);
            Assert.True(setting is not null, $"{pair.Name} is no setting");
            Assert.True(pair.Value.Contains('$', StringComparison.Ordinal) || setting.Allowed.Contains(pair.Value), $"{pair.Name}={pair.Value}");
        });
    }

    [Fact]
    public void There_is_one_that_answers_two_that_work_and_a_database_that_is_waited_for()
    {
        Assert.Equal(["api", "postgres", "worker"], Services.Children.Keys.Select(key => key.ToString()).Order());
        Assert.Equal("2", Map(Map(Services, "worker"), "deploy")["replicas"].ToString());
        Assert.Contains(("RHETORICLENS_ROLE", "api"), Environment(Map(Services, "api")));
        Assert.Contains(("RHETORICLENS_ROLE", "worker"), Environment(Map(Services, "worker")));
        Assert.Equal("service_healthy", Map(Map(Map(Compose(), "x-rhetoriclens"), "depends_on"), "postgres")["condition"].ToString());
        Assert.Equal("postgres:15", Map(Services, "postgres")["image"].ToString());
        var build = Map(Map(Compose(), "x-rhetoriclens"), "build");
        Assert.Equal(Path.GetFullPath(Repository.Root), Path.GetFullPath(Path.Combine(Folder, build["context"].ToString())));
        Assert.True(File.Exists(Path.Combine(Repository.Root, build["dockerfile"].ToString())));
    }

    [Fact]
    public void Only_the_port_of_the_image_is_published_and_that_on_this_machine_alone()
    {
        var port = Dockerfile.Single(line => line.StartsWith("EXPOSE ", StringComparison.Ordinal))[7..].Trim();
        var published = Services.Children.Values.Cast<YamlMappingNode>().Where(service => service.Children.ContainsKey("ports"))
            .SelectMany(service => ((YamlSequenceNode)service["ports"]).Select(entry => entry.ToString()));
        Assert.Equal([$"127.0.0.1:{port}:{port}"], published);
    }

    [Fact]
    public void The_unit_runs_the_program_as_nobody_in_particular_and_gives_it_time_to_end()
    {
        Assert.Contains(Unit, line => line.StartsWith("ExecStart=/", StringComparison.Ordinal) && line.EndsWith("rhetoriclens serve", StringComparison.Ordinal));
        Assert.Contains("DynamicUser=yes", Unit);
        var state = Unit.Single(line => line.StartsWith("StateDirectory=", StringComparison.Ordinal)).Split('=')[1];
        Assert.Contains($"Environment=RHETORICLENS_DATA=/var/lib/{state}", Unit);
        Assert.True(int.Parse(Unit.Single(line => line.StartsWith("TimeoutStopSec=", StringComparison.Ordinal)).Split('=')[1], System.Globalization.CultureInfo.InvariantCulture) > 10);
    }

    private static YamlMappingNode Compose()
    {
        var yaml = new YamlStream();
        // Anchors are resolved by the parser; what "<<" takes over stays a member of that name, as these tests want it.
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, "compose.yaml"))));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    private static IEnumerable<(string Name, string Value)> Environment(YamlMappingNode service) => service.Children.TryGetValue("environment", out var set)
        ? ((YamlMappingNode)set).Select(pair => (pair.Key.ToString(), pair.Value.ToString())).Where(pair => pair.Item1.StartsWith(SettingTable.VariablePrefix, StringComparison.Ordinal))
        : [];

    [GeneratedRegex(@"\.\./\.\./(?<folder>\w+)/\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Outside();

    [GeneratedRegex(@"(?<name>RHETORICLENS_\w+)=(?<value>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
