using System.Text.RegularExpressions;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>Documentation as tests: what the code can answer is explained.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void Every_error_code_of_the_program_is_explained()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "src", "RhetoricLens", "docs", "errors.md"));
        var codes = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => ProblemCode().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .Distinct()
            .ToArray();
        Assert.True(codes.Length > 40, $"only {codes.Length} codes were found");
        Assert.All(codes, code => Assert.Contains($"`{code}`", guide));
    }

    [Fact]
    public void Every_link_between_guides_leads_somewhere()
    {
        var folder = Path.Combine(Repository.Root, "src", "RhetoricLens", "docs");
        var links = Directory.EnumerateFiles(folder, "*.md").SelectMany(file => GuideLink().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, name => Assert.True(File.Exists(Path.Combine(folder, name + ".md")), name));
    }

    [GeneratedRegex("new (?:Core\\.Outcomes\\.)?Problem\\(\\s*\"(?<code>[a-z0-9_]*[a-z0-9])\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ProblemCode();

    [GeneratedRegex(@"\]\(/docs/(?<name>[a-z-]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GuideLink();
}
