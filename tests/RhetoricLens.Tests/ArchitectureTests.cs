using System.Reflection;
using NetArchTest.Rules;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests;

/// <summary>The arrows of the house: Core, then three rooms that do not know each other, then the program.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Core = typeof(RhetoricLens.Core.Limits).Assembly;
    private static readonly Assembly Crawling = Assembly.Load("RhetoricLens.Crawling");
    private static readonly Assembly Documents = Assembly.Load("RhetoricLens.Documents");
    private static readonly Assembly Stance = Assembly.Load("RhetoricLens.Stance");
    private static readonly Assembly Program = typeof(Workspace).Assembly;

    [Fact]
    public void Core_knows_no_package_and_no_other_project()
    {
        var references = Core.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(references, name => Assert.StartsWith("System.", name));
    }

    [Theory]
    [InlineData("RhetoricLens.Crawling")]
    [InlineData("RhetoricLens.Documents")]
    [InlineData("RhetoricLens.Stance")]
    public void A_room_in_the_middle_knows_only_the_core(string room)
    {
        var house = Assembly.Load(room).GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("RhetoricLens", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["RhetoricLens.Core"], house);
    }

    [Theory]
    [InlineData("RhetoricLens.Crawling", "AngleSharp")]
    [InlineData("RhetoricLens.Crawling", "SmartReader")]
    [InlineData("RhetoricLens.Crawling", "UglyToad.PdfPig")]
    [InlineData("RhetoricLens.Crawling", "UtfUnknown")]
    [InlineData("RhetoricLens.Documents", "Lucene.Net")]
    [InlineData("RhetoricLens.Documents", "Microsoft.Data.Sqlite")]
    [InlineData("RhetoricLens.Documents", "Dapper")]
    [InlineData("RhetoricLens.Stance", "Microsoft.ML")]
    [InlineData("RhetoricLens.Stance", "Microsoft.ML.OnnxRuntime")]
    [InlineData("RhetoricLens.Stance", "Microsoft.ML.Tokenizers")]
    [InlineData("rhetoriclens", "Hangfire")]
    [InlineData("rhetoriclens", "System.CommandLine")]
    [InlineData("rhetoriclens", "Microsoft.AspNetCore")]
    public void A_package_is_used_in_one_room_only(string room, string package)
    {
        foreach (var assembly in new[] { Core, Crawling, Documents, Stance, Program })
        {
            var users = Types.InAssembly(assembly).That().HaveDependencyOn(package).GetTypes().Select(type => type.FullName).ToArray();
            if (string.Equals(assembly.GetName().Name, room, StringComparison.OrdinalIgnoreCase))
                Assert.NotEmpty(users);
            else
                Assert.Empty(users);
        }
    }

    [Theory]
    [InlineData("Microsoft.ML.OnnxRuntime")]
    [InlineData("Microsoft.ML.Tokenizers")]
    public void Only_encoders_know_what_runs_them(string package)
    {
        var users = Types.InAssembly(Stance).That().HaveDependencyOn(package).GetTypes();
        Assert.All(users, type => Assert.StartsWith("RhetoricLens.Stance.Encoders", type.FullName));
    }

    [Theory]
    [InlineData("RhetoricLens.Stance.Train")]
    [InlineData("RhetoricLens.Stance.Score")]
    public void What_trains_and_what_scores_never_sees_a_criterion(string room)
    {
        var users = Types.InAssembly(Stance).That().ResideInNamespace(room).And().HaveDependencyOn("RhetoricLens.Stance.Validate").GetTypes().Select(type => type.FullName);
        Assert.Empty(users);
        var folder = Path.Combine(Repository.Root, "src", "RhetoricLens.Stance", room.Split('.')[^1]);
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).ToArray();
        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources, file => File.ReadAllText(file).Contains("criteria", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Criteria_are_opened_in_one_place()
    {
        var readers = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("CriteriaReader.Read(", StringComparison.Ordinal))
            .Select(Path.GetFileName);
        Assert.Equal(["ValidationQuery.cs"], readers);
    }

    [Fact]
    public void Classes_are_sealed_or_static_unless_they_are_closed_hierarchies()
    {
        var open = new[] { Core, Crawling, Documents, Stance }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Select(type => type.FullName);
        Assert.Empty(open);
    }
}
