using System.Reflection;
using NetArchTest.Rules;

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
    [InlineData("RhetoricLens.Documents", "Lucene.Net")]
    [InlineData("RhetoricLens.Documents", "Microsoft.Data.Sqlite")]
    [InlineData("RhetoricLens.Documents", "Dapper")]
    [InlineData("RhetoricLens.Stance", "Microsoft.ML")]
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
