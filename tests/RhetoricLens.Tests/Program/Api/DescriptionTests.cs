using System.Text.Json;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

/// <summary>The description of the API, as served and as committed.</summary>
public sealed class DescriptionTests(House house) : IClassFixture<House>
{
    private static string Committed => Path.Combine(Repository.Root, "src", "RhetoricLens", "docs", "openapi.json");

    [Fact]
    public async Task Nothing_that_was_promised_is_gone()
    {
        var served = JsonDocument.Parse(await house.Client.GetStringAsync("/openapi/v1.json")).RootElement;
        var committed = JsonDocument.Parse(await File.ReadAllTextAsync(Committed)).RootElement;
        var (before, now) = (Promises(committed).ToHashSet(StringComparer.Ordinal), Promises(served).ToHashSet(StringComparer.Ordinal));
        Assert.True(before.Count > 100, $"only {before.Count} promises were found");
        Assert.Equal([], before.Except(now).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_committed_description_is_the_one_that_is_served() => Assert.True(
        (await house.Client.GetStringAsync("/openapi/v1.json")).Trim() == (await File.ReadAllTextAsync(Committed)).Trim(),
        "The API has changed. Look at the difference, then renew the file: rhetoriclens openapi > src/RhetoricLens/docs/openapi.json");

    [Fact]
    public async Task Every_route_has_a_summary_a_tag_an_example_and_the_shape_of_its_errors()
    {
        var served = JsonDocument.Parse(await house.Client.GetStringAsync("/openapi/v1.json")).RootElement;
        foreach (var (name, operation) in Operations(served))
        {
            Assert.True(operation.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 0, name);
            Assert.True(operation.TryGetProperty("tags", out var tags) && tags.GetArrayLength() == 1, name);
            Assert.StartsWith($"Example: `{name.Split(' ')[0]} /", operation.GetProperty("description").GetString());
            Assert.DoesNotContain("{", operation.GetProperty("description").GetString());
            Assert.True(operation.GetProperty("responses").GetProperty("default").GetProperty("content").TryGetProperty("application/problem+json", out _), name);
            if (operation.TryGetProperty("requestBody", out var body))
                Assert.All(body.GetProperty("content").EnumerateObject(), media => Assert.True(media.Value.TryGetProperty("example", out _), name));
        }
    }

    [Fact]
    public async Task The_page_that_shows_it_loads_nothing_from_elsewhere()
    {
        using var page = await house.Client.GetAsync("/docs/api");
        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("cdn.", html);
        Assert.Contains("default-src 'self'", string.Concat(page.Headers.GetValues("Content-Security-Policy")));
        var script = html.Split("src=\"").Skip(1).Select(part => part.Split('"')[0]).First();
        using var loaded = await house.Client.GetAsync(new Uri(new Uri(house.Client.BaseAddress!, "/docs/api/"), script));
        Assert.True(loaded.IsSuccessStatusCode, script);
        Assert.Contains("javascript", loaded.Content.Headers.ContentType!.MediaType);
    }

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement description) =>
        description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => ($"{method.Name.ToUpperInvariant()} {path.Name}", method.Value)));

    /// <summary>Everything that a client may rely on: routes, their parameters, members of answers.</summary>
    private static IEnumerable<string> Promises(JsonElement description)
    {
        foreach (var (name, operation) in Operations(description))
        {
            yield return name;
            if (operation.TryGetProperty("parameters", out var parameters))
            {
                foreach (var parameter in parameters.EnumerateArray())
                    yield return $"{name} ? {parameter.GetProperty("name").GetString()}";
            }
        }
        foreach (var schema in description.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            yield return schema.Name;
            if (schema.Value.TryGetProperty("properties", out var properties))
            {
                foreach (var property in properties.EnumerateObject())
                    yield return $"{schema.Name}.{property.Name}";
            }
        }
    }
}
