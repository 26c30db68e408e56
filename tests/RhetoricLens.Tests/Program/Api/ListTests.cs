using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

/// <summary>Lists: pages, tables, streams.</summary>
public sealed class ListTests : IAsyncLifetime
{
    private readonly House _house = new();

    public Task InitializeAsync() => _house.InitializeAsync();

    public Task DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task What_is_no_number_is_no_place_on_the_axis() =>
        await ConventionsTests.ProblemAsync(await _house.Client.GetAsync("/v1/passages?maxAxis=NaN"), 400, "bad_axis");

    [Theory]
    [InlineData("/v1/jobs")]
    [InlineData("/v1/crawls")]
    [InlineData("/v1/sources")]
    [InlineData("/v1/schedules")]
    [InlineData("/v1/exports")]
    [InlineData("/v1/documents")]
    public async Task Every_list_is_a_table_for_those_who_accept_one(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/csv");
        using var answer = await _house.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var table = await answer.Content.ReadAsStringAsync();
        Assert.Contains(",", table.Split('\n')[0]);
        Assert.Equal(table.Split('\n')[0], (await _house.Client.GetStringAsync(address + ".csv")).Split('\n')[0]);
    }

    [Fact]
    public async Task A_walk_loses_and_doubles_nothing_while_a_thousand_documents_are_stored()
    {
        var (seen, address, stored) = (new List<string>(), (string?)"/v1/documents?limit=7", false);
        while (address is not null)
        {
            using var response = await _house.Client.GetAsync(address);
            var page = await response.Content.ReadFromJsonAsync<JsonElement>();
            seen.AddRange(page.GetProperty("documents").EnumerateArray().Select(row => row.GetProperty("id").GetString()!));
            address = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
            if (!stored)
                Store(1000);
            stored = true;
        }
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(61, seen.Count(id => !id.Contains("new", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_table_holds_the_whole_list_in_the_order_of_the_pages()
    {
        var table = (await _house.Client.GetStringAsync("/v1/documents.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("id,collection,title,date,", table[0]);
        Assert.Equal(62, table.Length);
        Assert.Equal("test:chn00", table[1].Split(',')[0]);
    }

    [Fact]
    public async Task A_stream_holds_one_object_a_line()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/passages?label=multilateral");
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        using var response = await _house.Client.SendAsync(request);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(30, lines.Length);
        Assert.All(lines, line => Assert.Equal("multilateral", JsonDocument.Parse(line).RootElement.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task Passages_are_chosen_by_country_and_axis_and_carry_their_words()
    {
        var page = await _house.Client.GetFromJsonAsync<JsonElement>("/v1/passages?country=CHN&maxAxis=-0.1&limit=3");
        var rows = page.GetProperty("passages").EnumerateArray().ToArray();
        Assert.Equal(3, rows.Length);
        Assert.All(rows, row => Assert.Equal("CHN", row.GetProperty("country").GetString()));
        Assert.All(rows, row => Assert.True(row.GetProperty("axis").GetDouble() <= -0.1));
        Assert.StartsWith("The government of every state", rows[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Passages_walk_to_their_end()
    {
        var (seen, address) = (new List<string>(), (string?)"/v1/passages?limit=10");
        while (address is not null)
        {
            using var response = await _house.Client.GetAsync(address);
            var page = await response.Content.ReadFromJsonAsync<JsonElement>();
            seen.AddRange(page.GetProperty("passages").EnumerateArray().Select(row => row.GetProperty("id").GetString()!));
            address = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal((await _house.Client.GetStringAsync("/v1/passages.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1, seen.Count);
    }

    [Theory]
    [InlineData("/v1/documents?cursor=%25", "bad_cursor")]
    [InlineData("/v1/passages?cursor=YQ", "bad_cursor")]
    [InlineData("/v1/documents?limit=201", "bad_limit")]
    [InlineData("/v1/passages?label=perhaps", "unknown_label")]
    [InlineData("/v1/passages?minAxis=2", "bad_axis")]
    [InlineData("/v1/jobs?state=odd", "bad_request")]
    [InlineData("/v1/jobs?cursor=YQ", "bad_cursor")]
    public async Task What_cannot_be_listed_is_said(string address, string code) =>
        await ConventionsTests.ProblemAsync(await _house.Client.GetAsync(address), 400, code);

    private void Store(int count)
    {
        var documents = Enumerable.Range(0, count).Select(i => (IngestItem)new IngestItem.Read(House.Document($"{(char)('a' + (i % 26))}new{i:0000}", "EST", "2014", $"Text {i}.")));
        new Pipeline(_house.Workspace).Store(new Corpus(documents, null, 0), CancellationToken.None);
    }
}
