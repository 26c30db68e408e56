using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RhetoricLens.Documents.Store;
using RhetoricLens.Queries.Labels;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Labels;

/// <summary>Coders at work on the sixty speeches of the house, which have two wordings.</summary>
public sealed class CodingDeskTests(House house) : IClassFixture<House>, IDisposable
{
    private readonly string _set = "set-" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>What is coded in any set is offered in none: the next test wants both passages.</summary>
    public void Dispose()
    {
        foreach (var coder in (string[])["ana", "bo"])
        {
            while (house.Workspace.Store.Codings.Undo(_set, coder) is not null)
                house.Workspace.CodedFiles.Changed(_set);
        }
    }

    [Fact]
    public async Task Passages_come_with_their_place_and_none_comes_twice()
    {
        var desk = Desk("ana");
        var (first, second) = (await NextAsync(desk), await NextAsync(desk));
        Assert.NotEqual(first!.Text, second!.Text);
        Assert.Null(await NextAsync(desk));
        var text = house.Workspace.Store.Documents.Get(first.DocumentId!)!.Content.Text;
        Assert.Equal(first.Text, text[first.Start!.Value..first.End!.Value]);
        Assert.NotNull(first.TextSha256);
    }

    [Fact]
    public async Task What_was_undone_is_to_be_decided_again_and_what_was_shown_comes_after_it()
    {
        var desk = Desk("ana");
        var first = await NextAsync(desk);
        desk.Decide(first!, "mixed", isBlind: true);
        var second = await NextAsync(desk);
        Assert.Equal(first!.Text, desk.Undo(second)!.Passage.Text);
        Assert.Equal(second, await NextAsync(desk));
        Assert.Null(desk.Undo(null));
    }

    [Fact]
    public async Task A_second_coder_gets_what_others_coded_and_not_what_was_coded_already()
    {
        var passage = (await NextAsync(Desk("ana")))!;
        Desk("ana").Decide(passage, "mixed", isBlind: true);
        var second = Desk("bo", CodingMode.Second);
        Assert.Equal(passage.Text, (await NextAsync(second))!.Text);
        second.Decide(passage, "neutral", isBlind: true);
        Assert.Null(await NextAsync(Desk("bo", CodingMode.Second)));
        Assert.Null(await NextAsync(Desk("ana", CodingMode.Second)));
        Assert.Equal((1, 1, 1), SetProgress.Of(house.Workspace, _set, "bo").Value is var progress ? (progress.Mine, progress.Passages, progress.Double) : default);
    }

    [Fact]
    public async Task A_decision_sent_over_the_api_is_in_the_history_and_in_the_set()
    {
        var passage = (await NextAsync(Desk("ana")))!;
        var sent = new { document = passage.DocumentId, start = passage.Start, end = passage.End, coder = "ana", label = "Mixed", note = "both", blind = true };
        var answer = await house.Client.PostAsJsonAsync($"/v1/labels/{_set}/codings", sent);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var coding = Assert.Single(await house.Client.GetFromJsonAsync<JsonElement[]>($"/v1/labels/{_set}/codings") ?? []);
        Assert.Equal(("mixed", true), (coding.GetProperty("label").GetString(), coding.GetProperty("blind").GetBoolean()));
        Assert.Contains("\"coder\":\"ana\"", await house.Client.GetStringAsync($"/v1/labels/{_set}.jsonl"));
    }

    [Theory]
    [InlineData("{}", "bad_coder")]
    [InlineData("{\"document\":null,\"coder\":\"ana\",\"start\":0,\"end\":5}", "unknown_document")]
    public async Task A_decision_without_a_coder_or_a_document_is_a_problem(string body, string code)
    {
        using var sent = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await house.Client.PostAsync($"/v1/labels/{_set}/codings", sent);
        Assert.True((int)answer.StatusCode is >= 400 and < 500);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("none-such", 0, 5, "ana", "mixed", "unknown_document")]
    [InlineData(null, 5, 5, "ana", "mixed", "bad_range")]
    [InlineData(null, 0, 5, "adjudicated", "mixed", "bad_coder")]
    [InlineData(null, 0, 5, "ana", "both", "unknown_label")]
    public async Task A_decision_that_cannot_be_kept_is_refused(string? document, int start, int end, string coder, string label, string code)
    {
        document ??= (await NextAsync(Desk("ana")))!.DocumentId;
        var answer = await house.Client.PostAsJsonAsync($"/v1/labels/{_set}/codings", new { document, start, end, coder, label });
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private CodingDesk Desk(string coder, CodingMode mode = CodingMode.Fresh) => new(house.Workspace, _set, coder, mode);

    private static async Task<PassageToCode?> NextAsync(CodingDesk desk) => (await desk.NextAsync(CancellationToken.None)).Value;
}
