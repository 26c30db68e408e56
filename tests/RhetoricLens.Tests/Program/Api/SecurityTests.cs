using System.Net;
using System.Text;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

/// <summary>What stands against those who mean ill and is tested nowhere else; the guide to security lists all.</summary>
public sealed class SecurityTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=%3Cscript%3E")]
    [InlineData("/documents/test:hostile")]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/search")]
    [InlineData("/readyz")]
    [InlineData("/docs/errors")]
    public async Task Every_answer_forbids_foreign_scripts(string address)
    {
        using var answer = await house.Client.GetAsync(address);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy);
        Assert.DoesNotContain("unsafe", policy.Replace("style-src-attr 'unsafe-inline'", "", StringComparison.Ordinal));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("/docs/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/docs/..%2frhetoriclens.runtimeconfig")]
    [InlineData("/docs/%2fetc%2fpasswd")]
    [InlineData("/v1/models/..%2f..%2fetc")]
    [InlineData("/v1/models/..%2flinear-3/card")]
    [InlineData("/v1/labels/..%2f..%2fetc%2fpasswd.csv")]
    [InlineData("/v1/labels/..%2f..%2fetc%2fpasswd/check")]
    [InlineData("/v1/exports/..%2f..%2frhetoriclens.db")]
    [InlineData("/v1/sources/..%2f..%2fetc%2fpasswd")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/site.css%00")]
    public async Task No_name_in_an_address_leads_to_a_file(string address)
    {
        using var answer = await house.Client.GetAsync(new Uri(house.Client.BaseAddress + address[1..], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.DoesNotContain("root:", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Json_that_is_nested_too_deep_is_refused()
    {
        var body = $"{{\"text\":{new string('[', 100_000)}{new string(']', 100_000)}}}";
        using var answer = await house.Client.PostAsync("/v1/score", new StringContent(body, Encoding.UTF8, "application/json"));
        await ConventionsTests.ProblemAsync(answer, 400, "bad_request");
    }

    [Fact]
    public async Task A_head_beyond_the_limit_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/models");
        request.Headers.Add("X-Flood", new string('x', 60_000));
        using var answer = await house.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("/hangfire")]
    [InlineData("/dashboard")]
    public async Task The_dashboard_is_off(string address) => Assert.Equal(HttpStatusCode.NotFound, (await house.Client.GetAsync(address)).StatusCode);
}
