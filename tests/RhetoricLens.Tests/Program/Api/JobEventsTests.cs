using System.Net;
using System.Text.Json;
using RhetoricLens.Documents.Work;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

public sealed class JobEventsTests(House house) : IClassFixture<House>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_job_is_told_step_by_step_to_its_end_and_then_no_more()
    {
        var lease = Claim("told");
        house.Workspace.Store.Jobs.Report(lease, "index", 10, 40);
        using var stream = new StreamReader(await house.Client.GetStreamAsync($"/v1/jobs/{lease.Work.Id}/events").WaitAsync(Patience));
        Assert.Equal("retry: 3000", await stream.ReadLineAsync().WaitAsync(Patience));
        var first = await NextAsync(stream);
        Assert.Equal(("progress", 10), (first.Name, first.Data.GetProperty("done").GetInt32()));
        house.Workspace.Store.Jobs.Report(lease, "index", 30, 40);
        var second = await NextAsync(stream);
        Assert.Equal(("progress", 30), (second.Name, second.Data.GetProperty("done").GetInt32()));
        Assert.True(second.Data.GetProperty("rate").GetDouble() > 0 && second.Data.GetProperty("secondsLeft").GetDouble() > 0);
        house.Workspace.Store.Jobs.Succeed(lease, "", "all of it");
        var last = await NextAsync(stream);
        Assert.Equal(("end", "succeeded"), (last.Name, last.Data.GetProperty("state").GetString()));
        Assert.Null(await stream.ReadLineAsync().WaitAsync(Patience));
        using var again = await AskAsync(lease.Work.Id, last.Id);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
    }

    [Fact]
    public async Task Who_comes_back_hears_only_of_what_has_changed()
    {
        var lease = Claim("came back");
        house.Workspace.Store.Jobs.Report(lease, "index", 1, 4);
        string known;
        using (var stream = new StreamReader(await house.Client.GetStreamAsync($"/v1/jobs/{lease.Work.Id}/events").WaitAsync(Patience)))
            known = (await NextAsync(stream)).Id;
        using var answer = await AskAsync(lease.Work.Id, known);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var later = new StreamReader(await answer.Content.ReadAsStreamAsync());
        house.Workspace.Store.Jobs.Fail(lease, "", "why");
        Assert.Equal("end", (await NextAsync(later)).Name);
    }

    [Fact]
    public async Task A_job_that_is_not_there_is_a_problem() =>
        await ConventionsTests.ProblemAsync(await house.Client.GetAsync("/v1/jobs/99999/events"), 404, "unknown_job");

    private Lease Claim(string target) => house.Workspace.Store.Work.Claim(house.Workspace.Store.Jobs.Enqueue(WorkKind.Index, target, target, "").Id)!;

    private Task<HttpResponseMessage> AskAsync(long id, string known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}/events");
        request.Headers.Add("Last-Event-ID", known);
        return house.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Patience);
    }

    private static async Task<(string Id, string Name, JsonElement Data)> NextAsync(StreamReader stream)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await stream.ReadLineAsync().WaitAsync(Patience) is { } line && (line.Length > 0 || !fields.ContainsKey("data")))
        {
            if (line.Split(": ", 2) is [{ Length: > 0 } name, var value])
                fields[name] = value;
        }
        return (fields["id"], fields["event"], JsonDocument.Parse(fields["data"]).RootElement);
    }
}
