using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>Events over HTTP and from the command line.</summary>
public sealed class EventTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Shipped_events_of_a_span_come_by_date_with_their_sources()
    {
        var events = await JsonAsync("/v1/events?from=2012-12&to=2013-06");
        Assert.Equal(["2012-12-14 WCIT-12, Dubai", "2013-06 Snowden disclosures", "2013-06-24 GGE report of 2013"], events.EnumerateArray().Select(Named));
        Assert.Equal("https://undocs.org/A/68/98", events[2].GetProperty("url").GetString());
    }

    [Fact]
    public async Task An_event_is_noted_listed_and_removed()
    {
        var added = await house.Client.PostAsJsonAsync("/v1/events", new { date = "1975-02-03", name = " A  meeting ", note = "In short." });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var one = (await JsonAsync("/v1/events?to=1999"))[0];
        Assert.Equal(("1975-02-03 A  meeting", "In short.", true), (Named(one), one.GetProperty("note").GetString(), one.GetProperty("own").GetBoolean()));
        var address = "/v1/events/" + one.GetProperty("id").GetString();
        Assert.Equal(address, added.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NoContent, (await house.Client.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client.DeleteAsync(address)).StatusCode);
        Assert.Equal(0, (await JsonAsync("/v1/events?to=1999")).GetArrayLength());
    }

    [Theory]
    [InlineData("yesterday", "A meeting", "", "bad_date", "date")]
    [InlineData("2014", " ", "", "bad_event", "name")]
    [InlineData("2014", "A meeting", "long", "bad_event", "note")]
    public async Task What_is_wrong_with_an_event_is_said_with_its_field(string date, string name, string note, string code, string field)
    {
        var response = await house.Client.PostAsJsonAsync("/v1/events", new { date, name, note = note == "long" ? new string('x', 1_001) : note });
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains(field, problem.GetProperty("errors").GetRawText());
    }

    [Fact]
    public async Task What_travels_with_the_program_cannot_be_removed() => Assert.Equal(HttpStatusCode.Conflict, (await house.Client.DeleteAsync("/v1/events/wcit-12")).StatusCode);

    [Fact]
    public async Task A_span_that_is_none_is_refused() => Assert.Equal(HttpStatusCode.BadRequest, (await house.Client.GetAsync("/v1/events?from=soon")).StatusCode);

    [Fact]
    public async Task The_table_has_a_column_a_field()
    {
        var rows = (await house.Client.GetStringAsync("/v1/events.csv?from=2016-10&to=2016-10")).Split("\r\n");
        Assert.Equal("id,date,name,note,source,url,own", rows[0]);
        Assert.StartsWith("iana-transition,2016-10-01,", rows[1]);
    }

    [Fact]
    public async Task Commands_note_list_and_remove()
    {
        using var folder = new TempFolder();
        var added = await Cli.RunAsync("events", "add", "2013-09-24", "Rousseff at the UN", "--data", folder.Path);
        Assert.Equal(0, added.Code);
        Assert.Contains("Rousseff at the UN", (await Cli.RunAsync("events", "list", "--from", "2013-09", "--to", "2013-09", "--data", folder.Path)).Output);
        Assert.Equal(0, (await Cli.RunAsync("events", "remove", added.Output.Trim(), "--data", folder.Path)).Code);
        Assert.Equal("[]", (await Cli.RunAsync("events", "list", "--from", "2013-09", "--to", "2013-09", "--json", "--data", folder.Path)).Output.Trim());
    }

    private static string Named(JsonElement one) => one.GetProperty("date").GetString() + " " + one.GetProperty("name").GetString();

    private async Task<JsonElement> JsonAsync(string address) => JsonDocument.Parse(await house.Client.GetStringAsync(address)).RootElement;
}
