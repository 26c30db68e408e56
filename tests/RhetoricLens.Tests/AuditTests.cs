using System.Text.RegularExpressions;
using System.Xml.Linq;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests;

/// <summary>What can be said of the packages and of the guide to security from the files alone.</summary>
public sealed partial class AuditTests
{
    [Fact]
    public void Every_package_has_one_exact_version()
    {
        var versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(package => (string?)package.Attribute("Version")).ToArray();
        Assert.True(versions.Length > 30);
        Assert.All(versions, version => Assert.Matches(Exact(), version));
        var own = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference")).Where(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null);
        Assert.Empty(own);
        Assert.Contains("<CentralPackageTransitivePinningEnabled>true<", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props")));
    }

    [Fact]
    public void Every_tested_threat_names_tests_that_are_there()
    {
        var guide = File.ReadAllLines(Path.Combine(Repository.Root, "src", "RhetoricLens", "docs", "security.md"));
        var threats = guide.Where(line => line.StartsWith("| **", StringComparison.Ordinal)).ToArray();
        Assert.True(threats.Length >= 12, $"only {threats.Length} threats were found");
        Assert.All(threats, threat => Assert.NotEmpty(TestName().Matches(threat)));
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(Path.GetFileNameWithoutExtension, File.ReadAllText, StringComparer.Ordinal);
        Assert.All(threats.SelectMany(threat => TestName().Matches(threat)), name =>
            Assert.True(sources[name.Groups["file"].Value].Any(source => source.Contains($" {name.Groups["test"].Value}(", StringComparison.Ordinal)), $"There is no test {name.Value}"));
    }

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[\w.]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exact();

    [GeneratedRegex(@"`(?<file>\w+Tests)\.(?<test>\w+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();
}
